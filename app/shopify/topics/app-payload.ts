import { z } from "zod";
import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import { cleanText } from "./fields.ts";

export const appUninstalled = z.object({}).transform((): BusinessEvent => ({ kind: "app-uninstalled" }));

export const scopesUpdate = z
  .object({ current: z.array(z.string()) })
  .transform((row): BusinessEvent => ({ kind: "scopes-updated", scopes: row.current.map(cleanText) }));
