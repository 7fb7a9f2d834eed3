import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

type Findings = {
  connections: number;
  depth: number;
  withNodes: string[];
  withoutId: string[];
  inList: boolean;
};

export type BulkDocument = { document: DocumentNode; operation: OperationDefinitionNode; problems: string[] };

/** The rules of bulk queries, in Shopify's words: https://shopify.dev/docs/api/usage/bulk-operations/queries */
export function readBulkDocument(
  schema: GraphQLSchema,
  query: string,
): BulkDocument | { problems: string[] } {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { problems: [`Invalid bulk query: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined || operation.operation !== OperationTypeNode.QUERY) {
    return { problems: ["Invalid operation type. Only `query` operations are supported."] };
  }
  const invalid = validate(schema, document);
  if (invalid.length > 0) return { problems: invalid.map((each) => `Invalid bulk query: ${each.message}`) };
  return { document, operation, problems: problemsOf(schema, operation) };
}

function problemsOf(schema: GraphQLSchema, operation: OperationDefinitionNode): string[] {
  const found: Findings = { connections: 0, depth: 0, withNodes: [], withoutId: [], inList: false };
  walk(schema.getQueryType() ?? undefined, operation.selectionSet, found, { depth: 0, inList: false });
  const hasNode = operation.selectionSet.selections.some(
    (each) => each.kind === Kind.FIELD && (each.name.value === "node" || each.name.value === "nodes"),
  );
  return [
    ...(hasNode ? ["Bulk queries cannot contain a top level `node` field."] : []),
    ...(operation.selectionSet.selections.length > 1
      ? ["Not simulated: a bulk query with several top level fields."]
      : []),
    ...(found.connections === 0 ? ["Bulk queries must contain at least one connection."] : []),
    ...(found.withNodes.length > 0 ? [nodesProblem(found.withNodes)] : []),
    ...(found.connections > MAX_CONNECTIONS
      ? [`Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`]
      : []),
    ...(found.depth > MAX_DEPTH + 1
      ? [`Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`]
      : []),
    ...(found.withoutId.length > 0 ? [idProblem(found.withoutId)] : []),
    ...(found.inList
      ? ["Queries that contain a connection field within a list field are not currently supported."]
      : []),
  ];
}

const nodesProblem = (names: string[]): string =>
  `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${names[0]} { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: '${names.join("', '")}'.`;

const idProblem = (names: string[]): string =>
  `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${names.join(", ")}.`;

type Place = { depth: number; inList: boolean };

function walk(
  type: GraphQLNamedType | undefined,
  set: SelectionSetNode,
  found: Findings,
  place: Place,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) walk(type, selection.selectionSet, found, place);
    if (selection.kind !== Kind.FIELD || selection.selectionSet === undefined) continue;
    const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
    const output = fields[selection.name.value]?.type;
    if (output === undefined) continue;
    const named = getNamedType(output);
    if (named.name.endsWith("Connection"))
      visitConnection(selection, selection.selectionSet, named, found, place);
    else {
      const isList = isListType(getNullableType(output)) && selection.name.value !== "edges";
      walk(named, selection.selectionSet, found, { ...place, inList: place.inList || isList });
    }
  }
}

function visitConnection(
  field: FieldNode,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  found: Findings,
  place: Place,
): void {
  found.connections += 1;
  found.depth = Math.max(found.depth, place.depth + 1);
  if (place.inList) found.inList = true;
  if (fieldOf(set, "nodes") !== undefined) found.withNodes.push(field.name.value);
  const before = found.connections;
  walk(type, set, found, { ...place, depth: place.depth + 1 });
  const node = fieldOf(fieldOf(set, "edges")?.selectionSet, "node");
  const hasChildren = found.connections > before;
  if (hasChildren && fieldOf(node?.selectionSet, "id") === undefined) found.withoutId.push(field.name.value);
}

function fieldOf(set: SelectionSetNode | undefined, name: string): FieldNode | undefined {
  return set?.selections.find(
    (each): each is FieldNode =>
      each.kind === Kind.FIELD && each.name.value === name && each.alias === undefined,
  );
}
