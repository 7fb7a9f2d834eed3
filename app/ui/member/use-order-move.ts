import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import type { MoveReply } from "./attachment.ts";

/** Sends what is to be done with an order; tells when it is done, else keeps the reply for the form. */
export function useOrderMove(
  action: string,
  words: (moved: Extract<MoveReply, { ok: true }>) => string,
  onDone: () => void,
) {
  const fetcher = useFetcher<MoveReply>();
  const shopify = useAppBridge();
  const [reply, setReply] = useState<Extract<MoveReply, { ok: false }> | null>(null);
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data) return;
    setReply(data.ok ? null : data);
    if (!data.ok) return;
    shopify.toast.show(words(data));
    onDone();
    // Each answer is told once; the callbacks may change in between.
  }, [state, data]);
  return {
    reply,
    forget: () => setReply(null),
    isSending: state !== "idle",
    send: (form: Record<string, string>) => fetcher.submit(form, { method: "post", action }),
  };
}
