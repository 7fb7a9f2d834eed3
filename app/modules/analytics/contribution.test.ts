import { expect, it } from "vitest";
import { asMerchantId, asProfileId, asShopId } from "#app/vocabulary/ids.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { minor, order } from "#tests/factories/order.ts";
import { contributionOf } from "./contribution.ts";

const of = (changes: Partial<OrderFacts>, timeZone = "Europe/Berlin") =>
  contributionOf(
    { merchantId: asMerchantId(1), shopId: asShopId(2), profileId: asProfileId(3), state: order(changes) },
    timeZone,
  );

it("counts an order with what is left of it, on the shop's day", () => {
  const late = new Date("2026-05-01T22:30:00Z");
  expect(of({ processedAt: late, currentTotal: minor(4_200) })).toEqual({
    merchantId: 1,
    shopId: 2,
    profileId: 3,
    channel: "online",
    day: "2026-05-02",
    orders: 1,
    net: 4_200,
  });
  expect(of({ processedAt: late }, "America/New_York").day).toBe("2026-05-01");
});

it.each<Partial<OrderFacts>>([
  { deleted: true },
  { test: true },
  { cancelledAt: new Date("2026-05-02T00:00:00Z") },
  { financialStatus: "voided" },
  { financialStatus: "expired" },
])("counts nothing for %o", (changes) => {
  expect([of(changes).orders, of(changes).net]).toEqual([0, 0]);
});
