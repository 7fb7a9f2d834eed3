import type { Cart } from "./checkout/types.ts";
import type { GiftCard, StoreCreditAccount } from "./credit/types.ts";
import type { DiscountFunction } from "./discounts/function-types.ts";
import type { Discount } from "./discounts/types.ts";
import type { MinorUnits, NumericId, Order } from "./order-types.ts";

export type * from "./credit/types.ts";
export type * from "./discounts/function-types.ts";
export type * from "./discounts/types.ts";
export type * from "./event-types.ts";
export type * from "./order-types.ts";

export type Shop = {
  id: NumericId;
  /** The permanent domain, such as throughline-demo.myshopify.com. */
  domain: string;
  name: string;
  email: string;
  owner: string;
  currency: string;
  timezone: string;
  country: string;
  taxesIncluded: boolean;
  /** One flat tax: enough to exercise included and added taxes. */
  tax: { title: string; rate: number };
  plan: string;
  createdAt: Date;
};

export type Product = {
  id: NumericId;
  title: string;
  handle: string;
  vendor: string;
  productType: string;
  tags: string[];
  giftCard: boolean;
  status: "active" | "archived" | "draft";
  variantIds: NumericId[];
  createdAt: Date;
  updatedAt: Date;
};

export type Variant = {
  id: NumericId;
  productId: NumericId;
  title: string;
  sku: string;
  price: MinorUnits;
  taxable: boolean;
  requiresShipping: boolean;
  inventoryItemId: NumericId;
};

export type Collection = {
  id: NumericId;
  title: string;
  handle: string;
  productIds: NumericId[];
  updatedAt: Date;
};

export type Location = {
  id: NumericId;
  name: string;
  city: string;
  active: boolean;
  /** Units on hand by variant id. */
  stock: Map<NumericId, number>;
};

export type StaffMember = { id: NumericId; firstName: string; lastName: string; email: string };

export type Customer = {
  id: NumericId;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  tags: string[];
  note: string | null;
  verifiedEmail: boolean;
  state: "disabled" | "enabled";
  createdAt: Date;
  updatedAt: Date;
};

export type Metafield = {
  id: NumericId;
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
};

export type ShopWorld = {
  shop: Shop;
  products: Map<NumericId, Product>;
  variants: Map<NumericId, Variant>;
  collections: Map<NumericId, Collection>;
  locations: Map<NumericId, Location>;
  staff: Map<NumericId, StaffMember>;
  customers: Map<NumericId, Customer>;
  /** Customer ids by lower-cased e-mail and by phone: Shopify holds each contact once. */
  customerByContact: Map<string, NumericId>;
  orders: Map<NumericId, Order>;
  discounts: Map<NumericId, Discount>;
  giftCards: Map<NumericId, GiftCard>;
  storeCreditAccounts: Map<NumericId, StoreCreditAccount>;
  /** By token. */
  carts: Map<string, Cart>;
  /** Keyed owner gid, namespace and key. */
  metafields: Map<string, Metafield>;
  installed: boolean;
  scopes: string[];
  nextOrderNumber: number;
};

export type World = {
  now: () => Date;
  /** The next numeric id: deterministic for a seed. */
  nextId: () => NumericId;
  /** Keyed by domain. */
  shops: Map<string, ShopWorld>;
  /** What the app has released, keyed by handle. */
  discountFunctions: Map<string, DiscountFunction>;
};
