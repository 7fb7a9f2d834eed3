/** Amounts by currency as a draft keeps them: "EUR=5;USD=5.50". What is not typed yet is left out. */
export const writeAmounts = (amounts: Readonly<Record<string, unknown>>): string =>
  Object.entries(amounts)
    .filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[1].trim() !== "")
    .map(([currency, amount]) => `${currency}=${amount}`)
    .join(";");

/** The amounts of a draft; a decimal comma is as good as a point. */
export const readAmounts = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(";")
      .filter(Boolean)
      .map((part) => {
        const [currency = "", amount = ""] = part.split("=");
        return [currency, amount.trim().replace(",", ".")];
      }),
  );

/** The text of one currency as it was typed. */
export const typedAmount = (text: string, currency: string): string =>
  text
    .split(";")
    .find((part) => part.startsWith(`${currency}=`))
    ?.slice(currency.length + 1) ?? "";

/** The draft with another text for one currency, the others as they were typed. */
export function withAmount(text: string, currency: string, amount: string): string {
  const others = text.split(";").filter((part) => part !== "" && !part.startsWith(`${currency}=`));
  // What separates amounts cannot be part of one.
  const typed = amount.replace(/[;=]/g, "");
  return (typed === "" ? others : [...others, `${currency}=${typed}`]).join(";");
}
