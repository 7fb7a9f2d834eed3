import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";

let app: TestApp;
let test: TestShop;
beforeAll(async () => {
  app = await startTestApp();
  test = await startTestShop();
});
afterAll(() => app.close());

/** What a caller gets: null to go on, or the status and how long to wait. */
async function call(
  subject: string | null,
  shop = test.shop,
): Promise<{ status: number; wait: string } | null> {
  const { limitCalls } = await import("#app/flows/limit-calls.server.ts");
  try {
    await limitCalls({ shop, subject, cors: (response) => response });
    return null;
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return { status: thrown.status, wait: thrown.headers.get("retry-after") ?? "" };
  }
}

const times = async (count: number, subject: string | null) => {
  const answers = [];
  for (let nth = 0; nth < count; nth++) answers.push(await call(subject));
  return answers;
};

async function startMinuteAnew(): Promise<void> {
  const { sql } = await import("#app/platform/db.server.ts");
  await sql.query({ text: "UPDATE call_count SET minute = minute - interval '1 minute'" });
}

it("turns a customer away who calls more than thirty times in a minute, and says how long to wait", async () => {
  const calls = await times(62, "gid://shopify/Customer/1");
  const refused = calls.filter((each) => each !== null);
  // The clock may begin a new minute in between, which grants thirty calls more: two are refused at least.
  expect(refused.length).toBeGreaterThanOrEqual(2);
  for (const { status, wait } of refused) {
    expect(status).toBe(429);
    expect(wait).toMatch(/^([1-9]|[1-5]\d|60)$/);
  }
});

it("lets the same customer go on in the next minute, and others at once, in this shop and elsewhere", async () => {
  await times(31, "gid://shopify/Customer/2");
  expect(await call("gid://shopify/Customer/3")).toBeNull();
  const elsewhere = await startTestShop();
  expect(await call("gid://shopify/Customer/2", elsewhere.shop)).toBeNull();
  await startMinuteAnew();
  expect(await call("gid://shopify/Customer/2")).toBeNull();
});

it("counts no guests", async () => {
  expect(await times(40, null)).toEqual(Array.from({ length: 40 }, () => null));
});

it("forgets who called a day ago", async () => {
  const { forgetCalls } = await import("#app/flows/limit-calls.server.ts");
  const { sql } = await import("#app/platform/db.server.ts");
  await call("gid://shopify/Customer/4");
  await sql.query({
    text: "UPDATE call_count SET minute = minute - interval '2 days' WHERE customer_id = 4",
  });
  await call("gid://shopify/Customer/5");
  await forgetCalls();
  const { rows } = await sql.query<{ customer_id: string }>({
    text: "SELECT customer_id::text FROM call_count WHERE customer_id IN (4, 5)",
  });
  expect(rows).toEqual([{ customer_id: "5" }]);
});
