import {
  createAccountPageHost,
  createOrderStatusHost,
  createProfileBlockHost,
} from "#simulator/hosts/account-host.ts";
import {
  createCheckoutHost,
  createThankYouHost,
  type CheckoutChanges,
} from "#simulator/hosts/checkout-host.ts";
import type { CheckoutState } from "#simulator/hosts/checkout-state.ts";
import type { ChangeResult, Start, Surface } from "./messages.ts";
import { ask, post } from "./page-port.ts";

/** What the frame needs of a host, whatever its target. */
export interface FrameHost {
  shopify: object;
  run: () => Promise<void>;
  update: (state: CheckoutState) => void;
}

const readText = (answer: unknown): string => String(answer);

function readResult(answer: unknown): ChangeResult {
  if (typeof answer === "object" && answer !== null && "message" in answer) {
    return { type: "error", message: String(answer.message) };
  }
  return { type: "success" };
}

const sessionToken = (): Promise<string> => ask("sessionToken", null, readText);
const toast = (content: string): void => void ask("toast", content, () => null);

const changes: CheckoutChanges = {
  discountCode: (change) => ask("discountCode", change, readResult),
  giftCard: (change) => ask("giftCard", change, readResult),
  attribute: (change) => ask("attribute", change, readResult),
};

/** Tells the page what the extension keeps: the frame itself has no storage. */
class Kept extends Map<string, string> {
  private tell(): void {
    post({ type: "stored", entries: [...this] });
  }
  override set(key: string, value: string): this {
    super.set(key, value);
    this.tell();
    return this;
  }
  override delete(key: string): boolean {
    const wasThere = super.delete(key);
    this.tell();
    return wasThere;
  }
}

function hostOf(surface: Surface, stored: Map<string, string>): Omit<FrameHost, "update"> | FrameHost {
  switch (surface.target) {
    case "purchase.checkout.block.render":
      return createCheckoutHost({ ...surface, stored, sessionToken, changes });
    case "purchase.thank-you.block.render":
      return createThankYouHost({ ...surface, stored, sessionToken });
    case "customer-account.page.render":
      return createAccountPageHost({ ...surface, stored, sessionToken, toast });
    case "customer-account.profile.block.render":
      return createProfileBlockHost({ ...surface, stored, sessionToken, toast });
    case "customer-account.order-status.block.render":
      return createOrderStatusHost({ ...surface, stored, sessionToken, toast });
  }
}

export function makeHost({ surface, stored }: Start): FrameHost {
  const kept = new Kept();
  for (const [key, value] of stored) Map.prototype.set.call(kept, key, value);
  return { update: () => undefined, ...hostOf(surface, kept) };
}
