import { z } from "zod";
import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import { identity, readIdentity, tags, text } from "./fields.ts";

export const productPayload = z
  .object({ ...identity, title: text, tags })
  .transform((row, context): BusinessEvent => ({
    kind: "product-seen",
    productId: readIdentity(row, context),
    title: row.title ?? "",
    tags: row.tags,
  }));
