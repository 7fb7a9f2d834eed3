import { expect, it } from "vitest";
import { bannedWord, fileNames } from "./file-names.ts";
import { lintSnippet } from "./lint-snippet.ts";

it.each([
  ["utils.ts", "utils"],
  ["order-utils.ts", "utils"],
  ["helpers.test.ts", "helpers"],
  ["misc.server.ts", "misc"],
  ["common.tsx", "common"],
  ["manager-of-points.ts", "manager"],
  ["data.ts", "data"],
  ["shop-info.ts", "info"],
  ["earning-v2.ts", "v2"],
])("finds the empty word of %s", (name, word) => {
  expect(bannedWord(name)).toBe(word);
});

it.each(["posting.ts", "hold-points.server.ts", "database.ts", "information-page.tsx", "app._index.tsx"])(
  "has nothing against %s",
  (name) => {
    expect(bannedWord(name)).toBeUndefined();
  },
);

it("says what to do instead", () => {
  expect(lintSnippet(fileNames, "app/flows/order-utils.ts", "export const a = 1;")).toEqual([
    '"utils" says nothing about order-utils.ts: name the thing (posting.ts) or the act (hold-points.server.ts).',
  ]);
});
