import { z } from "zod";
import { listApiKeys, type ApiKeyLine } from "#app/modules/api-keys/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";

export interface ApiKeysScreen {
  view: AdminView;
  keys: ApiKeyLine[];
}

export async function readApiKeys(visit: Visit): Promise<ApiKeysScreen> {
  return { view: adminView(visit), keys: await listApiKeys(visit.shop.merchantId) };
}

const form = z.discriminatedUnion("does", [
  z.object({
    does: z.literal("create"),
    name: z
      .string()
      .trim()
      .min(1, "Enter what the key is for.")
      .max(60, "Use at most 60 characters.")
      .refine((text) => !text.includes("\0"), "This holds a character that cannot be kept."),
  }),
  z.object({ does: z.literal("revoke"), keyId: z.coerce.number().int().positive() }),
]);

export type ParsedKeyForm = { ok: true; wish: z.infer<typeof form> } | { ok: false; error: string };

export function parseKeyForm(fields: unknown): ParsedKeyForm {
  const parsed = form.safeParse(fields);
  if (parsed.success) return { ok: true, wish: parsed.data };
  return { ok: false, error: parsed.error.issues[0]?.message ?? "This cannot be done." };
}
