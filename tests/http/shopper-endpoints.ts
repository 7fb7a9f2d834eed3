import { readdirSync } from "node:fs";
import { join } from "node:path";

/** What somebody owns, by its numbers. */
export interface Owned {
  memberId: number;
  orderId: string;
  redemptionId: number;
  holdId: number;
}

export interface Endpoint {
  /** Who may come in: by a session token of the till, the checkout or the account, or through the app proxy. */
  door: "pos" | "checkout" | "account" | "proxy";
  /** A body that makes sense of whoever the token names; null for a GET. */
  wish: object | null;
  /** Bodies that name what is somebody else's. */
  names?: (of: Owned) => object[];
}

const locale = "en";
const cart = {
  currency: "EUR",
  subtotal: "40.00",
  lines: [{ productId: "1", variantId: "1", quantity: 1, amount: "40.00" }],
  codes: [],
};

/** An order, in the checkout or in the account. */
const orderAt = (door: "checkout" | "account"): Endpoint => ({
  door,
  wish: { locale, orderId: "987654321" },
  names: ({ orderId }) => [{ locale, orderId }],
});

const redemptionsAt = (door: "checkout" | "account"): Endpoint => ({
  door,
  wish: { does: "undo", locale, redemptionId: 987_654_321 },
  names: ({ redemptionId }) => [{ does: "undo", locale, redemptionId }],
});

/** Every address that extensions and the theme may ask. A route that is missing here fails the test. */
export const ENDPOINTS: Record<string, Endpoint> = {
  "api.pos.holds.tsx": {
    door: "pos",
    wish: { does: "hold", requestId: "request-1", points: 1, memberId: 987_654_321 },
    names: ({ memberId, holdId }) => [
      { does: "hold", requestId: "request-1", points: 1, memberId },
      { does: "release", holdId },
    ],
  },
  "api.checkout.view.tsx": { door: "checkout", wish: { locale, cart } },
  "api.checkout.order.tsx": orderAt("checkout"),
  "api.checkout.redemptions.tsx": redemptionsAt("checkout"),
  "api.account.view.tsx": { door: "account", wish: { locale } },
  "api.account.order.tsx": orderAt("account"),
  "api.account.redemptions.tsx": redemptionsAt("account"),
  "proxy.storefront.tsx": { door: "proxy", wish: null },
};

/** Asked by other programs of the merchant, with a key: see actions.test.ts. */
export const WITH_KEYS = ["api.actions.tsx", "api.birthdays.tsx"];

/** The files of all routes that answer without the admin. */
export const foundRoutes = (): string[] =>
  readdirSync(join(import.meta.dirname, "..", "..", "app", "routes"))
    .filter((file) => /^(api|proxy)\./.test(file))
    .sort();

/** What nobody owns. */
export const NOBODYS: Owned = {
  memberId: 987_654_321,
  orderId: "987654321",
  redemptionId: 987_654_321,
  holdId: 987_654_321,
};
