import { expect, it } from "vitest";
import { currency, minor } from "#tests/factories/order.ts";
import { defaultBrand } from "./settings.ts";
import { speakerFor } from "./speaker.ts";

const brand = defaultBrand();

it.each([
  ["en", "1,250 points", "December 31, 2026", "€5", "1.5"],
  ["en-GB", "1,250 points", "31 December 2026", "€5", "1.5"],
  ["fr", "1 250 points", "31 décembre 2026", "5 €", "1,5"],
  ["de", "1.250 Punkte", "31. Dezember 2026", "5 €", "1,5"],
  ["es", "1250 puntos", "31 de diciembre de 2026", "5 €", "1,5"],
  ["ja", "1,250ポイント", "2026年12月31日", "€5", "1.5"],
])("speaks %s", (tag, points, day, money, number) => {
  const speaker = speakerFor(brand, tag);
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
  expect(plain(speaker.points(1_250))).toBe(points);
  expect(speaker.day("2026-12-31")).toBe(day);
  expect(plain(speaker.money(minor(500), currency("EUR")))).toBe(money);
  expect(speaker.number("1.5")).toBe(number);
});

it("speaks the first language that it knows, and English to everybody else", () => {
  expect(speakerFor(brand, "nl", "fr-CA").locale).toBe("fr");
  expect(speakerFor(brand, "nl", null).locale).toBe("en");
});

it("chooses the form of a sentence by the count", () => {
  const { say, points } = speakerFor(brand, "en");
  const pending = (count: number) => say("member.pending", { count, points: points(count) });
  expect(pending(1)).toBe("1\u00a0point is on its way");
  expect(pending(80)).toBe("80\u00a0points are on their way");
});

it.each(["en-xx-yy", "fr_CA", "de-1a", "zz-zz-zz"])("speaks also to whoever comes with the tag %s", (tag) => {
  expect(speakerFor(brand, tag).day("2026-12-31")).toContain("2026");
});
