import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

export type ChangeAnswer = { ok: true; told: string } | { ok: false };

/** Changes that need no form, sent to the page they stand on. */
export interface RewardChanges {
  send: (wish: object) => void;
  busy: boolean;
  /** The last one was done. */
  done: boolean;
}

export function useRewardChanges(): RewardChanges {
  const fetcher = useFetcher<ChangeAnswer>();
  const shopify = useAppBridge();
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data) return;
    shopify.toast.show(data.ok ? data.told : "Not saved: load the page again", { isError: !data.ok });
  }, [state, data, shopify]);
  return {
    send: (wish) => fetcher.submit(JSON.stringify(wish), { method: "post", encType: "application/json" }),
    busy: state !== "idle",
    done: state === "idle" && data?.ok === true,
  };
}
