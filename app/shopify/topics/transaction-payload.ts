import { z } from "zod";
import { toCurrencyCode, type CurrencyCode } from "#app/vocabulary/money.ts";
import { parseMoney } from "#app/vocabulary/money.ts";
import type { TenderFacts } from "#app/vocabulary/order.ts";
import { cleanText, identity, optionalInstant, readIdentity, text } from "./fields.ts";

const KINDS = new Map<string, TenderFacts["kind"]>([
  ["sale", "sale"],
  ["capture", "capture"],
  ["refund", "refund"],
  ["authorization", "authorization"],
  ["emv_authorization", "authorization"],
  ["void", "void"],
  ["change", "change"],
]);

/** Webhooks write "emv_authorization", GraphQL "EMV_AUTHORIZATION". */
export const tenderKind = (kind: string): TenderFacts["kind"] => KINDS.get(kind.toLowerCase()) ?? "other";

/**
 * A transaction in its own currency, which is the shopper's when the shop sells in several
 * (https://shopify.dev/docs/api/admin-rest/latest/resources/transaction). Without one it is the order's.
 */
export const transactionPayload = (fallback: CurrencyCode) =>
  z
    .object({
      ...identity,
      kind: z.string(),
      gateway: text,
      status: z.string().nullish(),
      amount: z.union([z.string(), z.number()], "is not an amount of money"),
      currency: z.string().nullish(),
      processed_at: optionalInstant,
      created_at: optionalInstant,
    })
    .transform((row, context): TenderFacts => {
      const refuse = (field: string, message: string): typeof z.NEVER => {
        context.addIssue({ code: "custom", message, path: [field] });
        return z.NEVER;
      };
      const currency = row.currency ? toCurrencyCode(row.currency) : fallback;
      if (!currency) return refuse("currency", `${cleanText(row.currency ?? "")} is not a known currency`);
      const amount = parseMoney(row.amount, currency);
      if (amount === null) return refuse("amount", "is not an amount of money");
      return {
        transactionId: readIdentity(row, context),
        kind: tenderKind(row.kind),
        gateway: row.gateway ?? "",
        status: row.status?.toLowerCase() === "success" ? "success" : "other",
        amount,
        currency,
        processedAt: row.processed_at ?? row.created_at,
      };
    });
