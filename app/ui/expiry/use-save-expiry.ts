import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import type { SaveAnswer } from "../program/program-form.tsx";
import type { ExpiryAsk, ExpiryDraft } from "./expiry-draft.ts";

/** Sends the settings, and tells how it went. Stands outside the form, which a new version replaces. */
export function useSaveExpiry(version: number) {
  const fetcher = useFetcher<SaveAnswer>();
  const [asked, setAsked] = useState(version);
  const shopify = useAppBridge();
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data) return;
    shopify.toast.show(data.ok ? "Expiry rule saved" : "Not saved", { isError: !data.ok });
  }, [state, data, shopify]);
  const onSave = (ask: ExpiryAsk, { startsOn, note }: ExpiryDraft) => {
    setAsked(version);
    fetcher.submit(JSON.stringify({ ...ask, baseVersion: version, startsOn: startsOn || null, note }), {
      method: "post",
      encType: "application/json",
    });
  };
  // What was answered about a version says nothing about the one that was loaded since.
  return { onSave, saving: state !== "idle", answer: asked === version ? data : undefined };
}
