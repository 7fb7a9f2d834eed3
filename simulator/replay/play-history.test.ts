import { beforeEach, describe, expect, it } from "vitest";
import { createWorld } from "#simulator/world/create-world.ts";
import { financialStatusOf } from "#simulator/world/order-status.ts";
import { sumsOf } from "#simulator/world/order-sums.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { addHistoryShop } from "./history-shop.ts";
import type { History, HistoryLine, Invoice } from "./history.ts";
import { HistoryPlayer } from "./play-history.ts";

const history: History = {
  format: "online-retail",
  currency: "GBP",
  country: "GB",
  timezone: "Europe/London",
  parts: () => {
    throw new Error("There is no file.");
  },
};

let player: HistoryPlayer;
let shop: ShopWorld;
let day: number;

function start(tillShare = 0) {
  const world = createWorld({ seed: 1 });
  shop = addHistoryShop(world, history, "replay.myshopify.com", []);
  player = new HistoryPlayer(world, shop, { seed: 1, tillShare, firstNeeded: 0 });
  day = 0;
}
beforeEach(() => start());

const line = (code: string, quantity: number, price: number): HistoryLine => ({
  line: 9,
  code,
  title: `The ${code}`,
  quantity,
  price,
});

function play(number: string, customer: string | null, ...lines: HistoryLine[]) {
  const invoice: Invoice = { number, line: 9, at: new Date(Date.UTC(2026, 0, ++day)), customer, lines };
  const { outcome, listed, events } = player.play(invoice);
  return { outcome, reasons: listed.map((row) => row.reason), topics: events.map((e) => e.rendered?.topic) };
}

const orders = () => [...shop.orders.values()];
const paidFor = (index: number) => {
  const order = orders()[index];
  return order && { status: financialStatusOf(order), left: sumsOf(order).currentTotal };
};

describe("an invoice", () => {
  it("becomes an order of its customer, with postage as shipping", () => {
    expect(play("1", "77", line("CUP", 2, 500), line("POST", 1, 300)).outcome).toBe("ordered");
    play("2", "77", line("CUP", 1, 500));
    expect(orders().map((each) => [each.email, sumsOf(each).total, sumsOf(each).shipping])).toEqual([
      ["customer-77@example.com", 1300, 300],
      ["customer-77@example.com", 500, 0],
    ]);
    expect(shop.customers.size).toBe(1);
  });

  it("without a customer is a guest's online and nobody's at the till", () => {
    play("1", null, line("CUP", 1, 500));
    expect(orders()[0]).toMatchObject({ channel: "online", email: "guest-1@example.com", customerId: null });
    start(1);
    play("1", null, line("CUP", 1, 500));
    expect(orders()[0]).toMatchObject({ channel: "pos", email: null, phone: null, customerId: null });
  });

  it("that goes on later in the file is an edit of its order, and is paid", () => {
    play("1", "77", line("CUP", 1, 500));
    play("2", "77", line("MUG", 1, 900));
    expect(play("1", "77", line("MUG", 1, 900))).toMatchObject({
      outcome: "continued",
      topics: expect.arrayContaining(["orders/edited", "orders/paid"]),
    });
    expect(paidFor(0)).toEqual({ status: "paid", left: 1400 });
  });

  it.each([
    ["a stock correction", null, line("CUP", -20, 0), "A stock correction: no price and no customer."],
    ["a bank charge", "77", line("BANK CHARGES", 1, 1500), "A book-keeping entry, no goods."],
    ["postage alone", "77", line("POST", 1, 300), "Postage without goods."],
    ["fewer than none", "77", line("CUP", -1, 500), "A negative quantity outside a cancellation."],
  ])("that is %s is listed and makes no order", (_what, customer, only, reason) => {
    expect(play("1", customer, only)).toEqual({ outcome: "listed", reasons: [reason], topics: [] });
    expect(orders()).toHaveLength(0);
  });

  it("with a gift voucher sells a gift card", () => {
    play("1", "77", line("GIFT_0001_20", 1, 2000));
    expect(orders()[0]?.lines).toMatchObject([{ giftCard: true, unitPrice: 2000 }]);
  });
});

describe("a cancellation", () => {
  it("refunds the lines of the newest order at that price, and older ones for the rest", () => {
    play("1", "77", line("CUP", 3, 500));
    play("2", "77", line("CUP", 2, 500), line("MUG", 1, 900));
    play("3", "77", line("CUP", 2, 450));
    expect(play("C4", "77", line("CUP", -3, 500))).toMatchObject({ outcome: "tookBack", reasons: [] });
    expect([paidFor(0), paidFor(1), paidFor(2)]).toEqual([
      { status: "partially_refunded", left: 1000 },
      { status: "partially_refunded", left: 900 },
      { status: "paid", left: 900 },
    ]);
  });

  it("of a whole order cancels it", () => {
    play("1", "77", line("CUP", 3, 500));
    play("C2", "77", line("CUP", -3, 500));
    expect(orders()[0]?.cancelledAt).toEqual(new Date("2026-01-02T00:00:00Z"));
    expect(player.counts).toMatchObject({ cancellations: 1, refunds: 0 });
  });

  it.each([
    [
      "a product never bought",
      "77",
      line("JUG", -1, 500),
      "No earlier purchase of this product by this customer.",
    ],
    [
      "what somebody else bought",
      "78",
      line("CUP", -1, 500),
      "No earlier purchase of this product by this customer.",
    ],
    ["without a customer", null, line("CUP", -1, 500), "A cancellation without a customer."],
    ["with a positive quantity", "77", line("CUP", 1, 500), "A cancellation with a positive quantity."],
    [
      "of postage nobody paid",
      "77",
      line("POST", -1, 300),
      "No earlier order of this customer has that much postage left.",
    ],
  ])("%s is listed and takes nothing back", (_what, customer, only, reason) => {
    play("1", "77", line("CUP", 3, 500));
    expect(play("C2", customer, only)).toMatchObject({ outcome: "listed", reasons: [reason] });
    expect(paidFor(0)).toEqual({ status: "paid", left: 1500 });
  });

  it("of more than was bought takes back what there is and lists the rest", () => {
    play("1", "77", line("CUP", 3, 500), line("MUG", 1, 900));
    expect(play("C2", "77", line("CUP", -5, 500))).toMatchObject({
      outcome: "tookBack",
      reasons: ["More is cancelled than this customer had bought of it before."],
    });
    expect(paidFor(0)).toEqual({ status: "partially_refunded", left: 900 });
    expect(play("C3", "77", line("CUP", -1, 500)).outcome).toBe("listed");
  });

  it("of postage refunds shipping, and a discount is an amount without goods", () => {
    play("1", "77", line("CUP", 3, 500), line("POST", 1, 300));
    play("C2", "77", line("POST", -1, 300));
    play("C3", "77", line("D", -1, 250));
    expect(paidFor(0)).toEqual({ status: "partially_refunded", left: 1250 });
    expect(orders()[0]?.lines[0]?.currentQuantity).toBe(3);
  });
});
