import { stringify } from "csv-stringify/sync";

export type CsvCell = string | number | Date | null;

/**
 * A spreadsheet runs a cell that begins like a formula, whoever wrote it (https://owasp.org/www-community/attacks/CSV_Injection).
 * An apostrophe makes it text; a plain negative number is left as it is.
 */
function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-\d+$/.test(text) ? `'${text}` : text;
}

const written = (cell: CsvCell): string => {
  if (cell === null) return "";
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === "number" ? String(cell) : guarded(cell);
};

/** Without it Excel takes UTF-8 for the code page of its country. */
const BYTE_ORDER_MARK = "\ufeff";

/** Rows as CSV text. */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  stringify(rows.map((row) => row.map(written)));

/** A file in pieces: the names of its columns, then page after page. */
export async function* csvFile(
  header: readonly string[],
  pages: AsyncIterable<readonly (readonly CsvCell[])[]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvText([header]);
  for await (const rows of pages) if (rows.length > 0) yield csvText(rows);
}
