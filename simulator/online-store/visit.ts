import type { RouteRequest } from "#simulator/http/route.ts";
import type { Simulator } from "#simulator/http/simulator.ts";
import type { ProductView, SessionView } from "#simulator/storefront/wire.ts";
import type { ShopWorld } from "#simulator/world/types.ts";

/** Languages of the store's pages; the words of the store itself are English. */
export const LANGUAGES = ["en", "fr", "de", "es", "ja", "ar"] as const;

/** Somebody who looks at a page: which tab, in which language. */
export interface Visit {
  simulator: Simulator;
  shop: ShopWorld;
  /** What the tab calls itself; it is kept in the tab, and told by cookie when a page is asked for. */
  session: string;
  locale: string;
}

const SESSION = /^[\w-]{8,64}$/;

function cookieOf(request: RouteRequest, name: string): string | undefined {
  const pairs = request.headers.cookie?.split("; ") ?? [];
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

export function visitOf(request: RouteRequest, simulator: Simulator, shop: ShopWorld): Visit {
  const session = cookieOf(request, "storefront_session") ?? "";
  const locale = cookieOf(request, "storefront_locale");
  return {
    simulator,
    shop,
    session: SESSION.test(session) ? session : "first-visit",
    locale: LANGUAGES.find((each) => each === locale) ?? "en",
  };
}

/** An answer of the simulator's own API, which says what wire.ts says. */
interface Answered<Answer> {
  ok: boolean;
  status: number;
  json: () => Promise<Answer>;
}

async function ask<Answer>({ simulator, shop, session }: Visit, path: string): Promise<Answer> {
  const query = new URLSearchParams({ shop: shop.shop.domain, session });
  const response: Answered<Answer> = await fetch(`${simulator.url}/sim/api/storefront/${path}?${query}`);
  if (!response.ok) throw new Error(`${path} answers ${response.status}.`);
  return response.json();
}

/** The pages are drawn from the same API that the browser asks. */
export const readSession = (visit: Visit): Promise<SessionView> => ask(visit, "session");
export const readProducts = (visit: Visit): Promise<ProductView[]> => ask(visit, "products");
