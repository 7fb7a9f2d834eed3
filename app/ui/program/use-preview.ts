import type { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import type { EarningSettings } from "#app/modules/earning/settings.ts";

const WAIT_MS = 500;
const ADDRESS = "/app/program/preview";

/**
 * Asks for a preview when the settings have rested for half a second; the first time at once, and again when another
 * version was saved, because the preview compares with it.
 */
export function usePreview(
  fetcher: Pick<ReturnType<typeof useFetcher>, "submit">,
  settings: EarningSettings | null,
  version: number,
) {
  const { submit } = fetcher;
  const asked = useRef<string | null>(null);
  const text = settings ? JSON.stringify(settings) : null;
  const ask = useCallback(
    (body: string) => {
      asked.current = `${version}/${body}`;
      submit(body, { method: "post", action: ADDRESS, encType: "application/json" });
    },
    [submit, version],
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
