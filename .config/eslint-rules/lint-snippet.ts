import { resolve } from "node:path";
import { Linter, type Rule } from "eslint";
import tseslint from "typescript-eslint";

const repository = resolve(import.meta.dirname, "..", "..");

/** The messages that one of our rules gives for a text, as if it stood in the repository file `path`. */
export function lintSnippet(rule: Rule.RuleModule, path: string, text: string): string[] {
  const linter = new Linter({ cwd: repository });
  const messages = linter.verify(
    text,
    [
      {
        files: ["**/*.{ts,tsx,mjs}"],
        languageOptions: { parser: tseslint.parser },
        plugins: { throughline: { rules: { rule } } },
        rules: { "throughline/rule": "error" },
      },
    ],
    { filename: resolve(repository, path) },
  );
  return messages.map(({ message }) => message);
}
