// @vitest-environment happy-dom
import { act, configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CheckoutView } from "#app/contracts/loyalty.ts";
import { defineElements } from "#simulator/hosts/elements/index.ts";
import { answeringApp, no, yes } from "#tests/factories/answering-app.ts";
import { checkoutWithCart } from "#tests/factories/checkout-host.ts";
import { checkoutView, openReward, reward } from "#tests/factories/shopper-views.ts";
import { CheckoutRewards } from "./checkout-rewards.tsx";
import { rewardsAtCheckout } from "./rewards-at-checkout.ts";

const VIEW = "/api/checkout/view";
const REDEMPTIONS = "/api/checkout/redemptions";

const redeemed = { ok: true, redemption: openReward(), points: 750, balance: "750 points" };
const undone = { ok: true, undone: true, points: 1250, balance: "1,250 points" };

beforeAll(() => {
  defineElements();
  // The whole document in a message is too long to be printed.
  configure({ getElementError: (message) => new Error(message ?? "") });
});
afterEach(() => render(null, document.body));

/** Shows the block on a checkout; the app's view is `view` as long as nobody says otherwise. */
async function show(
  view: CheckoutView | null,
  { checkout = checkoutWithCart(), answer = () => yes(redeemed) }: Partial<Parts> = {},
) {
  const app = answeringApp({ [VIEW]: () => view && yes(view), [REDEMPTIONS]: answer });
  const { shopify } = checkout.host;
  const rewards = rewardsAtCheckout(shopify, app.ask);
  render(<CheckoutRewards checkout={shopify} rewards={rewards} />, document.body);
  await rewards.load();
  return { app, rewards, checkout };
}

interface Parts {
  checkout: ReturnType<typeof checkoutWithCart>;
  answer: Parameters<typeof answeringApp>[0][string];
}

const text = () => document.body.textContent;

describe("a member at checkout", () => {
  it("sees the balance, what the order earns and the rewards that fit", async () => {
    await show(checkoutView());
    await waitFor(() => expect(text()).toContain("1,250 points"));
    expect(text()).toContain("You earn 42 points with this order");
    expect(text()).toContain("€5 off");
    expect(screen.getByText("[apply]")).toBeDefined();
  });

  it("sees why a reward cannot be had, and no way to take it", async () => {
    await show(checkoutView({ rewards: [reward({ ready: false, reason: "120 points to go" })] }));
    await waitFor(() => expect(text()).toContain("120 points to go"));
    expect(screen.queryByText("[apply]")).toBeNull();
  });

  it("has at most three rewards before the checkout's own parts, until asking for all", async () => {
    const rewards = [1, 2, 3, 4].map((rewardId) => reward({ rewardId, title: `Reward ${rewardId}` }));
    await show(checkoutView({ rewards }));
    await waitFor(() => expect(text()).toContain("Reward 3"));
    expect(text()).not.toContain("Reward 4");
    fireEvent.click(screen.getByText("[more]"));
    await waitFor(() => expect(text()).toContain("Reward 4"));
  });
});

