import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

export type RewardAnswer =
  | { ok: true; did: "give" | "take_back"; code: string | null }
  | { ok: false; errors: Record<string, string> };

/** Sends a wish about a member's rewards, and tells how it went. */
export function useRewardAnswer(profileId: number, onDone: () => void) {
  const fetcher = useFetcher<RewardAnswer>();
  const shopify = useAppBridge();
  const [answered, setAnswered] = useState<RewardAnswer | undefined>();
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data) return;
    setAnswered(data);
    if (!data.ok) return;
    const given = data.code ? `Reward given. Code: ${data.code}` : "Reward given";
    shopify.toast.show(data.did === "give" ? given : "Reward taken back");
    onDone();
    // Each answer is told once; the callbacks may change in between.
  }, [state, data]);
  const errors: Record<string, string> = answered && !answered.ok ? answered.errors : {};
  return {
    errors,
    forget: () => setAnswered(undefined),
    busy: state !== "idle",
    send: (wish: Record<string, string>) =>
      fetcher.submit(wish, { method: "post", action: `/app/members/${profileId}/rewards` }),
  };
}
