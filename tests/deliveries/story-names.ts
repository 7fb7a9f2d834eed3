import type { OrderState, OrderStory } from "./order-story.ts";

/** How a story reads in Shopify's words, by webhook and by the Admin API alike. */
export const money = (cents: number): string => (cents / 100).toFixed(2);
export const time = (at: number): string => new Date(at).toISOString();
export const gid = (kind: string, id: number): string => `gid://shopify/${kind}/${id}`;

export const orderIdOf = (story: OrderStory): number => 7_000_000_000 + story.number;
export const customerIdOf = (buyer: number): number => 8_000_000 + buyer;
export const emailOf = (buyer: number): string => `buyer${buyer}@example.com`;

export const lineId = (story: OrderStory, nth: number): number => orderIdOf(story) * 100 + nth;
export const refundId = (story: OrderStory, nth: number): number => orderIdOf(story) * 100 + nth;
export const total = (state: OrderState, count: "quantity" | "kept"): string =>
  money(state.lines.reduce((sum, line) => sum + (line.price - line.discount) * line[count], 0));
export const financial = (state: OrderState): string =>
  !state.paid ? "pending" : state.refunds.length > 0 ? "partially_refunded" : "paid";
