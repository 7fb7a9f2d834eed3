import type {
  BuyerIdentity,
  BuyerJourney,
  ExtensionTarget,
  Shop,
  StandardApi,
} from "@shopify/ui-extensions/checkout";
import type { CheckoutState } from "./checkout-state.ts";
import { hostStorage } from "./host-storage.ts";
import type { HostSignal, SignalRegistry } from "./host-signal.ts";
import { hostWords, type Strings } from "./host-words.ts";
import { noPrivacyChoices, UI_API_VERSION } from "./host-surroundings.ts";
import { notSimulated } from "./not-simulated.ts";

export interface StandardOptions {
  state: CheckoutState;
  shop: Shop;
  /** False where the app has no access to protected customer data (level 2): `buyerIdentity` is missing then. */
  identityKnown: boolean;
  /** The extension's locale file in the language of the checkout. */
  strings: Strings;
  sessionToken: () => Promise<string>;
  /** What the extension stored earlier; it is written into. */
  stored?: Map<string, string>;
}

type Signals = ReturnType<typeof checkoutSignals>;

function identitySignals({ signal }: SignalRegistry, state: CheckoutState) {
  return {
    customer: signal(state.customer),
    email: signal(state.email),
    phone: signal<string | undefined>(undefined),
    purchasingCompany: signal(undefined),
  } satisfies BuyerIdentity;
}

function set<Value>(signal: HostSignal<Value>, value: Value): void {
  if (JSON.stringify(signal.value) !== JSON.stringify(value)) signal.value = value;
}

/** The parts of a checkout that change. */
export function checkoutSignals(registry: SignalRegistry, first: CheckoutState) {
  const { signal } = registry;
  let accelerated = first.accelerated;
  const identity = identitySignals(registry, first);
  const watched = {
    lines: signal(first.lines),
    subtotal: signal(first.subtotal),
    total: signal(first.total),
    shipping: signal(first.shipping),
    tax: signal(first.tax),
    discountCodes: signal(first.discountCodes),
    discountAllocations: signal(first.discountAllocations),
    giftCards: signal(first.giftCards ?? []),
    attributes: signal(first.attributes),
    instructions: signal(first.instructions),
    settings: signal(first.settings),
    currency: signal({ isoCode: first.currency }),
    language: signal({ isoCode: first.language }),
  };
  return {
    ...watched,
    identity,
    isAccelerated: () => accelerated,
    update(state: CheckoutState): void {
      accelerated = state.accelerated;
      set(watched.lines, state.lines);
      set(watched.subtotal, state.subtotal);
      set(watched.total, state.total);
      set(watched.shipping, state.shipping);
      set(watched.tax, state.tax);
      set(watched.discountCodes, state.discountCodes);
      set(watched.discountAllocations, state.discountAllocations);
      set(watched.giftCards, state.giftCards ?? []);
      set(watched.attributes, state.attributes);
      set(watched.instructions, state.instructions);
      set(watched.settings, state.settings);
      set(watched.currency, { isoCode: state.currency });
      set(watched.language, { isoCode: state.language });
      set(identity.customer, state.customer);
      set(identity.email, state.email);
    },
  };
}

function journey({ signal }: SignalRegistry): BuyerJourney {
  return {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type requires it; no extension of ours uses it
    intercept: () => notSimulated("buyerJourney.intercept"),
    completed: signal(false),
    steps: signal([]),
    activeStep: signal({ handle: "checkout" }),
  };
}

/** Everything that every checkout target has. What no extension of ours reads is empty. */
export function standardApi<Target extends ExtensionTarget>(
  target: Target,
  registry: SignalRegistry,
  signals: Signals,
  options: StandardOptions,
): StandardApi<Target> {
  const { signal } = registry;
  const language = () => signals.language.value.isoCode;
  return {
    analytics: {
      publish: () => notSimulated("analytics.publish"),
      visitor: () => notSimulated("analytics.visitor"),
    },
    appliedGiftCards: signals.giftCards,
    instructions: signals.instructions,
    appMetafields: signal([]),
    attributes: signals.attributes,
    availablePaymentOptions: signal([]),
    ...(options.identityKnown ? { buyerIdentity: signals.identity } : {}),
    buyerJourney: journey(registry),
    checkoutSettings: signal({ orderSubmission: "ORDER", shippingAddress: { isEditable: true } }),
    checkoutToken: signal(undefined),
    cost: {
      subtotalAmount: signals.subtotal,
      totalShippingAmount: signals.shipping,
      totalTaxAmount: signals.tax,
      totalAmount: signals.total,
    },
    deliveryGroups: signal([]),
    discountCodes: signals.discountCodes,
    discountAllocations: signals.discountAllocations,
    extension: {
      apiVersion: UI_API_VERSION,
      capabilities: signal(["network_access"]),
      rendered: signal(true),
      scriptUrl: "",
      target,
    },
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type requires it; no extension of ours uses it
    extensionPoint: target,
    i18n: hostWords(
      () => options.strings,
      language,
      () => signals.currency.value.isoCode,
    ),
    lines: signals.lines,
    localization: {
      currency: signals.currency,
      timezone: signal("Europe/Berlin"),
      language: signals.language,
      extensionLanguage: signals.language,
      country: signal(undefined),
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type requires it; no extension of ours uses it
      market: signal(undefined),
    },
    note: signal(undefined),
    query: () => notSimulated("query of the Storefront API"),
    selectedPaymentOptions: signal([]),
    sessionToken: { get: options.sessionToken },
    settings: signals.settings,
    shop: options.shop,
    storage: hostStorage(options.stored),
    version: "unversioned",
    customerPrivacy: signal(noPrivacyChoices()),
    applyTrackingConsentChange: () => notSimulated("applyTrackingConsentChange"),
  };
}
