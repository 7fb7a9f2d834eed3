import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

const MUTATION_COST = 10;
const CONNECTION_COST = 2;

type Variables = Record<string, unknown>;

type Walk = { schema: GraphQLSchema; fragments: Map<string, FragmentDefinitionNode>; variables: Variables };

/**
 * What Shopify would charge. Objects cost 1, scalars nothing, a mutation 10. A connection costs 2 and its
 * node as often as 2·ln(size), which is what recorded answers show (size 1: 1, 5: 3, 250: 11).
 * https://shopify.dev/docs/api/usage/rate-limits#graphql-admin-api-rate-limits
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  answer?: unknown,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  }
  const root = schema.getRootType(operation.operation);
  const cost = selectionCost(
    { schema, fragments, variables },
    operation.selectionSet,
    root ?? undefined,
    answer,
  );
  return operation.operation === OperationTypeNode.MUTATION ? Math.max(MUTATION_COST, cost) : cost;
}

function selectionCost(
  walk: Walk,
  set: SelectionSetNode,
  type: GraphQLNamedType | undefined,
  answer: unknown,
): number {
  let total = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) total += fieldCost(walk, selection, type, answer);
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition?.name.value;
      const narrowed = on === undefined ? type : walk.schema.getType(on);
      total += selectionCost(walk, selection.selectionSet, narrowed, answer);
    } else {
      const fragment = walk.fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      total += selectionCost(
        walk,
        fragment.selectionSet,
        walk.schema.getType(fragment.typeCondition.name.value),
        answer,
      );
    }
  }
  return total;
}

function fieldCost(
  walk: Walk,
  field: FieldNode,
  type: GraphQLNamedType | undefined,
  answer: unknown,
): number {
  if (field.selectionSet === undefined) return 0;
  const definition =
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
  const named = definition === undefined ? undefined : getNamedType(definition.type);
  const value = valueAt(answer, field.alias?.value ?? field.name.value);
  if (value === null) return 0;
  if (named?.name.endsWith("Connection") === true)
    return connectionCost(walk, field, field.selectionSet, named, value);
  const isFree = named === undefined || named.name === "PageInfo" || named.name.endsWith("Edge");
  const own = isFree || isPayload(named) ? 0 : 1;
  const inner: unknown = Array.isArray(value) ? value.at(0) : value;
  return own + selectionCost(walk, field.selectionSet, named, inner);
}

const isPayload = (type: GraphQLNamedType): boolean =>
  type.name.endsWith("Payload") ||
  type.name === "MoneyV2" ||
  type.name === "MoneyBag" ||
  isAbstractType(type);

function connectionCost(
  walk: Walk,
  field: FieldNode,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  value: unknown,
): number {
  const listed = valueAt(value, "nodes") ?? valueAt(value, "edges");
  const size = Array.isArray(listed) ? listed.length : sizeAsked(walk, field);
  const each = Math.max(1, selectionCost(walk, set, type, undefined));
  return CONNECTION_COST + (size === 0 ? 0 : Math.max(1, Math.round(2 * Math.log(size)))) * each;
}

function sizeAsked({ variables }: Walk, field: FieldNode): number {
  const argument = field.arguments?.find((each) => each.name.value === "first" || each.name.value === "last");
  if (argument?.value.kind === Kind.INT) return Number(argument.value.value);
  if (argument?.value.kind !== Kind.VARIABLE) return 1;
  const given = variables[argument.value.name.value];
  return typeof given === "number" ? given : 1;
}

/** undefined where there is no answer to look at, null where the answer is null. */
function valueAt(answer: unknown, name: string): unknown {
  if (answer === null || typeof answer !== "object" || Array.isArray(answer)) return undefined;
  return Object.entries(answer).find(([key]) => key === name)?.[1];
}
