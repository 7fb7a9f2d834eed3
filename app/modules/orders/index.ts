export { carryOver, isFurther, isNewer, nameless, withParts, type OrderParts } from "./newest-state.ts";
export { orderKey, type OrderKey, type OrderPins, type OrderRecord } from "./order-record.ts";
export { loadOrders, moveOrders, writeOrders, writeParts, type NewPart } from "./orders.store.server.ts";
export { redactOrders } from "./redact-orders.store.server.ts";
export { findOrders } from "./find-orders.store.server.ts";
export { readOrderNumber } from "./order-number.ts";
export {
  loadProductFacts,
  productKey,
  writeProductFacts,
  type ProductFact,
} from "./product-facts.store.server.ts";
export * from "./list-person-orders.store.server.ts";
export { listMaturedOrders, listOrderKeys, listRecentOrderKeys } from "./order-keys.store.server.ts";
export { listOrdersOfPeople } from "./person-history.store.server.ts";
export * from "./list-product-titles.store.server.ts";
export * from "./read-order-points.store.server.ts";
export { readOrderArchive, type ArchivedOrder } from "./read-person-archive.store.server.ts";
