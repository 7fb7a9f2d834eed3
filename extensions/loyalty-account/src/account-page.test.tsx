// @vitest-environment happy-dom
import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { render } from "preact";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { AccountView } from "#app/contracts/loyalty.ts";
import { defineElements } from "#simulator/hosts/elements/index.ts";
import { accountPage } from "#tests/factories/account-host.ts";
import { answeringApp, no, yes } from "#tests/factories/answering-app.ts";
import { accountView, member, openReward, reward } from "#tests/factories/shopper-views.ts";
import { AccountPage } from "./account-page.tsx";
import { myRewards } from "./my-rewards.ts";
import { ProfileSummary } from "./profile-summary.tsx";

const VIEW = "/api/account/view";
const REDEMPTIONS = "/api/account/redemptions";

const redeemed = { ok: true, redemption: openReward(), points: 750, balance: "750 points" };
const undone = { ok: true, undone: true, points: 1250, balance: "1,250 points" };

beforeAll(() => {
  defineElements();
  // The whole document in a message is too long to be printed.
  configure({ getElementError: (message) => new Error(message ?? "") });
});
afterEach(() => render(null, document.body));

type Replies = Parameters<typeof answeringApp>[0];

async function show(view: AccountView | null, replies: Replies = {}, Page = AccountPage) {
  const app = answeringApp({ [VIEW]: () => view && yes(view), ...replies });
  const { host, toasts } = accountPage();
  const rewards = myRewards(host.shopify, app.ask);
  render(<Page account={host.shopify} rewards={rewards} />, document.body);
  await rewards.load();
  return { app, toasts, rewards };
}

const text = () => document.body.textContent;

describe("the loyalty page", () => {
  it("tells what somebody has, what is on its way, what is owed and what expires", async () => {
    const full = member({
      pending: "80 points are on their way",
      debt: "40 points are owed",
      nextExpiry: "200 points expire on 31 December",
    });
    await show(accountView({ member: full }));
    await waitFor(() => expect(text()).toContain("1,250 points"));
    for (const part of [full.pending, full.debt, full.nextExpiry]) expect(text()).toContain(part);
    expect(text()).toContain("1 point for each €1");
    expect(text()).toContain("+120 points");
  });

  it("shows how far the next tier is, for eyes and for screen readers", async () => {
    const tier = { name: "Silver", next: "€43 to Gold", keep: null, percent: 72, perks: ["Free shipping"] };
    await show(accountView({ member: member({ tier }) }));
    await waitFor(() => expect(text()).toContain("€43 to Gold"));
    const progress = document.querySelector("s-progress");
    expect(progress?.getAttribute("value")).toBe("72");
    expect(progress?.getAttribute("accessibilitylabel")).toBe("€43 to Gold");
    expect(text()).toContain("Free shipping");
  });

  it("has no bar on the highest tier", async () => {
    const tier = { name: "Gold", next: null, keep: "€120 to keep Gold", percent: null, perks: [] };
    await show(accountView({ member: member({ tier }) }));
    await waitFor(() => expect(text()).toContain("€120 to keep Gold"));
    expect(document.querySelector("s-progress")).toBeNull();
  });

  it("says what there is to come while nothing has happened yet", async () => {
    await show(accountView({ member: null, rewards: [], history: [] }));
    await waitFor(() => expect(text()).toContain("[no_history]"));
    expect(text()).toContain("[no_rewards]");
  });

  it("says that it cannot be shown, and tries again when asked", async () => {
    const { app } = await show(null);
    await waitFor(() => expect(text()).toContain("cannot be shown right now"));
    app.replies[VIEW] = () => yes(accountView());
    fireEvent.click(screen.getByText("Try again"));
    await waitFor(() => expect(text()).toContain("1,250 points"));
  });
});

