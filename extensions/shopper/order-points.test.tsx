// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { OrderView } from "#app/contracts/loyalty.ts";
import { defineElements } from "#simulator/hosts/elements/index.ts";
import { hostWords } from "#simulator/hosts/host-words.ts";
import { answeringApp, yes } from "#tests/factories/answering-app.ts";
import { orderView } from "#tests/factories/shopper-views.ts";
import { orderPoints } from "./order-points-loader.ts";
import { OrderPoints } from "./order-points.tsx";

const PATH = "/api/checkout/order";
const i18n = hostWords(
  () => ({ loading: "Looking up", unavailable: "Not now", retry: "Try again" }),
  () => "en",
  () => "EUR",
);

function of(...views: (OrderView | null)[]) {
  const left = [...views];
  const app = answeringApp({
    [PATH]: () => {
      const view = left.length > 1 ? left.shift() : left[0];
      return view ? yes(view) : null;
    },
  });
  const orderId = "gid://shopify/OrderIdentity/1042";
  const points = orderPoints({ ask: app.ask, path: PATH, orderId, locale: () => "en" });
  render(<OrderPoints points={points} i18n={i18n} page="extension://page" />, document.body);
  return { app, points };
}

beforeAll(defineElements);
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
});

const text = () => document.body.textContent;

describe("the points of an order", () => {
  it("are asked for by the order's number and shown with the balance", async () => {
    const { app, points } = of(orderView());
    await points.follow();
    expect(app.bodies(PATH)).toEqual([{ locale: "en", orderId: "1042" }]);
    vi.useRealTimers();
    await waitFor(() => expect(text()).toContain("You earned 42 points"));
    expect(text()).toContain("1,250 points");
    expect(screen.getByText("[see_rewards]").getAttribute("href")).toBe("extension://page");
  });

  it("are asked for again while the app has not heard of the order", async () => {
    const { app, points } = of(orderView({ earned: null }), orderView({ earned: null }), orderView());
    const followed = points.follow();
    await vi.advanceTimersByTimeAsync(10_000);
    await followed;
    expect(app.bodies(PATH)).toHaveLength(3);
  });

  it("are given up after a while, and the balance stays", async () => {
    const { app, points } = of(orderView({ earned: null }));
    const followed = points.follow();
    await vi.advanceTimersByTimeAsync(60_000);
    await followed;
    expect(app.bodies(PATH)).toHaveLength(4);
    vi.useRealTimers();
    await waitFor(() => expect(text()).toContain("1,250 points"));
  });

  it("tell a guest how to join instead", async () => {
    const join = { text: "Join to keep 42 points", url: "https://polar.example.com/account" };
    const { points } = of(orderView({ earned: null, member: null, join }));
    void points.follow();
    vi.useRealTimers();
    await waitFor(() => expect(text()).toContain("Join to keep 42 points"));
  });

  it("leave a quiet sentence when the app does not answer", async () => {
    const { points } = of(null);
    await points.follow();
    vi.useRealTimers();
    await waitFor(() => expect(text()).toContain("Not now"));
  });
});
