import type { Order, World } from "./types.ts";

/** Webhooks write times in whole seconds, so the world counts in them too. */
export function momentOf(world: World, at: Date | undefined): Date {
  return new Date(Math.floor((at ?? world.now()).getTime() / 1000) * 1000);
}

/** Stamps a change: an order's updated_at grows with every one, even within a second. */
export function touch(order: Order, at: Date): void {
  order.updatedAt = new Date(Math.max(at.getTime(), order.updatedAt.getTime() + 1000));
}
