import { unstable_parseMultipartFormData as parseMultipart, type UploadHandler } from "@remix-run/node";

export interface Upload {
  fields: Record<string, string>;
  file: { name: string; bytes: Uint8Array } | null;
}

export type UploadAnswer = { ok: true; upload: Upload } | { ok: false; reason: "too_large" | "not_a_form" };

/** The boundaries and fields around a file. */
const AROUND_BYTES = 64 * 1024;
const MOST_FIELD_BYTES = 16 * 1024;

/** Up to so many bytes; null for more, which are read and let go. */
async function collect(parts: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    size += part.byteLength;
    if (size <= most) kept.push(part);
  }
  return size <= most ? Buffer.concat(kept) : null;
}

/** Reads a form with one file, which may hold so many bytes and no more. */
export async function readUpload(request: Request, mostBytes: number): Promise<UploadAnswer> {
  if (Number(request.headers.get("Content-Length")) > mostBytes + AROUND_BYTES) {
    return { ok: false, reason: "too_large" };
  }
  const upload: Upload = { fields: {}, file: null };
  const tooLarge: string[] = [];
  const take: UploadHandler = async ({ name, filename, data }) => {
    const bytes = await collect(data, filename === undefined ? MOST_FIELD_BYTES : mostBytes);
    if (bytes === null) tooLarge.push(name);
    else if (filename === undefined) upload.fields[name] = new TextDecoder().decode(bytes);
    else upload.file = { name: filename, bytes };
    return null;
  };
  try {
    await parseMultipart(request, take);
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, reason: "not_a_form" };
    throw error;
  }
  return tooLarge.length > 0 ? { ok: false, reason: "too_large" } : { ok: true, upload };
}
