import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ensureExtensions } from "../../.tools/stack/extension-build.ts";
import type { BenchRow } from "./measure.ts";

export interface BundleSize {
  /** "loyalty-checkout/loyalty-checkout.js" */
  file: string;
  kilobytes: number;
  /** What the project allows itself. Shopify takes 64 KB for a UI extension. */
  limit: number;
}

/** Scripts that shoppers' browsers load, by the folder of the built extension. */
const LIMITS: Readonly<Record<string, { folder: string; limit: number }>> = {
  "loyalty-checkout": { folder: ".", limit: 30 },
  "loyalty-account": { folder: ".", limit: 30 },
  "loyalty-account-page": { folder: ".", limit: 30 },
  "loyalty-theme": { folder: "assets", limit: 12 },
};

/** Compressed, as they travel. */
export async function bundleSizes(): Promise<BundleSize[]> {
  const { extensions: built } = await ensureExtensions();
  return Object.entries(LIMITS).flatMap(([handle, { folder, limit }]) =>
    readdirSync(join(built, handle, folder))
      .filter((file) => file.endsWith(".js"))
      .map((file) => {
        const text = readFileSync(join(built, handle, folder, file));
        return { file: `${handle}/${file}`, kilobytes: gzipSync(text, { level: 9 }).length / 1024, limit };
      }),
  );
}

export const bundleRows = async (): Promise<BenchRow[]> =>
  (await bundleSizes()).map(({ file, kilobytes, limit }) => ({
    work: `script ${file}`,
    unit: "KB gzip",
    ours: [kilobytes],
    beside: "limit",
    theirs: [limit],
    goal: 1,
  }));
