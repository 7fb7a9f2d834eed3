/**
 * Bundles the discount function into extensions/loyalty-discount/dist/function.js: one ESM file that runs without
 * Node, as the simulator runs it. Shopify's CLI makes its WebAssembly itself, out of the same src/index.ts.
 */
import { resolve } from "node:path";
import { build } from "esbuild";

const folder = resolve(import.meta.dirname, "..", "extensions", "loyalty-discount");

await build({
  entryPoints: [resolve(folder, "src", "index.ts")],
  outfile: resolve(folder, "dist", "function.js"),
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  logLevel: "warning",
});
