import { setImmediate as nextTurn } from "node:timers/promises";
import { execute, type GraphQLSchema } from "graphql";
import { z } from "zod";
import type { ShopWorld } from "#simulator/world/types.ts";
import { readBulkDocument, type BulkDocument } from "./bulk-document.ts";
import { bulkLines } from "./bulk-lines.ts";
import { connection } from "./connection.ts";
import { queryRoot } from "./query-root.ts";
import { matcher, type Searchable } from "./search-query.ts";
import { gid, idIn, resolveField, utc, utcOrNull, type Arguments, type Context, type View } from "./view.ts";

/** Since 2026-01 five may run at once per app and shop. */
const MAX_RUNNING = 5;

type Status = "CREATED" | "RUNNING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED";

type BulkOperation = {
  id: number;
  shop: ShopWorld;
  query: string;
  status: Status;
  errorCode: "INTERNAL_SERVER_ERROR" | null;
  createdAt: Date;
  completedAt: Date | null;
  lines: string[];
  objectCount: number;
  rootObjectCount: number;
  result: string | null;
};

export type BulkOptions = { schema: GraphQLSchema; url: () => string; delayMs: number };

const unfinished: readonly Status[] = ["CREATED", "RUNNING", "CANCELING"];

const searchable: Searchable<BulkOperation> = {
  id: (each) => each.id,
  status: (each) => each.status,
  created_at: (each) => each.createdAt,
  operation_type: () => "QUERY",
};

export class BulkOperations {
  readonly #options: BulkOptions;
  readonly #operations = new Map<number, BulkOperation>();
  #closed = false;

  constructor(options: BulkOptions) {
    this.#options = options;
  }

  close(): void {
    this.#closed = true;
  }

  #isOpen(): boolean {
    return !this.#closed;
  }

  run(context: Context, args: Arguments): View {
    const { query } = z.object({ query: z.string() }).parse(args);
    const refused = (message: string, code: string, field: string[] | null = ["query"]): View => ({
      field,
      message,
      code,
    });
    const bulk = readBulkDocument(this.#options.schema, query);
    if (!("document" in bulk) || bulk.problems.length > 0) {
      return { bulkOperation: null, userErrors: bulk.problems.map((each) => refused(each, "INVALID")) };
    }
    const running = this.#of(context.shop).filter((each) => unfinished.includes(each.status));
    if (running.length >= MAX_RUNNING) {
      const ids = running.map((each) => gid("BulkOperation", each.id)).join(", ");
      const message = `A bulk query operation for this app and shop is already in progress: ${ids}.`;
      return { bulkOperation: null, userErrors: [refused(message, "OPERATION_IN_PROGRESS", null)] };
    }
    const operation = this.#create(context, query);
    const created = this.#view(operation);
    setTimeout(() => void this.#work(context, operation, bulk), this.#options.delayMs).unref();
    return { bulkOperation: created, userErrors: [] };
  }

  cancel(shop: ShopWorld, id: unknown): View {
    const operation = this.#find(shop, id);
    const refused = (message: string): View => ({ field: ["id"], message });
    if (operation === undefined)
      return { bulkOperation: null, userErrors: [refused("Bulk operation does not exist")] };
    if (!unfinished.includes(operation.status)) {
      const state = operation.status.toLowerCase();
      const message = `A bulk operation cannot be canceled when it is ${state}`;
      return { bulkOperation: this.#view(operation), userErrors: [{ ...refused(message), field: null }] };
    }
    operation.status = "CANCELING";
    return { bulkOperation: this.#view(operation), userErrors: [] };
  }

  viewOf(shop: ShopWorld, id: unknown): View | null {
    const operation = this.#find(shop, id);
    return operation === undefined ? null : this.#view(operation);
  }

  list(context: Context, args: Arguments): View {
    const byCompletion = args["sortKey"] === "COMPLETED_AT";
    return connection(context, args, {
      items: this.#of(context.shop).filter(matcher(args["query"], searchable, "bulkOperations")),
      keyOf: (each) => [((byCompletion ? each.completedAt : null) ?? each.createdAt).getTime(), each.id],
      view: (each) => this.#view(each),
    });
  }

  /** The file of a finished operation; its address is the secret, as in Shopify. */
  fileOf(id: number): string | null {
    return this.#operations.get(id)?.result ?? null;
  }

  #of(shop: ShopWorld): BulkOperation[] {
    return [...this.#operations.values()].filter((each) => each.shop === shop);
  }

  #find(shop: ShopWorld, id: unknown): BulkOperation | undefined {
    const operation = this.#operations.get(idIn(id, "BulkOperation"));
    return operation?.shop === shop ? operation : undefined;
  }

  #create({ world, shop }: Context, query: string): BulkOperation {
    const operation: BulkOperation = {
      id: world.nextId(),
      shop,
      query,
      status: "CREATED",
      errorCode: null,
      createdAt: new Date(),
      completedAt: null,
      lines: [],
      objectCount: 0,
      rootObjectCount: 0,
      result: null,
    };
    this.#operations.set(operation.id, operation);
    return operation;
  }

  async #work(context: Context, operation: BulkOperation, bulk: BulkDocument): Promise<void> {
    if (!this.#isOpen()) return;
    if (operation.status === "CREATED") operation.status = "RUNNING";
    let after: string | null = null;
    do {
      if (operation.status === "CANCELING") break;
      after = await this.#page(context, operation, bulk, after);
      await nextTurn();
    } while (after !== null && this.#isOpen());
    operation.completedAt = new Date();
    if (operation.status === "CANCELING") operation.status = "CANCELED";
    if (operation.status !== "RUNNING") return;
    operation.status = "COMPLETED";
    if (operation.lines.length > 0) operation.result = `${operation.lines.join("\n")}\n`;
    operation.lines = [];
  }

  /** Runs the query over one page of its root connection; gives the cursor of the next. */
  async #page(
    context: Context,
    operation: BulkOperation,
    bulk: BulkDocument,
    after: string | null,
  ): Promise<string | null> {
    const paged: Context = { ...context, bulk: { after, next: null } };
    const { data, errors } = await execute({
      schema: this.#options.schema,
      document: bulk.document,
      rootValue: queryRoot(paged, this),
      contextValue: paged,
      fieldResolver: resolveField,
    });
    if (errors !== undefined && errors.length > 0) {
      operation.status = "FAILED";
      operation.errorCode = "INTERNAL_SERVER_ERROR";
      console.warn(`Bulk operation ${operation.id}: ${errors[0]?.message}`);
      return null;
    }
    const { lines, roots } = bulkLines(data);
    for (const line of lines) operation.lines.push(line);
    operation.objectCount += lines.length;
    operation.rootObjectCount += roots;
    return paged.bulk?.next ?? null;
  }

  #view(operation: BulkOperation): View {
    const { result } = operation;
    return {
      __typename: "BulkOperation",
      id: gid("BulkOperation", operation.id),
      type: "QUERY",
      status: operation.status,
      errorCode: operation.errorCode,
      createdAt: utc(operation.createdAt),
      completedAt: utcOrNull(operation.completedAt),
      objectCount: String(operation.objectCount),
      rootObjectCount: String(operation.rootObjectCount),
      fileSize: result === null ? null : String(Buffer.byteLength(result)),
      url: result === null ? null : `${this.#options.url()}/bulk/${operation.id}.jsonl`,
      partialDataUrl: null,
      query: operation.query,
    };
  }
}
