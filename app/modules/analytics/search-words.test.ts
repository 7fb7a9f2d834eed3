import { expect, it } from "vitest";
import { searchWords } from "./search-words.ts";

it.each([
  ["  Anna   Lindqvist ", ["anna", "lindqvist"]],
  ["ANNA@Example.com", ["anna@example.com"]],
  ["+44 (0)20 7946-0018", ["442079460018"]],
  ["0044 20 7946 0018", ["442079460018"]],
  ["020 7946 0018", ["02079460018"]],
  ["anna 020-7946", ["anna", "0207946"]],
  ["card-7F3A", ["card-7f3a"]],
  ["anna anna", ["anna"]],
  ["ＡＮＮＡ", ["anna"]],
])("reads %j as the words %j", (text, words) => {
  expect(searchWords(text)).toEqual(words);
});

it("asks for nothing when there is nothing to look for", () => {
  expect(searchWords("   ")).toEqual([]);
  expect(searchWords("+-()")).toEqual([]);
});

it("looks for at most six words", () => {
  expect(searchWords("a b c d e f g h")).toEqual(["a", "b", "c", "d", "e", "f"]);
});
