type Line = Record<string, unknown>;

const isObject = (value: unknown): value is Line =>
  value !== null && typeof value === "object" && !Array.isArray(value);

function nodesOf(value: unknown): unknown[] | null {
  if (!isObject(value) || !Array.isArray(value["edges"])) return null;
  return value["edges"].map((edge: unknown) => (isObject(edge) ? edge["node"] : null));
}

/**
 * The lines of one page of a bulk operation's answer. Objects of nested connections get lines of their own
 * after their parent's, with its id: https://shopify.dev/docs/api/usage/bulk-operations/queries#the-jsonl-data-format
 */
export function bulkLines(answer: unknown): { lines: string[]; roots: number } {
  const lines: string[] = [];
  let roots = 0;
  if (!isObject(answer)) return { lines, roots };
  for (const value of Object.values(answer)) {
    for (const node of nodesOf(value) ?? []) {
      roots += 1;
      addLines(node, undefined, lines);
    }
  }
  return { lines, roots };
}

function addLines(node: unknown, parentId: unknown, lines: string[]): void {
  if (!isObject(node)) return;
  const children: unknown[] = [];
  const own = withoutConnections(node, children);
  lines.push(JSON.stringify(parentId === undefined ? own : { ...own, __parentId: parentId }));
  for (const child of children) addLines(child, node["id"], lines);
}

function withoutConnections(object: Line, children: unknown[]): Line {
  const own: Line = {};
  for (const [name, value] of Object.entries(object)) {
    const nodes = nodesOf(value);
    if (nodes !== null) children.push(...nodes);
    else own[name] = isObject(value) ? withoutConnections(value, children) : value;
  }
  return own;
}
