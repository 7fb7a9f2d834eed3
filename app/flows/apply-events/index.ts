export type { ArrivedEvent, EventOutcome } from "./applied-event.ts";
export { applyEvents } from "./apply-events.server.ts";
export { moveOrder } from "./move-order.server.ts";
export { loadPeople, type Shops } from "./load-batch.server.ts";
export { loadShops } from "./load-shops.server.ts";
