import { jwtVerify } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { signQuery } from "#simulator/admin/embed-url.ts";
import { startBrowser } from "./admin-browser.ts";
import { startStandIn } from "./admin-stand-in.ts";
import { APP, runningSimulator, SHOP } from "./running-simulator.ts";

const FRAME = "/store/graphql/apps/throughline";
const secret = new TextEncoder().encode(APP.apiSecret);

let browser: Awaited<ReturnType<typeof startBrowser>>;
let app: Awaited<ReturnType<typeof startStandIn>>;
let running: Awaited<ReturnType<typeof runningSimulator>>;

beforeAll(async () => {
  app = await startStandIn(APP.apiKey);
  running = await runningSimulator({ appUrl: app.url });
  app.serveFor(running.simulator.url);
  browser = await startBrowser();
});
afterEach(() => browser.closePages());
afterAll(async () => {
  await browser.close();
  await running.simulator.close();
  await app.close();
});

async function openFrame(path = "/app", viewport?: { width: number; height: number }) {
  app.asked.length = 0;
  const page = await browser.open(viewport);
  await page.goto(running.simulator.url + FRAME + path);
  const frame = page.frameLocator("iframe");
  await frame.locator("#notes").waitFor({ state: "attached" });
  const notes = frame.locator("#notes li");
  const lastNote = () => notes.last().textContent();
  return { page, frame, lastNote };
}

const staff = () => [...running.shop.staff.values()];
const bearer = (authorization: string | undefined) => (authorization ?? "").replace("Bearer ", "");

