import type { CartFacts } from "#app/contracts/cart.ts";
import type { RedemptionAnswer, RedemptionRequest } from "#app/contracts/redemptions.ts";
import { PATIENCE_MS, type Ask } from "./ask-app.ts";
import { readRedemption } from "./read-answers.ts";
import { requestIds } from "./request-ids.ts";

export interface RedemptionWish {
  rewardId: number;
  points?: number;
  /** At checkout. */
  cart?: CartFacts;
}

type Refusal = Extract<RedemptionAnswer, { ok: false }>;

export interface RedemptionRequests {
  /** Null when no answer came: asked again it is still the same wish. */
  redeem: (wish: RedemptionWish) => Promise<RedemptionAnswer | null>;
  /** What was undone before, or is not there, is as good as undone now. */
  undo: (redemptionId: number) => Promise<"undone" | Refusal | null>;
}

export function redemptionRequests(
  ask: Ask,
  path: "/api/checkout/redemptions" | "/api/account/redemptions",
  locale: () => string,
): RedemptionRequests {
  const ids = requestIds();
  const send = async (request: RedemptionRequest) =>
    readRedemption(await ask(path, request, { patienceMs: PATIENCE_MS }));
  return {
    async redeem(wish) {
      const requestId = ids.of(wish.rewardId, wish.points);
      const answer = await send({ does: "redeem", requestId, locale: locale(), ...wish });
      if (answer) ids.answered(wish.rewardId, wish.points);
      return answer;
    },
    async undo(redemptionId) {
      const answer = await send({ does: "undo", locale: locale(), redemptionId });
      if (answer === null) return null;
      return answer.ok || answer.reason === "unknown_redemption" ? "undone" : answer;
    },
  };
}
