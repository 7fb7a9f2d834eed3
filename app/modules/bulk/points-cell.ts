export type PointsCell = { ok: true; points: number } | { ok: false; problem: string };

/** More in one row is taken for a mistake; no member of a real program holds that many. */
const MOST_POINTS = 10_000_000;

/** As people and spreadsheets write a cell: spaces around it, and Excel's apostrophe that keeps it as text. */
export const cleanCell = (cell: string | undefined): string =>
  (cell ?? "").trim().replace(/^['’]/, "").trim();

const refuse = (problem: string): PointsCell => ({ ok: false, problem });

/** Whole numbers that can be read in one way only: 1234, 1 234, 1'234, 1.234.567, 120.00. */
const WHOLE = [
  /^[+-]?\d+$/,
  /^[+-]?\d+[.,]0{1,2}$/,
  /^[+-]?\d{1,3}(?:[\s'’]\d{3})+$/,
  /^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/,
  /^[+-]?\d{1,3}(?:,\d{3})+\.0{1,2}$/,
  /^[+-]?\d{1,3}(?:\.\d{3})+,0{1,2}$/,
];

const wholeNumber = (text: string): number =>
  Number(text.replace(/[.,]0{1,2}$/, "").replace(/[.,\s'’]/g, ""));

function problemOf(text: string): string {
  const quoted = `“${text.slice(0, 40)}”`;
  if (text === "") return "There are no points in this row.";
  if (text.startsWith("=")) return `${quoted} is a formula. Write the number itself.`;
  if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text)) {
    return `${quoted} was shortened by a spreadsheet. Write out all digits.`;
  }
  if (/^[+-]?\d{1,3}[.,]\d{3}$/.test(text)) {
    return `${quoted} can be read in two ways. Write the points without a separator.`;
  }
  if (/^[+-]?\d*[.,]\d+$/.test(text)) return `${quoted} is not a whole number. Points have no decimals.`;
  return `${quoted} is not a number of points.`;
}

/** Points as a cell says them, or in plain words why they cannot be read for certain. */
export function readPointsCell(cell: string | undefined): PointsCell {
  const text = cleanCell(cell).replace(/^\u2212/, "-");
  if (!WHOLE.some((form) => form.test(text))) return refuse(problemOf(text));
  const points = wholeNumber(text);
  if (Math.abs(points) > MOST_POINTS)
    return refuse("More than 10,000,000 points in one row are taken for a mistake.");
  return { ok: true, points: points === 0 ? 0 : points };
}
