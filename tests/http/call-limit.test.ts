import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { extensionToken } from "./hold-server.ts";
import { startRouteServer, type RouteServer } from "./route-server.ts";

let app: TestApp;
let server: RouteServer;
let shop: TestShop;
beforeAll(async () => {
  app = await startTestApp();
  server = await startRouteServer();
  shop = await startTestShop();
});
afterAll(async () => {
  await server.close();
  await app.close();
});

const ask = (file: string, customer: string) =>
  server.ask(file, {
    token: extensionToken({ shop: shop.shop.domain, sub: `gid://shopify/Customer/${customer}` }),
    body: { does: "undo", locale: "en", redemptionId: 1 },
  });

it("turns away who asks for rewards by the hundred, at checkout and in the account together, and nobody else", async () => {
  const answers = [];
  for (let nth = 0; nth < 62; nth++)
    answers.push(await ask(nth % 2 ? "api.checkout.redemptions.tsx" : "api.account.redemptions.tsx", "1"));
  // The clock may begin a new minute in between, which grants thirty calls more: two are refused at least.
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(2);
  for (const { headers } of refused) {
    expect(headers["retry-after"]).toMatch(/^([1-9]|[1-5]\d|60)$/);
    expect(headers["access-control-allow-origin"]).toBe("*");
  }
  expect((await ask("api.checkout.redemptions.tsx", "2")).status).toBe(422);
});
