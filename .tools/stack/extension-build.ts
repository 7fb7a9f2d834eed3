import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { parse } from "smol-toml";
import { z } from "zod";
import { waitForLock } from "../file-lock.mjs";
import { repository } from "./child.ts";
import { newestIn } from "./app-build.ts";

/**
 * What Shopify would serve: one folder for each extension, and a manifest that tells what is in them. Not in build/,
 * which the app's own build empties, at the same time too.
 */
const BUILT_EXTENSIONS = join(repository, ".local/extensions");

const MANIFEST = join(BUILT_EXTENSIONS, "manifest.json");
const SOURCES = [
  "extensions",
  "app/contracts",
  "app/vocabulary",
  "shopify.app.toml",
  "package.json",
  ".tools/stack/extension-build.ts",
];

const targeting = z.object({ target: z.string(), module: z.string().optional() });

const extensionToml = z.object({
  extensions: z
    .array(
      z.object({
        type: z.string(),
        handle: z.string().optional(),
        targeting: z.array(targeting).default([]),
      }),
    )
    .optional(),
  /** The theme's file names its type at the top. */
  type: z.string().optional(),
});

const appToml = z.object({ application_url: z.string() });

interface BuiltExtension {
  handle: string;
  kind: "ui" | "theme" | "function";
  targets: string[];
}

const readToml = (path: string): unknown => parse(readFileSync(path, "utf8"));

const applicationUrl = (): string =>
  appToml.parse(readToml(join(repository, "shopify.app.toml"))).application_url;

/** The entry that Shopify CLI makes up: every target of the extension in one script. */
function entryOf(targets: z.infer<typeof targeting>[]): string {
  return targets
    .map(({ target, module }, index) => {
      const name = `Target_${index}`;
      return `import ${name} from ${JSON.stringify(module)};shopify.extend(${JSON.stringify(target)}, (...args) => ${name}(...args));`;
    })
    .join("\n");
}

/** As `shopify app build` bundles: https://github.com/Shopify/cli/blob/main/packages/app/src/cli/services/extensions/bundle.ts */
async function bundleUi(folder: string, handle: string, targets: z.infer<typeof targeting>[]): Promise<void> {
  await build({
    stdin: { contents: entryOf(targets), resolveDir: folder, loader: "tsx" },
    outfile: join(BUILT_EXTENSIONS, handle, `${handle}.js`),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es6",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    define: {
      "process.env.NODE_ENV": '"production"',
      "process.env.APP_URL": JSON.stringify(applicationUrl()),
    },
    logLevel: "silent",
  });
  copyIfThere(join(folder, "locales"), join(BUILT_EXTENSIONS, handle, "locales"));
}

/** A module that runs anywhere: Shopify makes WebAssembly out of the same source. */
async function bundleFunction(folder: string, handle: string): Promise<void> {
  await build({
    entryPoints: [join(folder, "src/index.ts")],
    outfile: join(BUILT_EXTENSIONS, handle, "index.js"),
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    logLevel: "silent",
  });
}

function copyIfThere(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

async function buildFolder(name: string): Promise<BuiltExtension[]> {
  const folder = join(repository, "extensions", name);
  const toml = extensionToml.parse(readToml(join(folder, "shopify.extension.toml")));
  if (toml.type === "theme") {
    for (const part of ["assets", "blocks", "snippets", "locales"]) {
      copyIfThere(join(folder, part), join(BUILT_EXTENSIONS, name, part));
    }
    return [{ handle: name, kind: "theme", targets: [] }];
  }
  const made: BuiltExtension[] = [];
  for (const { type, handle = name, targeting: points } of toml.extensions ?? []) {
    const targets = points.map(({ target }) => target);
    if (type === "ui_extension") {
      await bundleUi(folder, handle, points);
      made.push({ handle, kind: "ui", targets });
    } else if (type === "function") {
      await bundleFunction(folder, handle);
      made.push({ handle, kind: "function", targets });
    }
  }
  return made;
}

function folders(): string[] {
  return readdirSync(join(repository, "extensions"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => basename(name))
    .filter((name) => existsSync(join(repository, "extensions", name, "shopify.extension.toml")))
    .sort();
}

const isCurrent = (): boolean =>
  existsSync(MANIFEST) && SOURCES.every((source) => newestIn(join(repository, source)) <= newestIn(MANIFEST));

async function buildAll(): Promise<BuiltExtension[]> {
  rmSync(BUILT_EXTENSIONS, { recursive: true, force: true });
  mkdirSync(BUILT_EXTENSIONS, { recursive: true });
  const extensions = (await Promise.all(folders().map(buildFolder))).flat();
  writeFileSync(MANIFEST, JSON.stringify({ applicationUrl: applicationUrl(), extensions }, null, 2));
  return extensions;
}

/** What the simulator is started with, so that its shops run the extensions. */
function released(): { extensions: string; discountFunctions: { folder: string; module: string }[] } {
  const folder = join(repository, "extensions/loyalty-discount");
  const module = join(BUILT_EXTENSIONS, "loyalty-discount/index.js");
  return {
    extensions: BUILT_EXTENSIONS,
    discountFunctions: existsSync(module) ? [{ folder, module }] : [],
  };
}

/**
 * Builds the extensions unless what is built is newer than every source; of several callers one builds and the others
 * wait. @returns the options of the simulator that run them
 */
export async function ensureExtensions(
  onBuild: () => void = () => undefined,
): Promise<ReturnType<typeof released>> {
  if (isCurrent()) return released();
  mkdirSync(join(repository, ".local"), { recursive: true });
  const release = await waitForLock(join(repository, ".local/extensions.lock"), () => undefined);
  try {
    if (isCurrent()) return released();
    onBuild();
    await buildAll();
    return released();
  } finally {
    release();
  }
}
