import { describe, expect, it } from "vitest";
import { readJson } from "./read-json.ts";

describe("the body of a message", () => {
  it("keeps every digit of an id that a double would round", () => {
    expect(readJson('{"id":820982911946154508,"quantity":2,"price":89.99}')).toEqual({
      json: { id: "820982911946154508", quantity: 2, price: 89.99 },
    });
  });

  it("leaves long digits inside texts and long fractions alone", () => {
    expect(readJson('{"authorization":"4242424242424242","rate":0.12345678901234567}')).toEqual({
      json: { authorization: "4242424242424242", rate: 0.12345678901234567 },
    });
  });

  it("counts brackets only outside of texts", () => {
    expect(readJson(JSON.stringify({ note: `"${"[".repeat(500)}\\` }))).toEqual({
      json: { note: `"${"[".repeat(500)}\\` },
    });
  });

  it("accepts 64 levels", () => {
    expect(readJson("[".repeat(64) + "]".repeat(64))).toHaveProperty("json");
  });

  it.each([
    ["65 levels", "[".repeat(65) + "]".repeat(65), "the body is nested deeper than 64 levels"],
    ["a million open brackets", "[".repeat(1_000_000), "the body is nested deeper than 64 levels"],
    ["nothing", "  ", "the body is empty"],
  ])("refuses %s", (_, text, reason) => {
    expect(readJson(text)).toEqual({ unreadable: reason });
  });

  it("refuses what is not JSON, quoting nothing that a database cannot hold", () => {
    const read = readJson('{"id":1,\u0000\ud800}');
    expect(read).toHaveProperty("unreadable", expect.stringMatching(/^the body is not JSON \(/));
    expect("unreadable" in read && read.unreadable.includes("\u0000")).toBe(false);
    expect("unreadable" in read && read.unreadable.isWellFormed()).toBe(true);
  });
});
