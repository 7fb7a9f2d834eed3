import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { tryLock, waitForLock } from "./file-lock.mjs";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "file-lock-"));
  path = join(folder, "some.lock");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("is held by one caller until it is released", () => {
  const release = tryLock(path);
  expect(tryLock(path)).toBeUndefined();
  release?.();
  expect(tryLock(path)).toBeTypeOf("function");
});

it("is void when its owner no longer runs", () => {
  writeFileSync(path, "999999999@1");
  expect(tryLock(path)).toBeTypeOf("function");
});

it("is void when its owner's process id belongs to a later process", () => {
  writeFileSync(path, `${process.pid}@1`);
  expect(tryLock(path)).toBeTypeOf("function");
});

it("names its owner by process id", () => {
  tryLock(path);
  expect(readFileSync(path, "utf8").split("@")[0]).toBe(String(process.pid));
});

it("lets a second caller wait for the first, and says so once", async () => {
  const said: string[] = [];
  const first = tryLock(path);
  const second = waitForLock(path, () => said.push("waiting"), { pauseMs: 5, limitMs: 5_000 });
  first?.();
  const release = await second;
  expect(tryLock(path)).toBeUndefined();
  release();
  expect(said).toEqual(["waiting"]);
});

it("gives up on an owner that never ends", async () => {
  tryLock(path);
  await expect(waitForLock(path, () => undefined, { pauseMs: 1, limitMs: 10 })).rejects.toThrow(
    "for too long",
  );
});
