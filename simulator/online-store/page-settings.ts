import { handleOf } from "#simulator/admin/shop-address.ts";
import { readStrings, type Strings } from "./built-extensions.ts";
import type { OnlineStore } from "./online-store.ts";
import type { Visit } from "./visit.ts";
import { LANGUAGES } from "./visit.ts";

/** An extension as a page loads it into its frame. */
export interface FrameExtension {
  handle: string;
  targets: string[];
  script: string;
  /** Its words in the language of the page. */
  strings: Strings;
}

/** What the scripts of every page know. */
export interface PageSettings {
  shop: { id: string; domain: string; name: string };
  /** The session that the page was drawn for. */
  session: string;
  locale: string;
  languages: string[];
  /** The admin of this store, at the simulator's own address. */
  adminUrl: string;
  controlUrl: string;
  app: { publicUrl: string; url: string };
  extensions: FrameExtension[];
}

/** A key that the language lacks is said in the default language. */
function wordsOf(folder: string, locale: string): Strings {
  const [first, ...others] = readStrings(folder, locale).map(({ strings }) => strings);
  return others.reduce((words, fallback) => ({ ...fallback, ...words }), first ?? {});
}

export function pageSettings(store: OnlineStore, { shop, simulator, session, locale }: Visit): PageSettings {
  const admin = `${simulator.url}/store/${handleOf(shop)}`;
  return {
    shop: { id: String(shop.shop.id), domain: shop.shop.domain, name: shop.shop.name },
    session,
    locale,
    languages: [...LANGUAGES],
    adminUrl: `${admin}/apps/throughline`,
    controlUrl: `${admin}/control`,
    app: { publicUrl: store.applicationUrl, url: simulator.app.appUrl },
    extensions: store.extensions("ui").map(({ handle, targets, folder }) => ({
      handle,
      targets,
      script: `/extensions/${handle}/${handle}.js`,
      strings: wordsOf(folder, locale),
    })),
  };
}
