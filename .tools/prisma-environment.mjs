import { resolve } from "node:path";

const repository = resolve(import.meta.dirname, "..");

/** Prisma must neither download its engine nor call home; see prisma/schema-engine.mjs. */
export function prismaEnvironment(environment = process.env) {
  return {
    PRISMA_SCHEMA_ENGINE_BINARY: resolve(repository, "prisma", "schema-engine.mjs"),
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    ...environment,
  };
}
