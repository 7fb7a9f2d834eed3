/** One measured thing: ours beside a floor or peer, both run in turns in the same minutes. */
export interface BenchRow {
  work: string;
  unit: "per second" | "ms p99" | "KB gzip";
  ours: number[];
  beside: string;
  theirs: number[];
  /** What BENCH asks of ours / theirs; for times and sizes theirs / ours. */
  goal: number;
}

export const ROUNDS = 5;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

export const ratioOf = (row: BenchRow): number =>
  row.unit === "per second" ? median(row.ours) / median(row.theirs) : median(row.theirs) / median(row.ours);

/** Runs `work` with so many clients at once for a time; returns how often it ended per second. */
export async function throughput(
  clients: number,
  seconds: number,
  work: (client: number, nth: number) => Promise<unknown>,
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const started = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let nth = 0; performance.now() < until; nth++) {
        await work(client, nth);
        done++;
      }
    }),
  );
  return done / ((performance.now() - started) / 1000);
}

/** Runs `work` with so many clients at once for a time; returns how many milliseconds 99 of 100 calls took at most. */
export async function slowest(
  clients: number,
  seconds: number,
  work: (client: number, nth: number) => Promise<unknown>,
): Promise<number> {
  const took: number[] = [];
  await throughput(clients, seconds, async (client, nth) => {
    const started = performance.now();
    await work(client, nth);
    took.push(performance.now() - started);
  });
  return took.sort((a, b) => a - b)[Math.ceil(took.length * 0.99) - 1] ?? 0;
}

/** Both sides in turns, so that a busy minute hits both. */
export async function interleave(
  ours: (round: number) => Promise<number>,
  theirs: (round: number) => Promise<number>,
): Promise<{ ours: number[]; theirs: number[] }> {
  const figures: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  await ours(-1);
  await theirs(-1);
  for (let round = 0; round < ROUNDS; round++) {
    figures.ours.push(await ours(round));
    figures.theirs.push(await theirs(round));
  }
  return figures;
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

export function printTable(rows: readonly BenchRow[]): void {
  const lines = rows.map((row) => {
    const ratio = ratioOf(row);
    const range = (values: number[]) =>
      `${figure(median(values))} (${figure(Math.min(...values))}–${figure(Math.max(...values))})`;
    return [
      row.work,
      row.unit,
      range(row.ours),
      `${row.beside}: ${range(row.theirs)}`,
      ratio.toFixed(2),
      `≥ ${row.goal}`,
      ratio >= row.goal ? "yes" : "NO",
    ];
  });
  const table = [["work", "unit", "ours", "beside", "ratio", "goal", "met"], ...lines];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of table) {
    process.stdout.write(`${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`);
  }
}
