/**
 * Reads a JSON body of up to so many bytes. Null for a larger one, of which the rest is not read, and for one that is
 * no JSON.
 */
export async function readJson(request: Request, mostBytes: number): Promise<unknown> {
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  for (let size = 0, read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > mostBytes) {
      await reader?.cancel();
      return null;
    }
    parts.push(read.value);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    return null;
  }
}
