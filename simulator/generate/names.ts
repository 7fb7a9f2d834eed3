/** Common names without owners: any likeness is chance. */
export const firstNames = (
  "Ada Alma Anja Anton Ayla Ben Bruno Carla Clara David Deniz Edda Elif Emil Emma Erik Felix Finn Frida Greta " +
  "Hanna Hassan Hugo Ida Ines Jakob Jan Jana Jonas Julia Karim Katja Klara Lara Lea Lena Leo Leyla Lina Linus " +
  "Lotte Luca Luis Maja Malik Marie Marta Mats Max Mila Mina Mira Moritz Nadia Nele Nils Nina Nora Oskar Otto " +
  "Paul Paula Pia Rafael Romy Ronja Rosa Ruben Sami Sara Selma Simon Sofia Stella Svea Tara Theo Tilda Tim Toni " +
  "Vera Viktor Wanda Yara Yusuf Zoe"
).split(" ");

export const lastNames = (
  "Albers Arendt Bach Bauer Beck Berger Blum Brandt Busch Demir Diaz Dietz Ebert Engel Ernst Falk Fiedler Frank " +
  "Fuchs Funke Gross Haas Hahn Heller Hoffmann Horn Jansen Jung Kaiser Kaya Keller Klein Koch Konrad Kraus Kruse " +
  "Kuhn Lang Lenz Lindner Lorenz Ludwig Maier Marx Menzel Moser Neumann Nowak Otto Peters Pohl Popow Rau Reuter " +
  "Richter Roth Sander Sauer Scholz Seidel Simon Sommer Stark Stein Thiel Tran Ulrich Vogel Vogt Wagner Weber " +
  "Weiss Wendt Winter Wolf Yilmaz Ziegler Zimmer"
).split(" ");

/**
 * Numbers that Germany keeps free for film and television, a thousand in each of five cities:
 * https://www.bundesnetzagentur.de/DE/Fachthemen/Telekommunikation/Nummerierung/start.html (media numbers)
 */
const MEDIA_PREFIXES = ["+493023125", "+496990009", "+494066969", "+492214710", "+498999998"];

/** A phone number that reaches nobody; null when all are given out. */
export function mediaPhone(index: number): string | null {
  const prefix = MEDIA_PREFIXES[Math.floor(index / 1000)];
  return prefix === undefined ? null : prefix + String(index % 1000).padStart(3, "0");
}
