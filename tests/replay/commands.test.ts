import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { DEMO_HELP, readDemoOptions } from "../../.tools/stack/demo-options.ts";
import { readOptions } from "../../.tools/stack/replay-options.ts";

const repository = resolve(import.meta.dirname, "..", "..");
const run = promisify(execFile);
const failure = z.object({ code: z.number(), stderr: z.string() });

/** Runs a command that ends at once; says how. */
async function command(name: "demo" | "replay", ...args: string[]) {
  try {
    const { stdout } = await run(process.execPath, [`.tools/${name}.ts`, ...args], { cwd: repository });
    return { code: 0, words: stdout };
  } catch (error) {
    const { code, stderr } = failure.parse(error);
    return { code, words: stderr };
  }
}

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "commands-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the demo", () => {
  it("lists its options and knows them", () => {
    for (const option of ["--port", "--seed", "--customers", "--fresh", "--quiet"]) {
      expect(DEMO_HELP).toContain(option);
    }
    expect(readDemoOptions(["--port", "0", "--quiet"])).toEqual({
      port: 0,
      seed: 1,
      customers: 2000,
      fresh: false,
      quiet: true,
      help: false,
    });
  });

  it("says in one sentence that its port is taken, and starts nothing", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    expect(await command("demo", "--port", String(port))).toEqual({
      code: 1,
      words: `Port ${port} is taken: choose another with --port.\n`,
    });
    other.close();
  });

  it.each([
    [["--customers", "many"], "--customers must be a number."],
    [["--port", "70000"], "--port must be at most 65535."],
    [["--colour", "red"], "Unknown option '--colour'"],
  ])("refuses %j in plain words", (args, words) => {
    expect(() => readDemoOptions(args)).toThrow(words);
  });
});

describe("the replay", () => {
  it("says what is wrong with its file before it starts anything", async () => {
    const path = join(folder, "points.csv");
    writeFileSync(path, "name,points\nA,1\n");
    const { code, words } = await command("replay", path);
    expect(code).toBe(1);
    expect(words).toContain("in neither of the two known formats. It begins with: name,points");
  });

  it.each([
    [["--till", "2"], "--till must be a number from 0 to 1."],
    [["--shuffle", "year"], "--shuffle takes only: day."],
    [["--shop", "example.com"], "--shop must be a domain that ends with .myshopify.com."],
    [["--app", "somewhere"], "--app must be an address, or: demo."],
    [["--colour", "red"], "Unknown option '--colour'"],
  ])("refuses %j in plain words", (args, words) => {
    expect(() => readOptions(["file.csv", ...args])).toThrow(words);
  });
});
