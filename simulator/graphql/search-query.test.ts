import { describe, expect, it } from "vitest";
import { matcher, type Searchable } from "./search-query.ts";

type Row = { id: number; updatedAt: Date; name: string; tags: string[]; phone: string | null };

const row: Row = {
  id: 7,
  updatedAt: new Date("2026-03-01T10:00:00Z"),
  name: "#1001",
  tags: ["VIP", "new"],
  phone: null,
};

const searchable: Searchable<Row> = {
  id: (each) => each.id,
  updated_at: (each) => each.updatedAt,
  name: (each) => each.name,
  tag: (each) => each.tags,
  phone: (each) => each.phone,
};

describe("search queries", () => {
  it.each([
    ["", true],
    ["id:7", true],
    ["id:>7", false],
    ["updated_at:>='2026-03-01T10:00:00Z'", true],
    ["updated_at:>'2026-03-01T10:00:00Z'", false],
    ["updated_at:>=2026-03-01 AND updated_at:<2026-03-02", true],
    ['name:"#1001" tag:vip', true],
    ["-tag:vip", false],
    ["tag:v*", true],
    ["tag:x*", false],
    ["phone:1", false],
  ])("%o finds it: %s", (query, found) => {
    expect(matcher(query, searchable, "rows")(row)).toBe(found);
  });

  it.each(["id:1 OR id:7", "free text", "(id:1)", "colour:red"])(
    "%o is said to be not simulated",
    (query) => {
      expect(() => matcher(query, searchable, "rows")).toThrow(/^Not simulated/);
    },
  );
});
