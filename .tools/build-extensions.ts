/** Bundles the extensions for the simulated shop as Shopify would serve them, when their sources have changed. */
import { ensureExtensions } from "./stack/extension-build.ts";
import { reportAndExit } from "./plain-error.mjs";

ensureExtensions().then(
  ({ extensions }) => void process.stdout.write(`The extensions are built in ${extensions}.\n`),
  reportAndExit,
);
