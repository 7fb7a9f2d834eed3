import { createServer, type ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { z } from "zod";
import { bulkFileLines } from "#app/shopify/operations/bulk-file.ts";

async function serve(answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}/orders.jsonl`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function linesOf(url: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of bulkFileLines(url, (address) => fetch(address))) lines.push(line);
  return lines;
}

it("lines are whole however the file is cut on its way, inside of a character too", async () => {
  const bytes = Buffer.from('{"a":"é"}\n{"b":1}\n{"c":2}', "utf8");
  await using server = await serve((response) => {
    response.write(bytes.subarray(0, 7));
    setImmediate(() => response.end(bytes.subarray(7)));
  });
  expect(await linesOf(server.url)).toEqual(['{"a":"é"}', '{"b":1}', '{"c":2}']);
});

it("an empty file has no lines", async () => {
  await using server = await serve((response) => response.end());
  expect(await linesOf(server.url)).toEqual([]);
});

it("a file that breaks off is not taken for a whole one", async () => {
  await using server = await serve((response) => {
    response.writeHead(200, { "Content-Length": "100" });
    response.write('{"a":1}\n');
    setImmediate(() => response.destroy());
  });
  await expect(linesOf(server.url)).rejects.toMatchObject({ problem: "unavailable" });
});

it("a file that is gone is told as such", async () => {
  await using server = await serve((response) => response.writeHead(404).end());
  await expect(linesOf(server.url)).rejects.toMatchObject({
    problem: "unavailable",
    message: "the file of the bulk operation answers HTTP 404",
  });
});
