import { z } from "zod";
import { fraction } from "../fraction.ts";
import type { OrderAward, OrderRuleFacts } from "./rule-kind.ts";

/** Whether a bonus on goods counts each piece, or the order once. */
export const per = z
  .enum(["piece", "order"])
  .default("piece")
  .meta({ title: "Given", choices: { piece: "For each piece", order: "Once per order" } });

export const perWords = { piece: "for each piece", order: "once per order" } as const;

/** Points for the pieces that are still there and that may earn. */
export function awardPieces(
  { goods }: OrderRuleFacts,
  settings: { points: number; per: "piece" | "order" },
  counts: (good: OrderRuleFacts["goods"][number]) => boolean,
): OrderAward {
  const pieces = goods.filter(counts).reduce((sum, good) => sum + good.pieces, 0);
  if (pieces === 0) return null;
  return { points: fraction(settings.points * (settings.per === "piece" ? pieces : 1)) };
}
