import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from "graphql";
import type { ShopWorld, WebhookEvent, World } from "#simulator/world/types.ts";
import { loadAdminSchema } from "#simulator/schema/load-admin-schema.ts";
import { BulkOperations } from "./bulk-operations.ts";
import { costOf } from "./cost.ts";
import { failure, refusal } from "./error-shape.ts";
import { mutationRoot } from "./mutation-root.ts";
import { queryRoot } from "./query-root.ts";
import { Throttle, type ThrottleOptions } from "./throttle.ts";
import { resolveField, type Context } from "./view.ts";

/** Shopify refuses a single query above this, however full the bucket. */
const MAX_QUERY_COST = 1000;
const RATE_LIMITS = "https://shopify.dev/api/usage/rate-limits";

export type AdminApiOptions = {
  /** The simulator's own address, for the files of bulk operations. */
  url: () => string;
  appKey: string;
  /** Sends the webhooks of what mutations do. */
  emit: (events: readonly WebhookEvent[]) => void;
  throttle?: Partial<ThrottleOptions>;
  bulkDelayMs?: number;
};

export type GraphqlRequest = {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
};

/** Answers documents on Shopify's own schema from the world. */
export class AdminApi {
  readonly bulkOperations: BulkOperations;
  readonly #world: World;
  readonly #schema: GraphQLSchema;
  readonly #options: AdminApiOptions;
  readonly #throttleOptions: ThrottleOptions;
  readonly #answered = new Map<string, Context["answered"]>();
  readonly #throttles = new Map<string, Throttle>();

  constructor(world: World, options: AdminApiOptions) {
    this.#world = world;
    this.#options = options;
    this.#schema = loadAdminSchema();
    this.#throttleOptions = { maximumAvailable: 2000, restoreRate: 100, ...options.throttle };
    const delayMs = options.bulkDelayMs ?? 200;
    this.bulkOperations = new BulkOperations({ schema: this.#schema, url: options.url, delayMs });
  }

  async answer(shop: ShopWorld, request: GraphqlRequest): Promise<object> {
    const document = parseDocument(request.query);
    if (document instanceof GraphQLError) return { errors: [refusal(document)] };
    const invalid = validate(this.#schema, document);
    if (invalid.length > 0) return { errors: invalid.map((error) => refusal(error, document)) };
    const operation = getOperationAST(document, request.operationName);
    if (operation === null || operation === undefined)
      return { errors: [{ message: "No operation definition found" }] };
    const cost = (answer?: unknown) => costOf(this.#schema, document, operation, request.variables, answer);
    const requested = cost();
    const throttle = this.#throttleOf(shop);
    if (requested > MAX_QUERY_COST) return tooCostly(requested);
    if (!throttle.take(requested)) return throttled(requested, throttle);
    const { data, errors } = await this.#execute(shop, document, request);
    const actual = Math.min(requested, data === undefined || data === null ? requested : cost(data));
    throttle.giveBack(requested - actual);
    return {
      ...(errors !== undefined && { errors: errors.map(failure) }),
      ...(data !== undefined && { data }),
      extensions: {
        cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: throttle.status() },
      },
    };
  }

  async #execute(shop: ShopWorld, document: DocumentNode, request: GraphqlRequest): Promise<ExecutionResult> {
    const { appKey, emit } = this.#options;
    const answered = this.#answered.get(shop.shop.domain) ?? new Map<string, never>();
    this.#answered.set(shop.shop.domain, answered);
    const context: Context = { world: this.#world, shop, bulk: null, appKey, emit, answered };
    const rootValue = {
      ...queryRoot(context, this.bulkOperations),
      ...mutationRoot(context, this.bulkOperations),
    };
    return execute({
      schema: this.#schema,
      document,
      rootValue,
      contextValue: context,
      variableValues: request.variables,
      operationName: request.operationName,
      fieldResolver: resolveField,
    });
  }

  #throttleOf(shop: ShopWorld): Throttle {
    const { domain } = shop.shop;
    const known = this.#throttles.get(domain);
    if (known !== undefined) return known;
    const made = new Throttle(this.#throttleOptions);
    this.#throttles.set(domain, made);
    return made;
  }
}

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function throttled(requested: number, throttle: Throttle): object {
  return {
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: RATE_LIMITS } }],
    extensions: {
      cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: throttle.status() },
    },
  };
}

function tooCostly(cost: number): object {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`;
  const extensions = { code: "MAX_COST_EXCEEDED", cost, maxCost: MAX_QUERY_COST, documentation: RATE_LIMITS };
  return { errors: [{ message, extensions }] };
}
