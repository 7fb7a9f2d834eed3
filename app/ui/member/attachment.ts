import { z } from "zod";
import { asProfileId, asShopId, toShopifyId } from "#app/vocabulary/ids.ts";
import { orderReason } from "../order-words.ts";

/** One order among several, as a form names it. */
export const choiceOf = (order: { shopId: number; orderId: string }): string =>
  `${order.shopId}~${order.orderId}`;

const choice = z
  .string()
  .regex(/^[1-9]\d{0,8}~[1-9]\d{0,18}$/)
  .transform((text, context) => {
    const [shopId, id] = text.split("~");
    const orderId = toShopifyId(id);
    if (orderId) return { shopId: asShopId(Number(shopId)), orderId };
    context.addIssue({ code: "custom", message: "This order cannot be." });
    return z.NEVER;
  });

/** What the page of a member asks to be done with an order. */
export const memberOrderForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("attach"),
    number: z
      .string()
      .trim()
      .min(1, "Enter the number of an order.")
      .max(200, "This is too long for an order number."),
    choice: choice.nullable().default(null),
    confirmedOwner: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform((text) => asProfileId(Number(text)))
      .nullable()
      .default(null),
  }),
  z.object({ intent: z.literal("detach"), choice }),
]);

export interface NumberedOrder {
  shopId: number;
  orderId: string;
  name: string;
  shopName: string;
  processedAt: Date;
  total: number;
  currency: string;
}

interface Moved {
  ok: true;
  order: NumberedOrder;
  to: { name: string } | null;
  available: number;
  pending: number;
  reason: string;
  /** Their time was over before they came. */
  areOver: boolean;
}

export type MoveReply =
  | Moved
  | { ok: false; reason: "several_orders"; orders: NumberedOrder[] }
  | {
      ok: false;
      reason: "of_another";
      order: NumberedOrder;
      owner: { profileId: number; name: string };
      points: number;
    }
  | { ok: false; reason: "refused"; message: string };

const REFUSALS = {
  unknown_order: "No order with this number is known here. A new order can take a minute to arrive.",
  already_theirs: "This order already belongs to this member.",
  owner_erased: "This order belongs to a person whose data was erased, so it stays there.",
  not_attached: "This order is not attached to this member any more. Reload the page.",
};

export const refusal = (reason: keyof typeof REFUSALS): MoveReply => ({
  ok: false,
  reason: "refused",
  message: REFUSALS[reason],
});

/** What is wrong with a form, in plain words. */
export const refuseForm = ({ issues }: z.ZodError): MoveReply => ({
  ok: false,
  reason: "refused",
  message:
    issues.find(({ path }) => path[0] === "number")?.message ??
    "This form is out of date. Close it and open it again.",
});

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What attaching did, in one line. */
export function attachedSentence(moved: Moved, points: (value: number) => string): string {
  const { order, available, pending, reason, areOver } = moved;
  const attached = `Order ${order.name} attached`;
  if (areOver) return `${attached}, but its ${points(available)} have expired already`;
  if (available > 0) return `${attached}: ${points(available)}`;
  if (pending > 0) return `${attached}: ${points(pending)}, still pending`;
  return `${attached}. It gives no points: ${lowerFirst(orderReason(reason))}`;
}

export const detachedSentence = ({ order, to }: Moved): string =>
  to ? `Order ${order.name} now belongs to ${to.name}` : `Order ${order.name} now belongs to nobody`;
