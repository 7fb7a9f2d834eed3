import type {
  CartLine,
  Extension,
  ExtensionSettings,
  ExtensionTarget,
  Order,
  OrderStatusApi,
  Shop,
  StandardApi,
} from "@shopify/ui-extensions/customer-account";
import { hostStorage } from "./host-storage.ts";
import { signalRegistry, type SignalRegistry } from "./host-signal.ts";
import { noPrivacyChoices, UI_API_VERSION } from "./host-surroundings.ts";
import { hostWords, type Strings } from "./host-words.ts";
import { notSimulated } from "./not-simulated.ts";
import { registeredExtension, type Registration } from "./registered-extension.ts";

export interface AccountHostOptions {
  /** "gid://shopify/Customer/1"; absent on an order's page that is opened without logging in. */
  customerId?: string;
  /** "en", "fr-CA" */
  language: string;
  settings?: ExtensionSettings;
  strings: Strings;
  sessionToken: () => Promise<string>;
  /** Shows a short message at the edge of the page. */
  toast: (content: string) => void;
  stored?: Map<string, string>;
}

interface Host<Api> {
  shopify: Api & Registration;
  run: () => Promise<void>;
}

const PAGE = "customer-account.page.render";
const PROFILE = "customer-account.profile.block.render";
const ORDER_STATUS = "customer-account.order-status.block.render";

export type AccountPageApi = StandardApi<typeof PAGE>;
export type ProfileBlockApi = StandardApi<typeof PROFILE>;
export type OrderStatusBlockApi = OrderStatusApi<typeof ORDER_STATUS> & StandardApi<typeof ORDER_STATUS>;

function standardApi<Target extends ExtensionTarget>(
  target: Target,
  { signal }: SignalRegistry,
  options: AccountHostOptions,
) {
  const language = signal({ isoCode: options.language });
  const extension: Extension<Target> = {
    apiVersion: UI_API_VERSION,
    capabilities: signal(["network_access"]),
    rendered: signal(true),
    scriptUrl: "",
    target,
  };
  return {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type requires it; no extension of ours uses it
    extensionPoint: target,
    extension,
    authenticatedAccount: {
      purchasingCompany: signal(undefined),
      customer: signal(options.customerId === undefined ? undefined : { id: options.customerId }),
    },
    version: "unversioned",
    localization: { language, extensionLanguage: language, country: signal(undefined) },
    i18n: hostWords(
      () => options.strings,
      () => language.value.isoCode,
      () => "EUR",
    ),
    storage: hostStorage(options.stored),
    sessionToken: { get: options.sessionToken },
    analytics: {
      publish: () => notSimulated("analytics.publish"),
      visitor: () => notSimulated("analytics.visitor"),
    },
    intents: { invoke: () => notSimulated("intents.invoke") },
    settings: signal(options.settings ?? {}),
    toast: {
      show: async (content: string) => {
        options.toast(content);
        return { hide: () => undefined };
      },
    },
    query: () => notSimulated("query of the Storefront API"),
    customerPrivacy: signal(noPrivacyChoices()),
    applyTrackingConsentChange: () => notSimulated("applyTrackingConsentChange"),
  } satisfies StandardApi<Target>;
}

export function createAccountPageHost(options: AccountHostOptions): Host<AccountPageApi> {
  const registry = signalRegistry();
  const { registration, run } = registeredExtension(PAGE, registry.setSignals);
  return { shopify: { ...standardApi(PAGE, registry, options), ...registration }, run };
}

export function createProfileBlockHost(options: AccountHostOptions): Host<ProfileBlockApi> {
  const registry = signalRegistry();
  const { registration, run } = registeredExtension(PROFILE, registry.setSignals);
  return { shopify: { ...standardApi(PROFILE, registry, options), ...registration }, run };
}

export interface OrderStatusHostOptions extends AccountHostOptions {
  order: Order;
  lines: CartLine[];
  shop: Shop;
  currency: CartLine["cost"]["totalAmount"]["currencyCode"];
  total: number;
}

/** The order's page. Whoever opens it by its link without logging in is `pre_authenticated`. */
export function createOrderStatusHost(options: OrderStatusHostOptions): Host<OrderStatusBlockApi> {
  const registry = signalRegistry();
  const { registration, run } = registeredExtension(ORDER_STATUS, registry.setSignals);
  const shopify: OrderStatusBlockApi = {
    ...standardApi(ORDER_STATUS, registry, options),
    ...orderApi(registry, options),
  };
  return { shopify: { ...shopify, ...registration }, run };
}

function orderApi({ signal }: SignalRegistry, options: OrderStatusHostOptions) {
  const language = signal({ isoCode: options.language });
  const total = { amount: options.total, currencyCode: options.currency };
  return {
    appliedGiftCards: signal([]),
    appMetafields: signal([]),
    attributes: signal(undefined),
    checkoutSettings: signal({
      orderSubmission: "ORDER" as const,
      shippingAddress: { isEditable: false },
    }),
    cost: {
      subtotalAmount: signal(total),
      totalShippingAmount: signal(undefined),
      totalTaxAmount: signal(undefined),
      totalAmount: signal(total),
    },
    discountCodes: signal([]),
    discountAllocations: signal([]),
    lines: signal(options.lines),
    localization: {
      currency: signal({ isoCode: options.currency }),
      timezone: signal("Europe/Berlin" as const),
      language,
      extensionLanguage: language,
      country: signal(undefined),
      market: signal(undefined),
    },
    note: signal(undefined),
    order: signal(options.order),
    checkoutToken: signal(undefined),
    shop: options.shop,
    requireLogin: () => notSimulated("requireLogin"),
    authenticationState: signal(
      options.customerId === undefined ? ("pre_authenticated" as const) : ("fully_authenticated" as const),
    ),
  } satisfies Partial<OrderStatusBlockApi>;
}
