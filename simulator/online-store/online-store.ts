import { join } from "node:path";
import type { Simulator } from "#simulator/http/simulator.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { readExtensions } from "./built-extensions.ts";

/** One shop's online store: its pages at an address of their own. */
export interface OnlineStore {
  simulator: Simulator;
  shop: ShopWorld;
  /** The address that the extensions were built to ask. */
  applicationUrl: string;
  extensions: (kind: "ui" | "theme") => { handle: string; folder: string; targets: string[] }[];
}

export function onlineStoreOf(simulator: Simulator, shop: ShopWorld): OnlineStore {
  const folder = simulator.extensions;
  const { applicationUrl, extensions } = readExtensions(folder);
  return {
    simulator,
    shop,
    applicationUrl,
    extensions: (kind) =>
      extensions
        .filter((each) => each.kind === kind)
        .map(({ handle, targets }) => ({ handle, targets, folder: join(folder ?? "", handle) })),
  };
}
