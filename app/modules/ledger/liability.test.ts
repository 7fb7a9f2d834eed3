import { expect, it } from "vitest";
import { ageSpans, breakageShare, expirySpans, oldBefore } from "./liability.ts";

const BERLIN = "Europe/Berlin";

it("counts ages in calendar months of the shop's zone, the last one open", () => {
  // It is 00:30 on 31 May in Berlin; February has no 31st.
  const spans = ageSpans(BERLIN, new Date("2026-05-30T22:30:00Z"));
  expect(spans.map(({ fromMonths, toMonths }) => [fromMonths, toMonths])).toEqual([
    [0, 3],
    [3, 6],
    [6, 12],
    [12, 24],
    [24, null],
  ]);
  expect(spans.map(({ from, until }) => [from?.toISOString(), until?.toISOString()])).toEqual([
    ["2026-02-27T23:00:00.000Z", undefined],
    ["2025-11-29T23:00:00.000Z", "2026-02-27T23:00:00.000Z"],
    ["2025-05-30T22:00:00.000Z", "2025-11-29T23:00:00.000Z"],
    ["2024-05-30T22:00:00.000Z", "2025-05-30T22:00:00.000Z"],
    [undefined, "2024-05-30T22:00:00.000Z"],
  ]);
});

it("counts expiry from now on: this month, twelve more, and later, without a gap", () => {
  const now = new Date("2026-12-31T22:30:00Z");
  const spans = expirySpans(BERLIN, now);
  expect(spans).toHaveLength(14);
  expect(spans[0]).toEqual({ month: "2026-12", from: now, until: new Date("2026-12-31T23:00:00Z") });
  expect(spans[12]).toMatchObject({ month: "2027-12", until: new Date("2027-12-31T23:00:00Z") });
  expect(spans[13]).toEqual({ month: null, from: new Date("2027-12-31T23:00:00Z"), until: null });
  for (const [nth, span] of spans.slice(1).entries()) expect(span.from).toEqual(spans[nth]?.until);
});

it("calls points old after twelve calendar months", () => {
  expect(oldBefore(BERLIN, new Date("2028-02-29T12:00:00Z"))).toEqual(new Date("2027-02-27T23:00:00Z"));
});

it("expects of new points what became of the old ones, and says nothing on few", () => {
  expect(breakageShare({ earned: 1_500, takenBack: 500, expired: 150, unused: 100 })).toBe(0.25);
  expect(breakageShare({ earned: 1_499, takenBack: 500, expired: 150, unused: 100 })).toBeNull();
  expect(breakageShare({ earned: 0, takenBack: 0, expired: 0, unused: 0 })).toBeNull();
});