describe("applying a reward", () => {
  it("spends the points, puts the code on the checkout and marks the order, in one press", async () => {
    const { app, checkout } = await show(checkoutView());
    fireEvent.click(await screen.findByText("[apply]"));
    await waitFor(() => expect(checkout.state().discountCodes).toEqual([{ code: "POLAR-7" }]));
    await waitFor(() =>
      expect(checkout.state().attributes).toEqual([{ key: "_throughline_redemption", value: "31" }]),
    );
    expect(app.bodies(REDEMPTIONS)).toEqual([
      {
        does: "redeem",
        requestId: expect.stringMatching(/^[\w-]{8,64}$/),
        locale: "en",
        rewardId: 5,
        cart: {
          currency: "EUR",
          subtotal: "40.00",
          lines: [{ productId: "7", variantId: "71", quantity: 2, amount: "40.00" }],
          codes: [],
        },
      },
    ]);
  });

  it("sends the points that the shopper chose", async () => {
    const options = [100, 300].map((points) => ({ points, label: `${points} points` }));
    const choice = { least: 100, most: 300, step: 100, options };
    const { app } = await show(checkoutView({ rewards: [reward({ choice })] }));
    const select = (await screen.findByText("[apply]")).closest("[role=listitem]")?.querySelector("s-select");
    await act(() => {
      select?.setAttribute("value", "100");
      select?.dispatchEvent(new Event("change"));
    });
    fireEvent.click(screen.getByText("[apply]"));
    await waitFor(() => expect(app.bodies(REDEMPTIONS)[0]).toMatchObject({ points: 100 }));
  });

  it("gives the points back and says so where Shopify refuses the code", async () => {
    const refuses = checkoutWithCart({}, { accelerated: true });
    const { app } = await show(checkoutView(), {
      checkout: refuses,
      answer: ({ does }) => yes(does === "undo" ? undone : redeemed),
    });
    fireEvent.click(await screen.findByText("[apply]"));
    await waitFor(() => expect(text()).toContain("[refused]"));
    expect(app.bodies(REDEMPTIONS).map(({ does }) => does)).toEqual(["redeem", "undo"]);
    expect(app.bodies(REDEMPTIONS)[1]).toMatchObject({ redemptionId: 31 });
  });

  it("promises nothing back when the app does not confirm it", async () => {
    await show(checkoutView(), {
      checkout: checkoutWithCart({}, { accelerated: true }),
      answer: ({ does }) => (does === "undo" ? null : yes(redeemed)),
    });
    fireEvent.click(await screen.findByText("[apply]"));
    await waitFor(() => expect(text()).toContain("We could not tell whether that worked."));
    expect(text()).not.toContain("[refused]");
  });

  it("shows the app's own reason when the app refuses", async () => {
    const refusal = { ok: false, reason: "minimum_spend", message: "Spend €12 more" };
    const { checkout } = await show(checkoutView(), { answer: () => no(refusal) });
    fireEvent.click(await screen.findByText("[apply]"));
    await waitFor(() => expect(text()).toContain("Spend €12 more"));
    expect(checkout.state().discountCodes).toEqual([]);
  });

  it("is the same wish when it is asked again after silence, and another one after an answer", async () => {
    let answers: (typeof redeemed | null)[] = [null, redeemed, redeemed];
    const { app } = await show(checkoutView(), {
      answer: () => {
        const [first = null, ...rest] = answers;
        answers = rest;
        return first && yes(first);
      },
    });
    for (const times of [1, 2, 3]) {
      fireEvent.click(await screen.findByText("[apply]"));
      await waitFor(() => expect(app.bodies(REDEMPTIONS)).toHaveLength(times));
      await waitFor(() => expect(document.querySelector("s-button[loading]")).toBeNull());
    }
    const [first, second, third] = app.bodies(REDEMPTIONS).map(({ requestId }) => requestId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("does one thing at a time, however often it is pressed", async () => {
    const { promise, resolve: release } = Promise.withResolvers<null>();
    const { app } = await show(checkoutView(), { answer: () => promise.then(() => yes(redeemed)) });
    fireEvent.click(await screen.findByText("[apply]"));
    fireEvent.click(screen.getByText("[apply]"));
    release(null);
    await waitFor(() => expect(document.querySelector("s-button[loading]")).toBeNull());
    expect(app.bodies(REDEMPTIONS)).toHaveLength(1);
  });
});

describe("a reward that was had before", () => {
  it("is taken off the checkout first and given back then", async () => {
    const checkout = checkoutWithCart({}, { discountCodes: [{ code: "POLAR-7" }] });
    const { app } = await show(checkoutView({ open: [openReward({ onCart: true })] }), {
      checkout,
      answer: () => yes(undone),
    });
    expect(await screen.findByText("[applied]")).toBeDefined();
    fireEvent.click(screen.getByText("[remove]"));
    await waitFor(() => expect(app.bodies(REDEMPTIONS)).toHaveLength(1));
    expect(checkout.state().discountCodes).toEqual([]);
    expect(app.bodies(REDEMPTIONS)[0]).toEqual({ does: "undo", locale: "en", redemptionId: 31 });
  });

  it("keeps its points where the checkout does not let its code go", async () => {
    const { app } = await show(checkoutView({ open: [openReward({ onCart: true })] }), {
      checkout: checkoutWithCart({}, { discountCodes: [{ code: "POLAR-7" }], accelerated: true }),
    });
    fireEvent.click(await screen.findByText("[remove]"));
    await waitFor(() => expect(text()).toContain("[remove_failed]"));
    expect(app.bodies(REDEMPTIONS)).toEqual([]);
  });

  it("survives a reload: its code can be put on the checkout without spending again", async () => {
    const { app, checkout } = await show(checkoutView({ rewards: [], open: [openReward()] }));
    fireEvent.click(await screen.findByText("[apply]"));
    await waitFor(() => expect(checkout.state().discountCodes).toEqual([{ code: "POLAR-7" }]));
    expect(app.bodies(REDEMPTIONS)).toEqual([]);
  });
});

describe("a reward that is a gift card", () => {
  const card = openReward({ code: "ABCDEFGH2345WXYZ", giftCard: true, canUndo: false });
  const bought = { ...redeemed, redemption: card };

  it("is put on the checkout as money", async () => {
    const { app, checkout } = await show(checkoutView(), { answer: () => yes(bought) });
    app.replies[VIEW] = () => yes(checkoutView({ rewards: [], open: [card] }));
    fireEvent.click(await screen.findByText("[apply]"));
    await waitFor(() => expect(checkout.state().giftCards?.[0]?.lastCharacters).toBe("wxyz"));
    expect(checkout.state().discountCodes).toEqual([]);
    expect(await screen.findByText("[applied]")).toBeDefined();
    expect(screen.queryByText("[remove]")).toBeNull();
  });

  it("is kept for later, and not undone, where the checkout does not take it", async () => {
    const { app } = await show(checkoutView(), {
      checkout: checkoutWithCart({}, { accelerated: true }),
      answer: () => yes(bought),
    });
    fireEvent.click(await screen.findByText("[apply]"));
    await waitFor(() => expect(text()).toContain("[not_now]"));
    expect(app.bodies(REDEMPTIONS).map(({ does }) => does)).toEqual(["redeem"]);
  });
});

describe("a checkout that lets no codes be changed", () => {
  it("says so and offers nothing to press", async () => {
    const { instructions } = checkoutWithCart().state();
    const locked = { ...instructions, discounts: { canUpdateDiscountCodes: false } };
    await show(checkoutView(), { checkout: checkoutWithCart({}, { instructions: locked }) });
    await waitFor(() => expect(text()).toContain("[unchangeable]"));
    expect(screen.queryByText("[apply]")).toBeNull();
  });
});

describe("a guest", () => {
  it("sees what they would earn and how to join, and no rewards", async () => {
    const join = { text: "Join to collect points", url: "https://polar.example.com/account" };
    await show(checkoutView({ member: null, join, rewards: [reward()] }));
    await waitFor(() => expect(text()).toContain("Join to collect points"));
    expect(text()).toContain("You earn 42 points with this order");
    expect(text()).not.toContain("€5 off");
    expect(document.querySelector("s-link")?.getAttribute("href")).toBe("https://polar.example.com/account");
  });

  it("is nobody to speak to where there is nothing to say", async () => {
    await show(checkoutView({ member: null, earn: null }));
    await waitFor(() => expect(document.body.innerHTML).toBe(""));
  });

  it("may be a member whom this app may not know: the block works without an identity", async () => {
    await show(checkoutView(), { checkout: checkoutWithCart({ identityKnown: false }) });
    await waitFor(() => expect(text()).toContain("1,250 points"));
  });
});

describe("an app that does not answer", () => {
  it("leaves a quiet sentence and a way to try again", async () => {
    const { app } = await show(null);
    await waitFor(() => expect(text()).toContain("Your points cannot be shown right now."));
    app.replies[VIEW] = () => yes(checkoutView());
    fireEvent.click(screen.getByText("Try again"));
    await waitFor(() => expect(text()).toContain("1,250 points"));
  });

  it("leaves what was shown, without a promise about another cart", async () => {
    const { app, rewards } = await show(checkoutView());
    await waitFor(() => expect(text()).toContain("You earn 42 points"));
    app.replies[VIEW] = () => null;
    await rewards.load();
    await waitFor(() => expect(text()).not.toContain("You earn 42 points"));
    expect(text()).toContain("1,250 points");
  });
});
