import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

export type SaveAnswer =
  /** `address`: where what is new can be seen. */
  | { ok: true; version: number; address?: string }
  | { ok: false; reason: "stale" }
  | { ok: false; reason: "invalid"; errors: Record<string, string> };

/**
 * Sends settings that are saved on top of a version, and tells how it went. Stands outside the form, which a new
 * version replaces. `saved`: the words of success.
 */
export function useVersionedSave(version: number, saved: string) {
  const fetcher = useFetcher<SaveAnswer>();
  const [asked, setAsked] = useState(version);
  const shopify = useAppBridge();
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data) return;
    shopify.toast.show(data.ok ? saved : "Not saved", { isError: !data.ok });
  }, [state, data, saved, shopify]);
  const submit = (wish: object) => {
    setAsked(version);
    fetcher.submit(JSON.stringify({ ...wish, baseVersion: version }), {
      method: "post",
      encType: "application/json",
    });
  };
  // What was answered about a version says nothing about the one that was loaded since.
  return { submit, saving: state !== "idle", answer: asked === version ? data : undefined };
}
