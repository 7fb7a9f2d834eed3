import { basename } from "node:path";
import type { Rule } from "eslint";

const BANNED = new Set([
  "utils",
  "util",
  "helpers",
  "helper",
  "misc",
  "common",
  "manager",
  "data",
  "info",
  "v2",
]);

/** The word of a file name that says nothing about its content, if it has one. */
export function bannedWord(fileName: string): string | undefined {
  const [stem = ""] = fileName.split(".");
  return stem.split(/[-_]/).find((word) => BANNED.has(word.toLowerCase()));
}

export const fileNames: Rule.RuleModule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const name = basename(context.filename);
    const word = bannedWord(name);
    return {
      Program(node) {
        if (word === undefined) return;
        const message = `"${word}" says nothing about ${name}: name the thing (posting.ts) or the act (hold-points.server.ts).`;
        context.report({ node, message });
      },
    };
  },
};
