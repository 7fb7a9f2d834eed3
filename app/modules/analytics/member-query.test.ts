import { expect, it } from "vitest";
import { parseMemberQuery, writeCursor } from "./member-query.ts";

it("shows everybody by name when the address says nothing", () => {
  expect(parseMemberQuery(new URLSearchParams())).toEqual({
    ok: true,
    query: {
      search: "",
      habit: null,
      status: null,
      points: null,
      sort: "name",
      descending: false,
      after: null,
      before: null,
    },
  });
});

it("reads a place that was written into the address", () => {
  const cursor = { value: "2026-01-02T03:04:05.678Z", profileId: 41 };
  const params = new URLSearchParams({ sort: "newest", after: writeCursor(cursor) });
  expect(parseMemberQuery(params)).toMatchObject({ ok: true, query: { descending: true, after: cursor } });
});

it("reads a place among those who have no value", () => {
  const params = new URLSearchParams({ sort: "last_order", before: "[null,7]" });
  expect(parseMemberQuery(params)).toMatchObject({
    ok: true,
    query: { before: { value: null, profileId: 7 } },
  });
});

it.each([
  ["sort=height", "sort"],
  ["channels=fax", "channels"],
  ["status=vip", "status"],
  ["points=lots", "points"],
  ["order=up", "order"],
])("refuses %s and names the field", (address, field) => {
  expect(parseMemberQuery(new URLSearchParams(address))).toEqual({
    ok: false,
    problem: `This address is not complete or not right: ${field}.`,
  });
});

it.each([
  "after=x",
  "after=[1]",
  "sort=points&after=[%22x%22,1]",
  "sort=newest&after=[%22x%22,1]",
  "sort=newest&after=[%220000-01-01T00:00:00Z%22,1]",
  "after=[%22a%5Cu0000%22,1]",
  "after=[%22a%22,-1]",
])("refuses the broken place %s", (address) => {
  expect(parseMemberQuery(new URLSearchParams(address))).toEqual({
    ok: false,
    problem: "This page of the list does not exist any more.",
  });
});
