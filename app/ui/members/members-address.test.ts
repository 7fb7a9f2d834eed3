import { expect, it } from "vitest";
import { isNarrowed, membersAddress, pageAddress } from "./members-address.ts";

const all = { search: "", habit: null, status: null, points: null, sort: "name", descending: false };

it("keeps the address of the plain list plain", () => {
  expect(membersAddress(all)).toBe("/app/members");
  expect(isNarrowed(all)).toBe(false);
});

it("writes search, filters and sorting into the address", () => {
  const query = {
    ...all,
    search: "anna +49",
    habit: "both",
    points: "debt",
    sort: "points",
    descending: true,
  };
  expect(membersAddress(query)).toBe("/app/members?q=anna+%2B49&channels=both&points=debt&sort=points");
  expect(isNarrowed(query)).toBe(true);
});

it("names a direction only when it is not the usual one", () => {
  expect(membersAddress({ ...all, descending: true })).toBe("/app/members?sort=name&order=desc");
  expect(membersAddress({ ...all, sort: "spent", descending: false })).toBe(
    "/app/members?sort=spent&order=asc",
  );
});

it("adds the place of a page", () => {
  expect(pageAddress(all, "after", '["a",1]')).toBe("/app/members?after=%5B%22a%22%2C1%5D");
  expect(pageAddress({ ...all, status: "guest" }, "before", "[null,2]")).toBe(
    "/app/members?status=guest&before=%5Bnull%2C2%5D",
  );
});
