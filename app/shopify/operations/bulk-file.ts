import { AdminApiError } from "./admin-client.ts";

/** No order's line comes near this; without a limit one endless line would fill the memory. */
const LONGEST_LINE = 5_000_000;

/**
 * The lines of a bulk operation's result, read as they arrive.
 * @throws AdminApiError when the file cannot be had, breaks off, or holds an endless line
 */
export async function* bulkFileLines(
  url: string,
  fetch: (url: string) => Promise<Response>,
): AsyncGenerator<string> {
  const response = await fetch(url);
  if (!response.ok || !response.body) {
    throw new AdminApiError("unavailable", `the file of the bulk operation answers HTTP ${response.status}`);
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > LONGEST_LINE)
        throw new AdminApiError("not-understood", "the file has an endless line");
      yield* lines;
    }
  } catch (error) {
    // undici's word for a connection that ended too early.
    if (!(error instanceof TypeError)) throw error;
    throw new AdminApiError("unavailable", "the file of the bulk operation broke off");
  } finally {
    // A consumer that stops early must not leave the download running.
    await reader.cancel().catch(() => undefined);
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
