import "@shopify/shopify-api/adapters/node";
import { ApiVersion, RequestedTokenType, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APP, runningSimulator, SHOP } from "./running-simulator.ts";

let running: Awaited<ReturnType<typeof runningSimulator>>;
beforeAll(async () => {
  running = await runningSimulator();
});
afterAll(() => running.simulator.close());

const REFRESH = { client_id: APP.apiKey, client_secret: APP.apiSecret, grant_type: "refresh_token" };

describe("token exchange", () => {
  it("serves Shopify's own library: offline, online and refreshed sessions", async () => {
    setAbstractFetchFunc((input, init) => {
      const url = new URL(input instanceof Request ? input.url : String(input));
      const headers = new Headers(init?.headers);
      headers.set("X-Simulated-Shop", url.hostname);
      return fetch(new URL(url.pathname, running.simulator.url), { ...init, headers });
    });
    const library = shopifyApi({
      apiKey: APP.apiKey,
      apiSecretKey: APP.apiSecret,
      apiVersion: ApiVersion.October26,
      hostName: "app.example.test",
      isEmbeddedApp: true,
      logger: { log: () => undefined },
    });
    const ask = { shop: SHOP, sessionToken: running.sessionToken() };
    const offline = await library.auth.tokenExchange({
      ...ask,
      requestedTokenType: RequestedTokenType.OfflineAccessToken,
      expiring: true,
    });
    const online = await library.auth.tokenExchange({
      ...ask,
      requestedTokenType: RequestedTokenType.OnlineAccessToken,
    });
    expect(offline.session).toMatchObject({ isOnline: false, scope: "read_orders,read_customers" });
    expect(online.session).toMatchObject({
      isOnline: true,
      onlineAccessInfo: { associated_user: { locale: "en" } },
    });
    const refreshed = await library.auth.refreshToken({
      shop: SHOP,
      refreshToken: offline.session.refreshToken ?? "",
    });
    expect(refreshed.session.accessToken).not.toBe(offline.session.accessToken);
  });

  it("gives a token that lives an hour and a refresh token that works once", async () => {
    const { json } = await running.exchange();
    expect(json).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
    const refresh = { ...REFRESH, refresh_token: json["refresh_token"] };
    const next = await running.post("/admin/oauth/access_token", refresh);
    expect(next.status).toBe(200);
    expect(next.json["refresh_token"]).not.toBe(json["refresh_token"]);
    expect(await running.post("/admin/oauth/access_token", refresh)).toMatchObject({
      status: 400,
      json: { error: "invalid_grant" },
    });
  });

  it("gives a token without an end when none was asked for", async () => {
    const { json } = await running.exchange({ expiring: "0" });
    expect(json).not.toHaveProperty("expires_in");
  });

  it.each([
    ["a wrong secret", { client_secret: "wrong" }, 401, "invalid_client"],
    ["a token of no session", { subject_token: "a.b.c" }, 400, "invalid_subject_token"],
    ["an unknown kind of token", { requested_token_type: "urn:other" }, 400, "invalid_request"],
  ])("refuses %s", async (_what, over, status, error) => {
    expect(await running.exchange(over)).toMatchObject({ status, json: { error } });
  });

  it.each([
    ["signed by another", { secret: "another" }],
    ["of another shop", { shop: "other.myshopify.com" }],
    ["for another app", { apiKey: "other" }],
    ["that is out of date", { now: new Date(Date.now() - 3_600_000) }],
  ])("refuses a session token %s", async (_what, over) => {
    const answer = await running.exchange({ subject_token: running.sessionToken(over) });
    expect(answer).toMatchObject({ status: 400, json: { error: "invalid_subject_token" } });
  });

  it("mints a session token for the App Bridge stub", async () => {
    const response = await fetch(`${running.simulator.url}/sim/session-token?shop=${SHOP}`);
    const answer = await running.exchange({ subject_token: await response.text() });
    expect(answer.status).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });
});
