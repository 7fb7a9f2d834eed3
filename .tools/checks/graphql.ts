/** `npm run graphql`: every document of the app against the real Admin schema of its API version. */
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { loadAdminSchema } from "#simulator/schema/load-admin-schema.ts";
import { checkDocument, countDocuments, exportedDocuments } from "./documents.ts";
import { fetchSchema } from "./shopify-facts.ts";

const moduleShape = z.record(z.string(), z.unknown());

async function checkFile(path: string, schema: ReturnType<typeof loadAdminSchema>) {
  const module = moduleShape.parse({ ...(await import(pathToFileURL(resolve(path)).href)) });
  const documents = exportedDocuments(module);
  const problems = documents.flatMap(([name, text]) =>
    checkDocument(schema, text).map((problem) => `${path} ${name}: ${problem}`),
  );
  const held = countDocuments(readFileSync(path, "utf8"));
  if (held > documents.length)
    problems.push(`${path}: ${held - documents.length} document(s) are not exported`);
  return { count: documents.length, problems };
}

fetchSchema();
const schema = loadAdminSchema();
let count = 0;
for (const path of globSync("app/shopify/operations/**/*.ts", {
  exclude: (name) => name.endsWith(".test.ts"),
})) {
  const file = await checkFile(path, schema);
  count += file.count;
  for (const problem of file.problems) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}
process.stdout.write(`${count} documents checked\n`);
