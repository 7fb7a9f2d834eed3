import type {
  AttributeChange,
  AttributeChangeResult,
  CheckoutApi,
  DiscountCodeChange,
  DiscountCodeChangeResult,
  GiftCardChange,
  GiftCardChangeResult,
  OrderConfirmationApi,
  StandardApi,
} from "@shopify/ui-extensions/checkout";
import { checkoutSignals, standardApi, type StandardOptions } from "./checkout-standard.ts";
import type { CheckoutState } from "./checkout-state.ts";
import { signalRegistry } from "./host-signal.ts";
import { notSimulated } from "./not-simulated.ts";
import { registeredExtension, type Registration } from "./registered-extension.ts";

/** What the checkout does when an extension asks for a change. The page that owns the checkout gives these. */
export interface CheckoutChanges {
  discountCode: (change: DiscountCodeChange) => Promise<DiscountCodeChangeResult>;
  giftCard: (change: GiftCardChange) => Promise<GiftCardChangeResult>;
  attribute: (change: AttributeChange) => Promise<AttributeChangeResult>;
}

export interface CheckoutHostOptions extends StandardOptions {
  changes: CheckoutChanges;
}

interface Host<Api> {
  /** What stands as global `shopify` where the bundle runs. */
  shopify: Api & Registration;
  /** The checkout has become another one. */
  update: (state: CheckoutState) => void;
  run: () => Promise<void>;
}

const BLOCK = "purchase.checkout.block.render";
const THANK_YOU = "purchase.thank-you.block.render";

export type CheckoutBlockApi = CheckoutApi & StandardApi<typeof BLOCK>;
export type ThankYouBlockApi = OrderConfirmationApi & StandardApi<typeof THANK_YOU>;

/** Shopify's answer while a wallet sheet (Apple Pay, Google Pay) is open; the instructions do not tell. */
const ACCELERATED = {
  type: "error",
  message: "This change is not available during an accelerated checkout",
} as const;

/** `purchase.checkout.block.render`, composed of Shopify's own types: a member that they do not know does not compile. */
export function createCheckoutHost(options: CheckoutHostOptions): Host<CheckoutBlockApi> {
  const registry = signalRegistry();
  const signals = checkoutSignals(registry, options.state);
  const { registration, run } = registeredExtension(BLOCK, registry.setSignals);
  const unlessAccelerated = async <Change, Result>(
    change: Change,
    apply: (change: Change) => Promise<Result>,
  ): Promise<Result | typeof ACCELERATED> => (signals.isAccelerated() ? ACCELERATED : apply(change));
  const checkout: CheckoutApi = {
    applyDiscountCodeChange: (change) => unlessAccelerated(change, options.changes.discountCode),
    applyGiftCardChange: (change) => unlessAccelerated(change, options.changes.giftCard),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- still the only way to mark an order without a metafield definition
    applyAttributeChange: (change) => unlessAccelerated(change, options.changes.attribute),
    applyCartLinesChange: () => notSimulated("applyCartLinesChange"),
    applyMetafieldChange: () => notSimulated("applyMetafieldChange"),
    applyNoteChange: () => notSimulated("applyNoteChange"),
  };
  const standard = standardApi(BLOCK, registry, signals, options);
  return { shopify: { ...standard, ...checkout, ...registration }, update: signals.update, run };
}

export interface ThankYouHostOptions extends StandardOptions {
  orderConfirmation: OrderConfirmationApi["orderConfirmation"]["value"];
}

export function createThankYouHost(options: ThankYouHostOptions): Host<ThankYouBlockApi> {
  const registry = signalRegistry();
  const signals = checkoutSignals(registry, options.state);
  const { registration, run } = registeredExtension(THANK_YOU, registry.setSignals);
  const confirmation: OrderConfirmationApi = {
    orderConfirmation: registry.signal(options.orderConfirmation),
  };
  const standard = standardApi(THANK_YOU, registry, signals, options);
  return { shopify: { ...standard, ...confirmation, ...registration }, update: signals.update, run };
}
