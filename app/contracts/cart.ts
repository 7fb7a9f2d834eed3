import { z } from "zod";

const digits = z.string().regex(/^[1-9]\d{0,18}$/);
/** A decimal as Shopify writes money: "12.50". */
const decimal = z.string().regex(/^\d{1,12}(\.\d{1,3})?$/);

/** A cart as a surface sees it, of whatever channel. It is for words and offers only: Shopify enforces what a code asks for. */
export const cartFacts = z.object({
  /** ISO 4217, the currency that the shopper pays in. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Goods after discounts, without delivery and added tax. */
  subtotal: decimal,
  /** Tax that is inside these amounts; "0" where it is added to them. Left out when the surface cannot tell. */
  tax: decimal.optional(),
  lines: z
    .array(
      z.object({
        productId: digits,
        variantId: digits,
        quantity: z.int().min(1).max(100_000),
        /** All pieces, after the discounts of the line. */
        amount: decimal,
        /** Left out when the surface cannot tell. */
        giftCard: z.boolean().optional(),
      }),
    )
    .max(500),
  /** Discount codes on the cart, of rewards and others. */
  codes: z.array(z.string().max(255)).max(50).default([]),
});

export type CartFacts = z.infer<typeof cartFacts>;

/** Language of the shopper: "en", "fr-CA". Unknown ones are answered in the shop's language, then in English. */
export const localeTag = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);

/** Names one wish of one shopper: sent again it is the same wish. Made by the surface, a UUID for example. */
export const requestId = z.string().regex(/^[\w-]{8,64}$/, "must be 8 to 64 letters, digits, - or _");
