import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";

/** A CSV file that is sent as it is made. */
export const csvResponse = (pieces: AsyncIterable<string>, fileName: string): Response =>
  new Response(createReadableStreamFromReadable(Readable.from(pieces, { objectMode: false })), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
    },
  });
