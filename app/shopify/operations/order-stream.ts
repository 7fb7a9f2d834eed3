import { z } from "zod";
import { orderHead, lineNode, refundHead, returnNode, shippingNode, type OrderNode } from "./order-node.ts";

/** Against a file that is not what it should be: no order has so many parts, no line so many characters. */
const MOST_PARTS = 20_000;
const LONGEST_LINE = 5_000_000;

/** What a bulk operation's file says, order by order. */
export type StreamedOrder =
  | { kind: "order"; order: OrderNode }
  /** Has refunds, whose lines a bulk operation cannot hold: read it by its id. */
  | { kind: "read-alone"; orderId: string }
  /** A line that makes no sense, counted from 1; the order being read, if any, is left out: read it by its id. */
  | { kind: "broken-line"; line: number; reason: string; orderId: string | null };

const child = z.object({ __parentId: z.string() });
const parts = z.discriminatedUnion("__typename", [
  lineNode.extend({ __typename: z.literal("LineItem"), ...child.shape }),
  shippingNode.extend({ __typename: z.literal("ShippingLine"), ...child.shape }),
  returnNode.extend({ __typename: z.literal("Return"), ...child.shape }),
]);
const root = orderHead.extend({ __typename: z.literal("Order"), refunds: z.array(refundHead) });

class BrokenLine extends Error {}

function parseLine(text: string): z.output<typeof root> | z.output<typeof parts> {
  if (text.length > LONGEST_LINE) throw new BrokenLine("is too long");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new BrokenLine("is not JSON");
  }
  const isPart = child.safeParse(json).success;
  const read = isPart ? parts.safeParse(json) : root.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new BrokenLine(`${issue?.path.join(".") ?? ""} ${issue?.message ?? "has an unknown shape"}`.trim());
}

/** The order being put together. */
class Assembly {
  private current: { order: OrderNode; hasRefunds: boolean; parts: number } | null = null;
  private droppedId: string | null = null;

  /** Begins an order and gives the one before. */
  begin(head: z.output<typeof root>): StreamedOrder[] {
    const before = this.finish();
    const { __typename, refunds, ...rest } = head;
    const order = { ...rest, lines: [], shippingLines: [], returns: [], refunds: [] };
    this.current = { order, hasRefunds: refunds.length > 0, parts: 0 };
    return before;
  }

  add(part: z.output<typeof parts>): void {
    const { current } = this;
    if (part.__parentId === this.droppedId) return;
    if (current?.order.id !== part.__parentId)
      throw new BrokenLine(`belongs to ${part.__parentId}, not seen before`);
    if (++current.parts > MOST_PARTS) throw new BrokenLine("belongs to an order with too many parts");
    if (part.__typename === "LineItem") current.order.lines.push(part);
    else if (part.__typename === "ShippingLine") current.order.shippingLines.push(part);
    else current.order.returns.push(part);
  }

  /** An order with a broken part would earn the wrong points: better none, and a line in the report. */
  drop(): string | null {
    this.droppedId = this.current?.order.id ?? null;
    this.current = null;
    return this.droppedId;
  }

  finish(): StreamedOrder[] {
    const { current } = this;
    this.current = null;
    if (!current) return [];
    return current.hasRefunds
      ? [{ kind: "read-alone", orderId: current.order.id }]
      : [{ kind: "order", order: current.order }];
  }
}

/**
 * Orders from the lines of a bulk operation's JSONL file, one at a time in memory. Children follow their parent
 * (the operation is started with groupObjects). Lines without text are skipped.
 */
export async function* streamOrders(lines: AsyncIterable<string>): AsyncGenerator<StreamedOrder> {
  const assembly = new Assembly();
  let number = 0;
  for await (const text of lines) {
    number++;
    if (text.trim() === "") continue;
    try {
      const object = parseLine(text);
      if (object.__typename === "Order") yield* assembly.begin(object);
      else assembly.add(object);
    } catch (error) {
      if (!(error instanceof BrokenLine)) throw error;
      yield { kind: "broken-line", line: number, reason: error.message, orderId: assembly.drop() };
    }
  }
  yield* assembly.finish();
}
