import { z } from "zod";

/** One way to ask the Admin API; the answer is Shopify's whole body: data, errors, extensions. */
export interface AdminClient {
  request(document: string, variables: Record<string, unknown>): Promise<unknown>;
}

export type AdminProblem =
  /** The token is gone or refused: only the merchant opening the app brings a new one (edge case O3). */
  | "must-reauthorise"
  /** A scope is missing for what was asked. */
  | "access-denied"
  /** Still throttled after every wait that we grant. */
  | "throttled"
  /** Shopify or the network failed; trying later may help. */
  | "unavailable"
  /** Shopify refused the document or the input; trying again gives the same. */
  | "refused"
  /** The answer has a shape that we do not know. */
  | "not-understood";

/** Whatever goes wrong with a call to the Admin API, userErrors included. */
export class AdminApiError extends Error {
  override name = "AdminApiError";
  readonly problem: AdminProblem;
  /** Codes that Shopify gave, such as OPERATION_IN_PROGRESS. */
  readonly codes: readonly string[];

  constructor(problem: AdminProblem, message: string, codes: readonly string[] = []) {
    super(message);
    this.problem = problem;
    this.codes = codes;
  }
}

const graphqlError = z.object({
  message: z.string(),
  extensions: z.object({ code: z.string().optional() }).nullish(),
});

/** The envelope of every answer (https://shopify.dev/docs/api/admin-graphql#status_and_error_codes). */
export const answerShape = z.object({
  data: z.unknown().optional(),
  errors: z.union([z.array(graphqlError), z.string()]).nullish(),
});

export type GraphqlErrors = z.infer<typeof answerShape>["errors"];

export const errorList = (errors: GraphqlErrors): z.infer<typeof graphqlError>[] =>
  typeof errors === "string" ? [{ message: errors }] : (errors ?? []);

function problemOf(codes: readonly string[]): AdminProblem {
  if (codes.includes("THROTTLED")) return "throttled";
  if (codes.includes("ACCESS_DENIED")) return "access-denied";
  return codes.includes("INTERNAL_SERVER_ERROR") ? "unavailable" : "refused";
}

const nameOf = (document: string): string =>
  /\b(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? "a request";

/**
 * Sends a document and reads its data.
 * @throws AdminApiError when Shopify reports an error, or answers in a shape that `schema` does not know
 */
export async function ask<T extends z.ZodType>(
  client: AdminClient,
  document: string,
  variables: Record<string, unknown>,
  schema: T,
): Promise<z.output<T>> {
  const answer = answerShape.safeParse(await client.request(document, variables));
  if (!answer.success) throw new AdminApiError("not-understood", `${nameOf(document)}: no GraphQL answer`);
  const errors = errorList(answer.data.errors);
  if (errors.length > 0) {
    const codes = errors.flatMap((error) => error.extensions?.code ?? []);
    const messages = errors.map((error) => error.message).join("; ");
    throw new AdminApiError(problemOf(codes), `${nameOf(document)}: ${messages}`, codes);
  }
  const data = schema.safeParse(answer.data.data);
  if (data.success) return data.data;
  const issue = data.error.issues[0];
  const place = issue?.path.join(".") ?? "";
  throw new AdminApiError("not-understood", `${nameOf(document)}: ${place} ${issue?.message ?? ""}`);
}

export const userErrors = z.array(
  z.object({ field: z.array(z.string()).nullish(), message: z.string(), code: z.string().nullish() }),
);

/** @throws AdminApiError for the userErrors of a mutation: well-formed, and yet refused. */
export function refuseUserErrors(errors: z.infer<typeof userErrors>): void {
  if (errors.length === 0) return;
  const words = errors.map((error) => [error.field?.join("."), error.message].filter(Boolean).join(": "));
  throw new AdminApiError(
    "refused",
    words.join("; "),
    errors.flatMap((error) => error.code ?? []),
  );
}

/** A connection read in full or in part. */
export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
