import { Kind, visit, type DocumentNode, type GraphQLError } from "graphql";

/** A refused document, worded as Shopify words the common cases. */
export function refusal(error: GraphQLError, document?: DocumentNode) {
  const { message, locations } = error;
  const unknownField = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message);
  const missing = /^(?:Field|Argument) .*?"(\w+)"? argument "(\w+)" of type .* is required/.exec(message);
  if (unknownField !== null) {
    const [, fieldName, typeName] = unknownField;
    return {
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      locations,
      path: pathTo(error, document),
      extensions: { code: "undefinedField", typeName, fieldName },
    };
  }
  if (missing !== null) {
    const [, name, argument] = missing;
    return {
      message: `Field '${name}' is missing required arguments: ${argument}`,
      locations,
      path: pathTo(error, document),
      extensions: { code: "missingRequiredArguments", className: "Field", name, arguments: argument },
    };
  }
  return { message, locations, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } };
}

/** From the operation down to the field, as in "query Members", "orders", "nodes", "wrong". */
function pathTo(error: GraphQLError, document: DocumentNode | undefined): string[] {
  const target = error.nodes?.[0];
  if (document === undefined || target === undefined) return [];
  const trail: string[] = [];
  let found: string[] = [];
  visit(document, {
    enter(node) {
      if (node.kind === Kind.OPERATION_DEFINITION)
        trail.push([node.operation, node.name?.value].filter(Boolean).join(" "));
      if (node.kind === Kind.FRAGMENT_DEFINITION) trail.push(`fragment ${node.name.value}`);
      if (node.kind === Kind.FIELD) trail.push(node.name.value);
      if (node === target) found = [...trail];
    },
    leave(node) {
      const counted: string[] = [Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION, Kind.FIELD];
      if (counted.includes(node.kind)) trail.pop();
    },
  });
  return found;
}

/** An error while answering. */
export function failure(error: GraphQLError) {
  const { message, locations, path, extensions } = error;
  const isVariable = path === undefined && message.startsWith("Variable ");
  const code = extensions["code"] ?? (isVariable ? "INVALID_VARIABLE" : "INTERNAL_SERVER_ERROR");
  return { message, locations, path, extensions: { ...extensions, code } };
}
