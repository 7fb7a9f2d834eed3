import { z } from "zod";
import { AdminApiError, ask, refuseUserErrors, userErrors, type AdminClient } from "./admin-client.ts";

const STATE = `
  id
  status
  errorCode
  createdAt
  completedAt
  objectCount
  rootObjectCount
  fileSize
  url
  partialDataUrl
`;

/** Grouped: an order's lines follow it in the file, so that one order at a time is in memory. */
export const START_BULK_QUERY = `#graphql
  mutation StartBulkQuery($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation { ${STATE} }
      userErrors { field message code }
    }
  }
`;

export const BULK_OPERATION = `#graphql
  query BulkOperation($id: ID!) {
    bulkOperation(id: $id) { ${STATE} }
  }
`;

const STATUSES = ["CREATED", "RUNNING", "CANCELING", "CANCELED", "COMPLETED", "FAILED", "EXPIRED"] as const;
const count = z.union([z.string().regex(/^\d+$/), z.number()]).transform(Number);

const state = z
  .object({
    id: z.string(),
    status: z.enum(STATUSES),
    errorCode: z.string().nullable(),
    objectCount: count,
    rootObjectCount: count,
    url: z.string().nullable(),
    partialDataUrl: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    status: row.status,
    errorCode: row.errorCode,
    /** Lines of the file so far, and how many of them are orders. */
    objects: row.objectCount,
    orders: row.rootObjectCount,
    /** Where the JSONL file lies; null for a result without any object. Good for seven days. */
    url: row.url,
    partialUrl: row.partialDataUrl,
  }));

export type BulkOperationState = z.output<typeof state>;

const outcome = z.object({ bulkOperation: state.nullable(), userErrors });

function stateOf({ bulkOperation, userErrors: errors }: z.output<typeof outcome>): BulkOperationState {
  refuseUserErrors(errors);
  if (!bulkOperation) throw new AdminApiError("not-understood", "Shopify named no bulk operation");
  return bulkOperation;
}

/** @throws AdminApiError with the code OPERATION_IN_PROGRESS while another one runs for this app and shop */
export async function startBulkQuery(client: AdminClient, query: string): Promise<BulkOperationState> {
  const schema = z.object({ bulkOperationRunQuery: outcome });
  return stateOf((await ask(client, START_BULK_QUERY, { query }, schema)).bulkOperationRunQuery);
}

/** Null when Shopify has forgotten the operation. */
export async function readBulkOperation(client: AdminClient, id: string): Promise<BulkOperationState | null> {
  const schema = z.object({ bulkOperation: state.nullable() });
  return (await ask(client, BULK_OPERATION, { id }, schema)).bulkOperation;
}
