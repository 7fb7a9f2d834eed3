import { expect, it } from "vitest";
import { createFormat, formatDuration, percentChange } from "./format.ts";

const berlin = createFormat({ locale: "en-GB", timeZone: "Europe/Berlin", currency: "EUR" });

it("writes points in words and whole numbers in the visitor's manner", () => {
  expect(berlin.points(1)).toBe("1 point");
  expect(berlin.points(1250)).toBe("1,250 points");
  expect(berlin.points(0)).toBe("0 points");
  expect(createFormat({ locale: "de", timeZone: "UTC", currency: "EUR" }).number(1250)).toBe("1.250");
});

it("shows the direction of a change", () => {
  expect(berlin.signed(50)).toBe("+50");
  expect(berlin.signed(-1250)).toBe("−1,250");
  expect(berlin.signed(0)).toBe("0");
});

it("writes money with the decimals of its own currency", () => {
  expect(berlin.money(1250)).toBe("€12.50");
  expect(berlin.money(1250, "JPY")).toBe("JP¥1,250");
  expect(berlin.money(1250, "KWD")).toBe("KWD\u00A01.250");
});

it("refuses money of a currency that nobody knows", () => {
  expect(() => berlin.money(1, "ABC")).toThrow("unknown currency ABC");
});

it("takes an instant to the day of the shop's zone", () => {
  expect(berlin.date(new Date("2026-03-02T23:30:00Z"))).toBe("3 Mar 2026");
  expect(berlin.dateTime(new Date("2026-03-02T23:30:00Z"))).toBe("3 Mar 2026, 00:30");
});

it("leaves a calendar day where it is, whatever the zone", () => {
  const auckland = createFormat({ locale: "en-GB", timeZone: "Pacific/Auckland", currency: "NZD" });
  expect(auckland.day("2026-03-02")).toBe("2 Mar 2026");
  expect(auckland.shortDay("2026-03-02")).toBe("2 Mar");
});

it("names a month in the visitor's language", () => {
  expect(berlin.month("2026-03")).toBe("March 2026");
  expect(createFormat({ locale: "de", timeZone: "Asia/Tokyo", currency: "EUR" }).month("2026-03")).toBe(
    "März 2026",
  );
});

it("writes a share in whole percent, and never nothing for something", () => {
  expect([0, 0.004, 0.2345, 1].map((share) => berlin.share(share))).toEqual(["0%", "< 1%", "23%", "100%"]);
});

it("falls back to English for a language tag that is none", () => {
  expect(createFormat({ locale: "not a tag", timeZone: "UTC", currency: "USD" }).number(1000)).toBe("1,000");
});

it.each([
  [40, "under 0.1 s"],
  [0, "under 0.1 s"],
  [380, "0.4 s"],
  [12_000, "12 s"],
  [180_000, "3 min"],
  [7_200_000, "2 h"],
])("writes %i ms as %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it("compares with the period before, unless that was empty", () => {
  expect(percentChange(150, 100)).toBe(50);
  expect(percentChange(50, 100)).toBe(-50);
  expect(percentChange(5, 0)).toBeNull();
});
