import { expect, it } from "vitest";
import { asShopId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { id } from "#tests/factories/order.ts";
import { PersonHistory, type HistoryOrder } from "./person-history.ts";

const placed = (number: number, at: string, stands = true, shop = 1): HistoryOrder => ({
  shopId: asShopId(shop),
  orderId: id(number),
  processedAt: new Date(at),
  stands,
  ruleVersion: 1,
});

function history(...orders: HistoryOrder[]): PersonHistory {
  const made = new PersonHistory();
  for (const order of orders) made.put(order);
  return made;
}

const rankOf = (of: PersonHistory, order: HistoryOrder) => of.factsOf(order, "2026-05-01").rank;

it("counts orders by purchase, not by arrival", () => {
  const [late, early] = [placed(1, "2026-05-02T00:00:00Z"), placed(2, "2026-05-01T00:00:00Z")];
  const both = history(late, early);
  expect([rankOf(both, early), rankOf(both, late)]).toEqual([1, 2]);
});

it("counts no order that does not stand, and gives it no rank", () => {
  const [first, second] = [placed(1, "2026-05-01T00:00:00Z", false), placed(2, "2026-05-02T00:00:00Z")];
  const both = history(first, second);
  expect([rankOf(both, first), rankOf(both, second)]).toEqual([null, 1]);
});

it("ends every tie by shop and number, which is no text", () => {
  const at = "2026-05-01T00:00:00Z";
  const [nine, ten, other] = [placed(9, at), placed(10, at), placed(1, at, true, 2)];
  const all = history(other, ten, nine);
  expect([nine, ten, other].map((order) => rankOf(all, order))).toEqual([1, 2, 3]);
});

it("adds up what rules gave before an order: on its day, in its month, ever", () => {
  const orders = [
    placed(1, "2026-04-30T10:00:00Z"),
    placed(2, "2026-05-01T10:00:00Z"),
    placed(3, "2026-05-02T10:00:00Z"),
  ];
  const [april, first, second] = orders;
  if (!april || !first || !second) throw new Error("three orders");
  const all = history(...orders);
  const give = (order: HistoryOrder, day: `${number}-${number}-${number}`, points: number) =>
    all.give(order, { day, awards: [{ ruleId: "a", points: toPoints(points) }] });
  give(april, "2026-04-30", 1);
  give(first, "2026-05-01", 10);
  give(second, "2026-05-02", 100);
  expect(all.factsOf(second, "2026-05-02").given.get("a")).toEqual({ day: 0, month: 10, ever: 11 });
  expect(all.factsOf(second, "2026-05-01").given.get("a")).toEqual({ day: 10, month: 10, ever: 11 });
  expect(all.factsOf(april, "2026-04-30").given.get("a")).toBeUndefined();
});

it("leaves its copy alone", () => {
  const order = placed(1, "2026-05-01T00:00:00Z");
  const all = history(order);
  const copy = all.copy();
  all.remove(order);
  expect([all.orders().length, copy.orders().length]).toEqual([0, 1]);
});
