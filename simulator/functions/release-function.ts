import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "smol-toml";
import { z } from "zod";
import type { DiscountFunction, FunctionRequest } from "#simulator/world/types.ts";
import { runTarget, type Target } from "./run-target.ts";

/** Where a function's extension lies, and its code built to one ES module. */
export type ReleasedFunction = { folder: string; module: string };

const manifest = z.object({
  api_version: z.string(),
  extensions: z
    .array(
      z.object({
        name: z.string(),
        handle: z.string(),
        type: z.literal("function"),
        input: z
          .object({ variables: z.object({ namespace: z.string(), key: z.string() }).optional() })
          .optional(),
        targeting: z.array(z.object({ target: z.string(), input_query: z.string(), export: z.string() })),
      }),
    )
    .length(1),
});
type Extension = z.infer<typeof manifest>["extensions"][number];

const targets = {
  "cart.lines.discounts.generate.run": "cartLinesDiscountsGenerateRun",
  "cart.delivery-options.discounts.generate.run": "cartDeliveryOptionsDiscountsGenerateRun",
} as const;

/** A UUID as stable as the handle. */
function idOf(handle: string): string {
  const hex = createHash("sha256").update(handle).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Reads the extension as `shopify app deploy` would: its TOML, its queries, its code. */
export async function releaseFunction({ folder, module }: ReleasedFunction): Promise<DiscountFunction> {
  const toml = await readFile(path.join(folder, "shopify.extension.toml"), "utf8");
  const { api_version: version, extensions } = manifest.parse(parse(toml));
  const [extension] = extensions;
  if (extension === undefined) throw new Error(`${folder} declares no function.`);
  const code = z.record(z.string(), z.unknown()).parse({ ...(await import(pathToFileURL(module).href)) });
  const runner = async (name: keyof typeof targets) => {
    const target = await targetOf({ folder, version, extension, code }, name);
    return target === null ? null : (request: FunctionRequest) => runTarget(target, request);
  };
  return {
    id: idOf(extension.handle),
    handle: extension.handle,
    title: await titleOf(folder, extension),
    lines: await runner("cart.lines.discounts.generate.run"),
    delivery: await runner("cart.delivery-options.discounts.generate.run"),
  };
}

type Source = { folder: string; version: string; extension: Extension; code: Record<string, unknown> };

async function targetOf(
  { folder, version, extension, code }: Source,
  name: keyof typeof targets,
): Promise<Target | null> {
  const declared = extension.targeting.find((each) => each.target === name);
  if (declared === undefined) return null;
  const camelCase = declared.export.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const run = code[declared.export] ?? code[camelCase];
  if (typeof run !== "function") throw new Error(`The function exports no ${declared.export}.`);
  return {
    version,
    query: await readFile(path.join(folder, declared.input_query), "utf8"),
    run: (input): unknown => {
      const output: unknown = Reflect.apply(run, undefined, [input]);
      return output;
    },
    result: targets[name],
    variables: extension.input?.variables ?? null,
  };
}

/** "t:name" is in the locale file. */
async function titleOf(folder: string, { name, handle }: Extension): Promise<string> {
  if (!name.startsWith("t:")) return name;
  const words: unknown = JSON.parse(await readFile(path.join(folder, "locales/en.default.json"), "utf8"));
  const found = z.record(z.string(), z.unknown()).parse(words)[name.slice(2)];
  return typeof found === "string" ? found : handle;
}
