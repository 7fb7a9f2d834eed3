import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundleSizes } from "../bench/bundle-sizes.ts";
import { ensureExtensions } from "../../.tools/stack/extension-build.ts";

it("keeps every script that shoppers load below its limit", async () => {
  const sizes = await bundleSizes();
  expect(sizes.map(({ file }) => file)).toEqual([
    "loyalty-checkout/loyalty-checkout.js",
    "loyalty-account/loyalty-account.js",
    "loyalty-account-page/loyalty-account-page.js",
    expect.stringMatching(/^loyalty-theme\//),
  ]);
  expect(sizes.filter(({ kilobytes, limit }) => kilobytes > limit)).toEqual([]);
});

it.each(["loyalty-checkout", "loyalty-account", "loyalty-account-page"])(
  "puts the app's address into %s, because a sandbox knows no environment",
  async (handle) => {
    const { extensions } = await ensureExtensions();
    const script = readFileSync(join(extensions, handle, `${handle}.js`), "utf8");
    expect(script).toContain("https://throughline.example.com");
    expect(script).not.toContain("process.env");
  },
);
