import type { AttributeChange, DiscountCodeChange, GiftCardChange } from "@shopify/ui-extensions/checkout";
import type { AccountHostOptions, OrderStatusHostOptions } from "#simulator/hosts/account-host.ts";
import type { ThankYouHostOptions } from "#simulator/hosts/checkout-host.ts";
import type { StandardOptions } from "#simulator/hosts/checkout-standard.ts";
import type { CheckoutState } from "#simulator/hosts/checkout-state.ts";

/** What the network does between an extension and the app, as somebody chose it to try things. */
export type Network = "normal" | "slow" | "stuck" | "down";

type Plain<Options> = Omit<Options, "sessionToken" | "toast" | "changes" | "stored">;

/** Which extension runs in the frame, on which page. */
export type Surface =
  | ({ target: "purchase.checkout.block.render" } & Plain<StandardOptions>)
  | ({ target: "purchase.thank-you.block.render" } & Plain<ThankYouHostOptions>)
  | ({ target: "customer-account.page.render" } & Plain<AccountHostOptions>)
  | ({ target: "customer-account.profile.block.render" } & Plain<AccountHostOptions>)
  | ({ target: "customer-account.order-status.block.render" } & Plain<OrderStatusHostOptions>);

export interface Start {
  surface: Surface;
  script: string;
  /** The bundle asks the app's public address; here another one answers for it. */
  app: { publicUrl: string; url: string };
  network: Network;
  /** What the extension stored on earlier pages. */
  stored: [string, string][];
}

/** What an extension asks of the page around it. */
export interface Calls {
  sessionToken: { input: null; answer: string };
  discountCode: { input: DiscountCodeChange; answer: ChangeResult };
  giftCard: { input: GiftCardChange; answer: ChangeResult };
  attribute: { input: AttributeChange; answer: ChangeResult };
  toast: { input: string; answer: null };
}

export type ChangeResult = { type: "success" } | { type: "error"; message: string };

export type CallName = keyof Calls;

export type ToFrame =
  | { type: "start"; start: Start }
  | { type: "state"; state: CheckoutState }
  | { type: "answer"; id: number; answer: unknown }
  | { type: "refusal"; id: number; message: string };

export type ToPage =
  | { type: "ready" }
  | { type: "height"; pixels: number }
  | { type: "call"; id: number; name: CallName; input: unknown }
  | { type: "navigate"; href: string }
  | { type: "stored"; entries: [string, string][] }
  | { type: "problem"; message: string };
