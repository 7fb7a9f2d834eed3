import { relative, sep } from "node:path";
import type { Rule } from "eslint";
import { placeOf, type Room } from "./rooms.ts";

/** Ways into the database that bypass a store; `transaction` and the type `Sql` are for everybody. */
const DIRECT_ACCESS = new Set(["pool", "prisma", "sql"]);
const STATEMENT =
  /^\s*(SELECT\s|INSERT INTO\s|UPDATE\s+\S+\s+(AS\s+\S+\s+|\S+\s+)?SET\s|DELETE FROM\s|WITH\s+(RECURSIVE\s+)?\S+.*\sAS\s|TRUNCATE\s)/;

const ADVICE =
  "SQL and the connection pool belong in a store: app/modules/<module>/*.store.server.ts, or app/shopify/auth and inbox for their own tables.";

const WITHOUT_SQL = new Set<Room>([
  "routes",
  "screens",
  "ui",
  "flows",
  "job definitions",
  "job handlers",
  "contracts",
  "vocabulary",
]);

export function mayHoldSql(path: string): boolean {
  const { room } = placeOf(path);
  if (room === "modules") return path.endsWith(".store.server.ts");
  if (room === "shopify") return /^app\/shopify\/(auth|inbox)\/.*\.server\.ts$/.test(path);
  return !WITHOUT_SQL.has(room);
}

export const sqlInStores: Rule.RuleModule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    if (mayHoldSql(relative(context.cwd, context.filename).split(sep).join("/"))) return {};
    return {
      ImportDeclaration(node) {
        if (!/\/platform\/(db\.server\.ts|prisma\/)/.test(String(node.source.value))) return;
        if (String(node.source.value).includes("/prisma/")) return context.report({ node, message: ADVICE });
        for (const specifier of node.specifiers) {
          if (specifier.type !== "ImportSpecifier" || specifier.imported.type !== "Identifier") continue;
          if (DIRECT_ACCESS.has(specifier.imported.name))
            context.report({ node: specifier, message: ADVICE });
        }
      },
      TemplateElement(node) {
        if (STATEMENT.test(node.value.raw)) context.report({ node, message: ADVICE });
      },
      Literal(node) {
        if (typeof node.value === "string" && STATEMENT.test(node.value))
          context.report({ node, message: ADVICE });
      },
    };
  },
};
