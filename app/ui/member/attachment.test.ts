import { expect, it } from "vitest";
import { attachedSentence, choiceOf, detachedSentence, memberOrderForm, refuseForm } from "./attachment.ts";

const order = {
  shopId: 3,
  orderId: "42",
  name: "#1001",
  shopName: "Test",
  processedAt: new Date("2026-05-01T10:00:00Z"),
  total: 10_000,
  currency: "EUR",
};
const moved = {
  ok: true as const,
  order,
  to: { name: "Ada Example" },
  available: 0,
  pending: 0,
  reason: "earns",
  areOver: false,
};
const points = (value: number) => `${value} points`;

it.each([
  [{ available: 100 }, "Order #1001 attached: 100 points"],
  [{ pending: 100 }, "Order #1001 attached: 100 points, still pending"],
  [{ available: 100, areOver: true }, "Order #1001 attached, but its 100 points have expired already"],
  [{ reason: "cancelled" }, "Order #1001 attached. It gives no points: cancelled"],
  [{ reason: "deleted" }, "Order #1001 attached. It gives no points: deleted in Shopify"],
  [{ reason: "before_start" }, "Order #1001 attached. It gives no points: made before the program started"],
])("tells what attaching gave: %j", (changes, sentence) => {
  expect(attachedSentence({ ...moved, ...changes }, points)).toBe(sentence);
});

it("tells whose order it is after detaching", () => {
  expect(detachedSentence(moved)).toBe("Order #1001 now belongs to Ada Example");
  expect(detachedSentence({ ...moved, to: null })).toBe("Order #1001 now belongs to nobody");
});

it("reads what a form asks for", () => {
  expect(memberOrderForm.parse({ intent: "attach", number: " #1001 " })).toEqual({
    intent: "attach",
    number: "#1001",
    choice: null,
    confirmedOwner: null,
  });
  const sent = { intent: "attach", number: "1001", choice: choiceOf(order), confirmedOwner: "7" };
  expect(memberOrderForm.parse(sent)).toMatchObject({
    choice: { shopId: 3, orderId: "42" },
    confirmedOwner: 7,
  });
  expect(memberOrderForm.parse({ intent: "detach", choice: "3~42" })).toMatchObject({ intent: "detach" });
});

const STALE = "This form is out of date. Close it and open it again.";

it.each([
  [{ intent: "attach", number: "  " }, "Enter the number of an order."],
  [{ intent: "attach", number: "1".repeat(201) }, "This is too long for an order number."],
  [{ intent: "attach", number: "1", choice: "3" }, STALE],
  [{ intent: "attach", number: "1", choice: "3~9999999999999999999" }, STALE],
  [{ intent: "attach", number: "1", confirmedOwner: "-1" }, STALE],
  [{ intent: "detach" }, STALE],
  [{}, STALE],
])("refuses %j", (form, message) => {
  const parsed = memberOrderForm.safeParse(form);
  if (parsed.success) throw new Error("the form was taken");
  expect(refuseForm(parsed.error)).toEqual({ ok: false, reason: "refused", message });
});
