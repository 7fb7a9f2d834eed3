import { z } from "zod";
import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import type { CustomerFacts } from "#app/vocabulary/order.ts";
import { cleanText, id, identity, maybe, optionalInstant, readIdentity, tags, text } from "./fields.ts";

/** A customer as customers/* send it and as an order carries it. */
export const customerPayload = z
  .object({
    ...identity,
    first_name: text,
    last_name: text,
    email: text,
    phone: text,
    verified_email: z.boolean().nullish(),
    locale: text,
    tags: maybe,
    created_at: optionalInstant,
    updated_at: optionalInstant,
  })
  .transform((row, context): CustomerFacts => {
    const read = tags.safeParse(row.tags);
    return {
      customerId: readIdentity(row, context),
      firstName: row.first_name,
      lastName: row.last_name,
      email: row.email,
      phone: row.phone,
      verifiedEmail: row.verified_email ?? null,
      locale: row.locale,
      tags: read.data ?? [],
      // Newer versions leave the tags out of webhooks; absence must not read as "no tags".
      knowsTags: row.tags !== undefined && row.tags !== null && read.success,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  });

export const deletedCustomer = z.object(identity).transform((row, context) => readIdentity(row, context));

const MERGED = new Set(["completed", "complete", "success", "succeeded"]);

/** customers/merge is sent for failed merges too; only a finished one moves anything. */
export const customersMerge = z
  .object({
    admin_graphql_api_customer_kept_id: id,
    admin_graphql_api_customer_deleted_id: id,
    status: z.string(),
    errors: z.array(z.object({ message: z.string().nullish() })).nullish(),
  })
  .transform((row): BusinessEvent => {
    if (MERGED.has(row.status.toLowerCase())) {
      return {
        kind: "customers-merged",
        keptId: row.admin_graphql_api_customer_kept_id,
        deletedId: row.admin_graphql_api_customer_deleted_id,
      };
    }
    const said = cleanText(row.errors?.map((error) => error.message ?? "").join(" ") ?? "");
    const state = `the merge of two customers is "${cleanText(row.status)}", not finished`;
    return { kind: "nothing-to-do", reason: said ? `${state}: ${said}` : state };
  });