describe("getting a reward", () => {
  it("turns points into a code that can be copied", async () => {
    const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const { app, toasts } = await show(accountView(), { [REDEMPTIONS]: () => yes(redeemed) });
    app.replies[VIEW] = () => yes(accountView({ open: [openReward()] }));
    fireEvent.click(await screen.findByText("[get]"));
    expect(await screen.findByText("POLAR-7")).toBeDefined();
    expect(text()).toContain("€5 off · [code_help]");
    fireEvent.click(screen.getByText("[copy]"));
    await waitFor(() => expect(toasts).toEqual(["[copied]"]));
    expect(writeText).toHaveBeenCalledWith("POLAR-7");
  });

  it("can be read and selected where copying is not allowed", async () => {
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("not allowed"));
    const { toasts } = await show(accountView({ open: [openReward()] }));
    fireEvent.click(await screen.findByText("[copy]"));
    await waitFor(() => expect(toasts).toEqual(["[copy_failed]"]));
    expect(screen.getByText("POLAR-7")).toBeDefined();
  });

  it("shows the app's own reason for a refusal", async () => {
    const refusal = { ok: false, reason: "limit_reached", message: "You have had this reward already" };
    await show(accountView(), { [REDEMPTIONS]: () => no(refusal) });
    fireEvent.click(await screen.findByText("[get]"));
    await waitFor(() => expect(text()).toContain("You have had this reward already"));
  });

  it("offers nothing to press where a reward is not ready", async () => {
    await show(accountView({ rewards: [reward({ ready: false, reason: "120 points to go" })] }));
    await waitFor(() => expect(text()).toContain("120 points to go"));
    expect(screen.queryByText("[get]")).toBeNull();
  });
});

describe("giving a reward back", () => {
  it("asks first, and then returns the points", async () => {
    const view = accountView({ open: [openReward()] });
    const { app } = await show(view, { [REDEMPTIONS]: () => yes(undone) });
    fireEvent.click(await screen.findByText("[undo]"));
    await waitFor(() => expect(document.querySelector("s-modal")?.hasAttribute("open")).toBe(true));
    expect(app.bodies(REDEMPTIONS)).toEqual([]);
    app.replies[VIEW] = () => yes(accountView());
    fireEvent.click(screen.getByText("[undo_yes]"));
    await waitFor(() => expect(text()).toContain("[undone]"));
    expect(app.bodies(REDEMPTIONS)).toEqual([{ does: "undo", locale: "en", redemptionId: 31 }]);
    expect(screen.queryByText("POLAR-7")).toBeNull();
  });

  it("does nothing when the shopper keeps it", async () => {
    const { app } = await show(accountView({ open: [openReward()] }));
    fireEvent.click(await screen.findByText("[undo]"));
    fireEvent.click(screen.getByText("[undo_no]"));
    await waitFor(() => expect(document.querySelector("s-modal")?.hasAttribute("open")).toBe(false));
    expect(app.bodies(REDEMPTIONS)).toEqual([]);
  });

  it("says so when an order has used it meanwhile", async () => {
    const refusal = { ok: false, reason: "already_used", message: "An order has used this reward" };
    await show(accountView({ open: [openReward()] }), { [REDEMPTIONS]: () => no(refusal) });
    fireEvent.click(await screen.findByText("[undo_yes]"));
    await waitFor(() => expect(text()).toContain("An order has used this reward"));
  });

  it("is not offered where it is no longer possible", async () => {
    await show(accountView({ open: [openReward({ canUndo: false })] }));
    expect(await screen.findByText("POLAR-7")).toBeDefined();
    expect(screen.queryByText("[undo]")).toBeNull();
  });
});

describe("the history", () => {
  it("grows by older lines until there are none", async () => {
    const line = { text: "Order #1001", day: "2 May 2026", change: "+10 points", gain: true };
    const { app } = await show(accountView({ older: 77 }));
    app.replies[VIEW] = ({ before }) => yes(accountView(before === 77 ? { history: [line] } : {}));
    fireEvent.click(await screen.findByText("[older]"));
    await waitFor(() => expect(text()).toContain("Order #1001"));
    expect(text()).toContain("Order #1042");
    expect(app.bodies(VIEW).at(-1)).toEqual({ locale: "en", before: 77 });
    expect(screen.queryByText("[older]")).toBeNull();
  });

  it("stays as it is when older lines do not come", async () => {
    const { app } = await show(accountView({ older: 77 }));
    app.replies[VIEW] = () => null;
    fireEvent.click(await screen.findByText("[older]"));
    await waitFor(() => expect(text()).toContain("cannot be shown right now"));
    expect(screen.getByText("[older]")).toBeDefined();
    expect(text()).toContain("Order #1042");
  });
});

describe("the block beside the profile", () => {
  it("shows the balance and leads to the page", async () => {
    await show(accountView(), {}, ProfileSummary);
    await waitFor(() => expect(text()).toContain("1,250 points"));
    expect(screen.getByText("[see_all]").getAttribute("href")).toBe("extension://loyalty-account-page");
  });
});
