import { dirname, join, relative, sep } from "node:path";
import type { Rule } from "eslint";
import { placeOf, refuseImport } from "./rooms.ts";

/** The repository path that a specifier names, or undefined for packages. */
function resolveSpecifier(specifier: string, importer: string): string | undefined {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return join(dirname(importer), specifier).split(sep).join("/");
  return undefined;
}

export const roomImports: Rule.RuleModule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const importer = relative(context.cwd, context.filename).split(sep).join("/");
    const from = placeOf(importer);

    function check(node: Rule.Node, source: unknown): void {
      if (typeof source !== "string") return;
      const target = resolveSpecifier(source, importer);
      const message = target === undefined ? undefined : refuseImport(from, placeOf(target));
      if (message !== undefined) context.report({ node, message });
    }

    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.type === "Literal" ? node.source.value : undefined),
    };
  },
};
