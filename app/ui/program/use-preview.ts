import type { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

const WAIT_MS = 500;

/**
 * Asks for a preview when the settings have rested for half a second; the first time at once, and again when another
 * version was saved, because the preview compares with it.
 */
export function usePreview(
  fetcher: Pick<ReturnType<typeof useFetcher>, "submit">,
  settings: object | null,
  version: number,
  address: string,
) {
  const { submit } = fetcher;
  const asked = useRef<string | null>(null);
  const text = settings ? JSON.stringify(settings) : null;
  const ask = useCallback(
    (body: string) => {
      asked.current = `${version}/${body}`;
      submit(body, { method: "post", action: address, encType: "application/json" });
    },
    [submit, version, address],
  );
  useEffect(() => {
    if (text === null || `${version}/${text}` === asked.current) return;
    const timer = setTimeout(() => ask(text), asked.current === null ? 0 : WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, ask, version]);
  return useCallback(() => {
    if (text !== null) ask(text);
  }, [ask, text]);
}
