import a11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { fileNames } from "./eslint-rules/file-names.ts";
import { roomImports } from "./eslint-rules/room-imports.ts";
import { sqlInStores } from "./eslint-rules/sql-in-stores.ts";

const throughline = {
  rules: { "room-imports": roomImports, "file-names": fileNames, "sql-in-stores": sqlInStores },
};

const source = ["**/*.{ts,tsx}"];
const testFiles = ["tests/**/*.{ts,tsx}", "**/*.test.{ts,tsx}"];

/** Remix and the tools' configuration files are found by their default export. */
const needsDefaultExport = [
  "app/routes/**",
  "app/root.tsx",
  "app/entry.*.tsx",
  "extensions/**",
  "vite.config.ts",
  ".config/*.ts",
  "tests/harness/global-setup.ts",
];

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      "build/",
      "**/dist/",
      ".local/",
      ".cache/",
      "coverage/",
      "app/platform/prisma/",
      "**/*.d.mts",
    ],
  },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    plugins: { throughline },
    rules: {
      "throughline/file-names": "error",
      "max-lines": ["error", { max: 250 }],
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: source,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` },
    },
    plugins: { throughline },
    rules: {
      "throughline/room-imports": "error",
      "throughline/sql-in-stores": "error",
      "max-lines-per-function": ["error", { max: 70 }],
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/no-misused-promises": [
        "error",
        // Event handlers of React and Express may be async.
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      // Branded numbers (Points, MinorUnits) are numbers, and the rule does not see it.
      "@typescript-eslint/no-unsafe-unary-minus": "off",
      // Remix throws responses as a way of answering.
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportDefaultDeclaration",
          message: "Export by name: a default export has another name in every file that imports it.",
        },
      ],
    },
  },
  {
    files: ["app/**", "simulator/**"],
    ignores: testFiles,
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message:
            "The environment is validated once: use env() of app/platform/env.server.ts, or pass an option.",
        },
      ],
    },
  },
  { files: ["app/**"], ignores: testFiles, rules: { "no-console": "error" } },
  { files: ["app/platform/env.server.ts"], rules: { "no-restricted-properties": "off" } },
  { files: needsDefaultExport, rules: { "no-restricted-syntax": "off" } },
  // The branded constructors live here: a number becomes Points in one place only.
  {
    files: ["app/vocabulary/**"],
    rules: { "@typescript-eslint/consistent-type-assertions": "off" },
  },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    extends: [a11y.flatConfigs.recommended],
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: testFiles,
    rules: {
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": "off",
      // Vitest's matchers (expect.objectContaining and its like) are typed as any.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
);
