import { describe, expect, it } from "vitest";
import { loadAdminSchema } from "#simulator/schema/load-admin-schema.ts";
import { checkIntegrity, readFromTar } from "#simulator/schema/fetch-schema.mjs";

function tarOf(files: Record<string, string>): Buffer {
  const parts = Object.entries(files).map(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(content.length.toString(8).padStart(11, "0"), 124);
    const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    body.write(content);
    return Buffer.concat([header, body]);
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

describe("fetching the schema", () => {
  it("takes one file out of a package, and says when it is not in there", () => {
    const tar = tarOf({ "package/a.txt": "a".repeat(600), "package/b.txt": "found" });
    expect(readFromTar(tar, "package/b.txt").toString()).toBe("found");
    expect(() => readFromTar(tar, "package/c.txt")).toThrow("The package holds no package/c.txt.");
  });

  it("refuses a package that is not the pinned one", () => {
    expect(() => checkIntegrity(Buffer.from("something else"))).toThrow(/not the expected one/);
  });

  it("gives the real Admin schema", () => {
    const schema = loadAdminSchema();
    expect(schema.getQueryType()?.getFields()).toHaveProperty("bulkOperations");
    expect(schema.getType("Order")).toBeDefined();
  });
});
