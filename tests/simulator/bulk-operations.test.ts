import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { actions } from "#simulator/world/actions.ts";
import { runningSimulator } from "./running-simulator.ts";

let running: Awaited<ReturnType<typeof runningSimulator>>;
const ORDERS = 260;

beforeAll(async () => {
  running = await runningSimulator({
    adminApi: { bulkDelayMs: 20, throttle: { maximumAvailable: 100_000 } },
  });
  const { world, shop } = running;
  const [coffee, beans] = shop.variants.keys();
  for (let count = 0; count < ORDERS; count += 1) {
    const lines = [
      { variantId: coffee, quantity: 1 },
      { variantId: beans, quantity: 2 },
    ];
    actions.placeOrder(world, shop, { channel: "online", lines });
  }
});
afterAll(() => running.simulator.close());

const FIELDS =
  "id status errorCode createdAt completedAt objectCount rootObjectCount fileSize url partialDataUrl query type";
const RUN = `mutation Run($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: false) {
  bulkOperation { ${FIELDS} } userErrors { field message code } } }`;

const operation = z.object({ id: z.string(), status: z.string(), url: z.string().nullable() }).loose();
const runAnswer = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: operation.nullable(),
    userErrors: z.array(
      z.object({ field: z.array(z.string()).nullable(), message: z.string(), code: z.string() }),
    ),
  }),
});

async function run(query: string, { graphql } = running) {
  return runAnswer.parse((await graphql(RUN, { query })).json["data"]).bulkOperationRunQuery;
}

async function settled(id: string | undefined, { graphql } = running) {
  for (let poll = 0; poll < 200; poll += 1) {
    const { json } = await graphql(`query Poll($id: ID!) { bulkOperation(id: $id) { ${FIELDS} } }`, {
      id,
    });
    const { bulkOperation } = z.object({ bulkOperation: operation }).parse(json["data"]);
    if (!["CREATED", "RUNNING", "CANCELING"].includes(bulkOperation.status)) return bulkOperation;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("The bulk operation did not end.");
}

describe("a bulk query", () => {
  it("is created, completes, and gives one line per object with its parent's id", async () => {
    const query = "{ orders { edges { node { id name lineItems { edges { node { id quantity } } } } } } }";
    const { bulkOperation, userErrors } = await run(query);
    expect(userErrors).toEqual([]);
    expect(bulkOperation).toMatchObject({
      status: "CREATED",
      type: "QUERY",
      objectCount: "0",
      fileSize: null,
      url: null,
      query,
    });
    const done = await settled(bulkOperation?.id);
    expect(done).toMatchObject({
      status: "COMPLETED",
      rootObjectCount: "260",
      objectCount: "780",
      partialDataUrl: null,
    });
    const text = await (await fetch(done.url ?? "")).text();
    expect(done["fileSize"]).toBe(String(Buffer.byteLength(text)));
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
    expect(lines).toHaveLength(780);
    expect(lines[0]).toEqual({ id: expect.stringMatching(/Order\/\d{13}$/), name: "#1001" });
    expect(lines[1]).toEqual({
      id: expect.stringMatching(/LineItem/),
      quantity: 1,
      __parentId: lines[0]?.["id"],
    });
    expect(lines[2]).toMatchObject({ quantity: 2, __parentId: lines[0]?.["id"] });
  });

  it("has no file when nothing was found", async () => {
    const { bulkOperation } = await run('{ orders(query: "name:#9") { edges { node { id } } } }');
    expect(await settled(bulkOperation?.id)).toMatchObject({
      status: "COMPLETED",
      objectCount: "0",
      url: null,
    });
  });

  it.each([
    [
      "{ orders { nodes { id } } }",
      /^All connection fields in a bulk query must select their contents using 'edges' > 'node'/,
    ],
    ["{ shop { id } }", /^Bulk queries must contain at least one connection\.$/],
    [
      "{ orders { edges { node { name lineItems { edges { node { id } } } } } } }",
      /Connection fields without 'id': orders\.$/,
    ],
    [
      "{ orders { edges { node { id refunds { refundLineItems { edges { node { quantity } } } } } } } }",
      /^Queries that contain a connection field within a list field are not currently supported\.$/,
    ],
    ["mutation { metafieldsSet(metafields: []) { metafields { id } } }", /^Invalid operation type/],
    ["{ orders { edges { node { colour } } } }", /^Invalid bulk query: Cannot query field "colour"/],
  ])("is refused when it breaks a rule: %s", async (query, message) => {
    const { bulkOperation, userErrors } = await run(query);
    expect(bulkOperation).toBeNull();
    expect(userErrors[0]).toMatchObject({
      field: ["query"],
      code: "INVALID",
      message: expect.stringMatching(message),
    });
  });

  it("fails, with no file, on something that is not simulated", async () => {
    const { bulkOperation } = await run("{ orders { edges { node { id poNumber } } } }");
    expect(await settled(bulkOperation?.id)).toMatchObject({
      status: "FAILED",
      errorCode: "INTERNAL_SERVER_ERROR",
      url: null,
    });
    const { takeComplaints } = await import("#tests/harness/strict-console.ts");
    expect(takeComplaints()[0]).toContain("Not simulated: Order.poNumber");
  });

  it("runs beside four others and not beside five, and can be cancelled", async () => {
    const slow = await runningSimulator({ adminApi: { bulkDelayMs: 1500 } });
    const query = "{ products { edges { node { id } } } }";
    const started: (string | undefined)[] = [];
    for (let count = 0; count < 5; count += 1) started.push((await run(query, slow)).bulkOperation?.id);
    const sixth = await run(query, slow);
    expect(sixth.userErrors[0]).toMatchObject({ field: null, code: "OPERATION_IN_PROGRESS" });
    const cancel = async (id: unknown) => {
      const document = `mutation Cancel($id: ID!) { bulkOperationCancel(id: $id) {
        bulkOperation { status } userErrors { field message } } }`;
      return (await slow.graphql(document, { id })).json["data"];
    };
    expect(await cancel(started[4])).toMatchObject({
      bulkOperationCancel: { bulkOperation: { status: "CANCELING" }, userErrors: [] },
    });
    expect(await settled(started[4], slow)).toMatchObject({ status: "CANCELED" });
    expect(await settled(started[0], slow)).toMatchObject({ status: "COMPLETED" });
    expect(await cancel(started[0])).toMatchObject({
      bulkOperationCancel: {
        userErrors: [{ message: "A bulk operation cannot be canceled when it is completed" }],
      },
    });
    const { json } = await slow.graphql(
      '{ bulkOperations(first: 9, query: "status:CANCELED") { nodes { id } } }',
    );
    expect(json["data"]).toEqual({ bulkOperations: { nodes: [{ id: started[4] }] } });
    await slow.simulator.close();
  });
});