describe("the frame", () => {
  it("opens the app with a signed address and a session token that Shopify's rules accept", async () => {
    await openFrame("/app/members?sort=points");
    const [first] = app.asked;
    const url = new URL(first?.url ?? "", app.url);
    expect(url.pathname).toBe("/app/members");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      sort: "points",
      embedded: "1",
      shop: SHOP,
      host: "YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvZ3JhcGhxbA",
      locale: "en",
    });
    expect(url.searchParams.get("hmac")).toBe(signQuery(url.searchParams, APP.apiSecret));
    const { payload } = await jwtVerify(url.searchParams.get("id_token") ?? "", secret, {
      algorithms: ["HS256"],
      audience: APP.apiKey,
      issuer: `https://${SHOP}/admin`,
    });
    expect(payload).toMatchObject({ dest: `https://${SHOP}`, sub: String(staff()[0]?.id) });
  });

  it("shows the app's navigation, follows it in the frame, and keeps the page over a reload", async () => {
    const { page, frame } = await openFrame();
    const members = page.getByRole("link", { name: "Members" });
    await members.click();
    await expect.poll(() => frame.locator("#path").textContent()).toBe("/app/members");
    expect(new URL(page.url()).pathname).toBe(`${FRAME}/app/members`);
    expect(await members.getAttribute("aria-current")).toBe("page");
    await page.reload();
    await expect.poll(() => frame.locator("#path").textContent()).toBe("/app/members");
  });

  it("follows the browser's way back", async () => {
    const { page, frame } = await openFrame();
    await page.getByRole("link", { name: "Members" }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe(`${FRAME}/app/members`);
    await page.goBack();
    await expect.poll(() => new URL(page.url()).pathname).toBe(`${FRAME}/app`);
    expect(await frame.locator("#path").count()).toBe(1);
  });

  it("draws the title bar and hands its clicks to the app", async () => {
    const { page, lastNote } = await openFrame();
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    await page.getByRole("button", { name: "Add" }).click();
    await expect.poll(lastNote).toBe("added");
    await page.getByRole("button", { name: "Export" }).click();
    await expect.poll(lastNote).toBe("exported");
    expect(await page.getByRole("button", { name: "‹ Back" }).count()).toBe(1);
  });

  it("shows toasts with their action", async () => {
    const { page, frame, lastNote } = await openFrame();
    await frame.locator("#toast").click();
    await page.getByRole("status").filter({ hasText: "Points added" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(lastNote).toBe("undone");
  });

  it("forwards the save bar's buttons and asks before unsaved changes are lost", async () => {
    const { page, frame, lastNote } = await openFrame();
    await frame.locator("#dirty").click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(lastNote).toBe("saved");
    await page.getByRole("link", { name: "Members" }).click();
    await page.getByRole("button", { name: "Stay" }).click();
    expect(await frame.locator("#path").textContent()).toBe("/app");
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    await page.getByRole("button", { name: "Discard changes" }).click();
    await expect.poll(lastNote).toBe("discarded");
    await page.getByText("Unsaved changes").waitFor({ state: "detached" });
  });

  it("opens a modal with the app's buttons", async () => {
    const { frame, lastNote } = await openFrame();
    await frame.locator("#ask").click();
    await frame.getByRole("heading", { name: "Question" }).waitFor();
    await frame.getByRole("button", { name: "Agree" }).click();
    await expect.poll(lastNote).toBe("agreed");
  });

  it("signs the app's own requests, as the staff member who is at the screen", async () => {
    const { page, frame, lastNote } = await openFrame();
    await page.getByLabel("Working as").selectOption({ label: "Till Example" });
    await expect.poll(() => app.asked.filter(({ url }) => url.startsWith("/app")).length).toBe(2);
    await frame.locator("#who").click();
    await expect.poll(lastNote).toBe("Till Example");
    await frame.locator("#load").click();
    const request = () => app.asked.find(({ url }) => url === "/whoami");
    await expect.poll(request).toBeDefined();
    const { payload } = await jwtVerify(bearer(request()?.headers.authorization), secret, {
      algorithms: ["HS256"],
      audience: APP.apiKey,
    });
    expect(payload.sub).toBe(String(staff()[1]?.id));
  });

  it("lets products be picked, and tells when nothing was", async () => {
    const { page, frame, lastNote } = await openFrame();
    await frame.locator("#pick").click();
    await page.getByRole("searchbox").fill("mug");
    await page.getByLabel("Travel mug").check();
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await expect.poll(lastNote).toBe("gid://shopify/Product/Travel mug");
    await frame.locator("#pick").click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect.poll(lastNote).toBe("nothing");
  });

  it("gives a bounce page a fresh token and sends it back", async () => {
    const back = encodeURIComponent(`${app.url}/app/members?shop=${SHOP}`);
    const { frame } = await openFrame(`/auth/session-token?shopify-reload=${back}`);
    await expect.poll(() => frame.locator("#path").textContent()).toBe("/app/members");
    expect(app.asked.at(-1)?.url).toMatch(/^\/app\/members\?shop=graphql\.myshopify\.com&id_token=/);
  });

  it("asks once more with a fresh token when the app finds the first one expired", async () => {
    const { frame, lastNote } = await openFrame();
    await frame.locator("#expired").click();
    await expect.poll(lastNote).toBe("200");
    const tokens = app.asked
      .filter(({ url }) => url === "/expired")
      .map((each) => each.headers.authorization);
    expect(new Set(tokens).size).toBe(2);
  });

  it("leads from the app to the record in Shopify", async () => {
    const { page, frame } = await openFrame();
    await frame.locator("#order").click();
    await page.waitForURL(`${running.simulator.url}/store/graphql/control?order=1#orders`);
  });

  it("hides the navigation behind a button on a phone", async () => {
    const { page, frame } = await openFrame("/app", { width: 390, height: 844 });
    const members = page.getByRole("link", { name: "Members" });
    expect(await members.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).click();
    await members.click();
    await expect.poll(() => frame.locator("#path").textContent()).toBe("/app/members");
    await expect.poll(() => members.isVisible()).toBe(false);
  });
});

describe("its addresses", () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(running.simulator.url + path, { redirect: "manual", headers });

  it.each([
    ["/", FRAME],
    ["/store/graphql", FRAME],
    ["/store/graphql/orders/1", "/store/graphql/control?order=1#orders"],
  ])("sends %s on to %s", async (from, to) => {
    const response = await get(from);
    expect([response.status, response.headers.get("location")]).toEqual([302, to]);
  });

  it.each(["/store/unknown/apps/throughline", "/store/graphql/apps/other", "/sim/admin/../server.ts"])(
    "has nothing at %s",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it("sends another name of the machine on to the one that App Bridge knows", async () => {
    const { port } = new URL(running.simulator.url);
    const response = await fetch(`http://localhost:${port}${FRAME}/app?a=1`, { redirect: "manual" });
    expect(response.headers.get("location")).toBe(`${running.simulator.url}${FRAME}/app?a=1`);
  });

  it("says so when the app does not answer", async () => {
    const other = await runningSimulator();
    const address = await (await fetch(`${other.simulator.url}/sim/embed-url?shop=${SHOP}`)).text();
    const response = await fetch(address);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain("Nothing listens at <code>http://127.0.0.1:9</code>");
    await other.simulator.close();
  });
});
