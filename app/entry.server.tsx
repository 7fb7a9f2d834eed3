import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { logger } from "#app/platform/logger.server.ts";
import { withoutNul } from "#app/platform/without-nul.ts";
import { addDocumentResponseHeaders } from "#app/shopify/auth/app.server.ts";

export const streamTimeout = 8_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  const whole = isbot(request.headers.get("User-Agent") ?? "");
  return new Promise((resolve, reject) => {
    let finalStatus = status;
    const send = () => {
      const body = withoutNul();
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      [whole ? "onAllReady" : "onShellReady"]: send,
      onShellError: reject,
      onError(error: unknown) {
        finalStatus = 500;
        logger.error({ err: error }, "page could not be rendered");
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) logger.error({ err: error }, "request failed");
}
