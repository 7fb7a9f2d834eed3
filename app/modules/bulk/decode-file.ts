export type DecodedFile = { ok: true; text: string } | { ok: false; problem: string };

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((byte, index) => bytes[index] === byte);

function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // "CSV" without the words "UTF-8" in Excel for Windows writes the code page of western Europe.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const refuse = (problem: string): DecodedFile => ({ ok: false, problem });

/** The text of an uploaded file without its byte order mark; in plain words why it is not one that can be read. */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (startsWith(bytes, 0x50, 0x4b)) {
    return refuse("This is a workbook, not a CSV file. In Excel or Numbers, save or export it as CSV first.");
  }
  const text = decode(bytes);
  if (text.trim() === "") return refuse("The file is empty.");
  // Postgres text cannot hold the NUL character, and no text has it.
  if (text.includes("\0")) return refuse("This is not a text file. Save it as CSV first.");
  if (/^\s*[[{<]/.test(text))
    return refuse("This is not a CSV file. Export it as CSV, with one row a person.");
  return { ok: true, text };
}
