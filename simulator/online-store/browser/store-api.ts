import type { CheckoutView, OrderView, Person, SessionView } from "#simulator/storefront/wire.ts";

/** What the store's API refuses, with its reason. */
export class Refused extends Error {}

/** In words for a person. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** An answer of the simulator's own API, which says what wire.ts says. */
interface Answered<Answer> {
  ok: boolean;
  json: () => Promise<Answer>;
}

function reasonOf(answer: unknown): string {
  const isReason = typeof answer === "object" && answer !== null && "error" in answer;
  return isReason ? String(answer.error) : "The store does not answer.";
}

async function call<Answer>(path: string, body?: unknown): Promise<Answer> {
  const post = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const response: Answered<Answer> = await fetch(
    `/sim/api/storefront/${path}`,
    body === undefined ? {} : post,
  );
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw new Refused(reasonOf(answer));
  return answer;
}

/** The JSON API of the simulated store, as this tab. */
export const store = {
  session: () => call<SessionView>("session"),
  customers: () => call<Person[]>("customers"),
  login: (customerId: string) => call<SessionView>("login", { customerId }),
  logout: () => call<SessionView>("logout", {}),
  market: (wish: { currency?: string; language?: string }) => call<SessionView>("market", wish),
  cart: () => call<CheckoutView>("cart"),
  checkout: () => call<CheckoutView>("checkout"),
  setLine: (variantId: string, quantity: number) =>
    call<CheckoutView>("cart/lines", { lines: [{ variantId, quantity }] }),
  attributes: (attributes: { key: string; value: string }[]) =>
    call<CheckoutView>("cart/attributes", { attributes }),
  email: (email: string) => call<CheckoutView>("checkout/email", { email }),
  codes: (codes: string[]) => call<CheckoutView>("checkout/codes", { codes }),
  delivery: (handle: string) => call<CheckoutView>("checkout/delivery", { handle }),
  giftCards: (codes: string[]) => call<CheckoutView>("checkout/gift-cards", { codes }),
  storeCredit: (use: boolean) => call<CheckoutView>("checkout/store-credit", { use }),
  complete: () => call<CheckoutView>("checkout/complete", {}),
  abandon: () => call<CheckoutView>("checkout/abandon", {}),
  orders: () => call<OrderView[]>("orders"),
  order: (id: string) => call<OrderView>(`orders/${id}`),
};

/** A new customer of the shop. @returns its id */
export async function register(person: {
  firstName: string;
  lastName: string;
  email: string;
}): Promise<string> {
  const response = await fetch("/sim/api/actions/createCustomer", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(person),
  });
  const answer: unknown = await response.json().catch(() => null);
  const isMade = typeof answer === "object" && answer !== null && "customerId" in answer;
  if (!response.ok || !isMade) throw new Refused(reasonOf(answer));
  return String(answer.customerId);
}

/** What `shopify.sessionToken.get()` gives; `session` may be another one than the tab's. */
export async function sessionToken(surface: "checkout" | "account", session?: string): Promise<string> {
  const query = new URLSearchParams({ surface });
  const headers = session === undefined ? {} : { "x-storefront-session": session };
  const response = await fetch(`/sim/api/storefront/session-token?${query}`, { headers });
  const text = await response.text();
  if (!response.ok) throw new Refused("There is no session token for this page.");
  return text;
}
