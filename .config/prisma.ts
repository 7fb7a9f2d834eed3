import { defineConfig } from "prisma/config";

// Prisma looks for this file by itself: `.config/prisma.ts` is one of its known names.
// Paths are taken from the folder of this file.
export default defineConfig({
  schema: "../prisma/schema.prisma",
  migrations: { path: "../prisma/migrations" },
  datasource: {
    url: process.env.DATABASE_URL ?? "",
    ...(process.env.SHADOW_DATABASE_URL ? { shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL } : {}),
  },
});
