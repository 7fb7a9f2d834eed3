import {
  GraphQLError,
  Kind,
  NoDeprecatedCustomRule,
  NoUnusedFragmentsRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";

/** A fragment may stand alone in a file: the documents that use it are checked with it. */
function rulesFor(document: DocumentNode) {
  const hasOperation = document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const rules = specifiedRules.filter((rule) => hasOperation || rule !== NoUnusedFragmentsRule);
  return [...rules, NoDeprecatedCustomRule];
}

function parseDocument(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** Everything that the schema has against a document, deprecated fields included. */
export function checkDocument(schema: GraphQLSchema, text: string): string[] {
  const document = parseDocument(text);
  if (document instanceof GraphQLError) return [document.message];
  return validate(schema, document, rulesFor(document)).map(({ message, locations }) => {
    const line = locations?.[0]?.line;
    return line === undefined ? message : `line ${line}: ${message}`;
  });
}

/** The documents among a module's exports, by export name. */
export function exportedDocuments(module: Record<string, unknown>): [string, string][] {
  return Object.entries(module).flatMap(([name, value]) =>
    typeof value === "string" && value.trimStart().startsWith("#graphql") ? [[name, value]] : [],
  );
}

/** How many documents a source text holds; more than it exports means that one would go unchecked. */
export function countDocuments(source: string): number {
  return source.match(/[`"']\s*#graphql/g)?.length ?? 0;
}
