import { Suspense, useEffect, useState, type ReactNode } from "react";

/**
 * A part of the page whose content is still on its way. The server draws the fallback only: a Suspense boundary that
 * is hydrated while its parents change is thrown away and drawn anew, with an error (https://react.dev/errors/421).
 */
export function Streamed({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const [inBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  return inBrowser ? <Suspense fallback={fallback}>{children}</Suspense> : fallback;
}
