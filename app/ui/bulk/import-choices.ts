import { z } from "zod";

export const MOST_FILE_BYTES = 20 * 1024 * 1024;
export const FILE_TOO_LARGE = "The file is larger than 20 MB. Split it into several files.";

export const importChoices = z.object({
  mode: z.enum(["add", "set"], "Choose what the numbers in the file mean."),
  strangers: z.enum(["refuse", "create"], "Choose what to do with people who are not here yet."),
  // Postgres text cannot hold the NUL character.
  note: z
    .string("Say why: the shopper can read it.")
    .transform((text) => text.replaceAll("\0", ""))
    .pipe(
      z.string().trim().min(1, "Say why: the shopper can read it.").max(200, "Use at most 200 characters."),
    ),
});

export type ImportErrors = Partial<Record<"file" | "mode" | "strangers" | "note", string>>;
export type ImportAnswer = { ok: true; runId: number } | { ok: false; errors: ImportErrors };

interface Uploaded {
  fields: Record<string, string>;
  file: { name: string; bytes: Uint8Array } | null;
}

type ReadImport =
  | { ok: true; choices: z.infer<typeof importChoices>; file: { name: string; bytes: Uint8Array } }
  | { ok: false; errors: ImportErrors };

/** What the form of an import says, or what is wrong with it, by field. */
export function readImportForm({ fields, file }: Uploaded): ReadImport {
  const parsed = importChoices.safeParse(fields);
  const errors: ImportErrors = {};
  if (!file || file.bytes.byteLength === 0) errors.file = "Choose a CSV file that is not empty.";
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = path[0];
    if (field === "mode" || field === "strangers" || field === "note") errors[field] ??= message;
  }
  if (!parsed.success || !file || errors.file) return { ok: false, errors };
  return { ok: true, choices: parsed.data, file: { ...file, name: file.name.slice(0, 200) || "file.csv" } };
}
