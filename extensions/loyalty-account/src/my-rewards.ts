import { signal, type ReadonlySignal } from "@preact/signals";
import type { Api } from "@shopify/ui-extensions/customer-account.page.render";
import type { AccountView, HistoryLine, RedemptionView } from "#app/contracts/loyalty.ts";
import { PATIENCE_MS, type Ask } from "../../shopper/ask-app.ts";
import { errands, sorry, type Errands, type Notice } from "../../shopper/errands.ts";
import { readAccountView } from "../../shopper/read-answers.ts";
import { redemptionRequests } from "../../shopper/redemption-requests.ts";
import { sayOf, type Say } from "../../shopper/say.ts";
import { viewLoader, type Shown } from "../../shopper/view-loader.ts";

/** What of `shopify` is used. */
export type Account = Pick<Api, "i18n" | "localization" | "toast">;

/** Older lines than those of the view. */
export interface OlderHistory {
  lines: readonly HistoryLine[];
  /** Where still older ones begin; null at the end. */
  before: number | null;
}

export interface MyRewards extends Pick<Errands, "busy" | "notice"> {
  shown: ReadonlySignal<Shown<AccountView>>;
  /** Null until somebody asks for older lines. */
  history: ReadonlySignal<OlderHistory | null>;
  load: () => Promise<void>;
  retry: () => Promise<void>;
  redeem: (rewardId: number, points?: number) => Promise<void>;
  giveBack: (reward: RedemptionView) => Promise<void>;
  older: () => Promise<void>;
}

export function myRewards(account: Account, ask: Ask): MyRewards {
  const locale = () => account.localization.language.value.isoCode;
  const history = signal<OlderHistory | null>(null);
  const { shown, load, retry } = viewLoader(async (patience) => {
    const view = readAccountView(await ask("/api/account/view", { locale: locale() }, patience));
    // The newest lines have moved on: older ones are asked for anew.
    if (view) history.value = null;
    return view;
  });
  const requests = redemptionRequests(ask, "/api/account/redemptions", locale);
  const { busy, notice, run } = errands();
  const say: Say<"account"> = (key) =>
    sayOf<"account">(shown.value.phase === "shown" ? shown.value.view.words : {})(key);
  const uncertain = () => sorry(account.i18n.translate("uncertain"));

  async function spend(rewardId: number, points: number | undefined): Promise<Notice | null> {
    const answer = await requests.redeem({ rewardId, ...(points === undefined ? {} : { points }) });
    if (answer === null) return uncertain();
    if (!answer.ok) return sorry(answer.message);
    if (!("redemption" in answer)) return null;
    const { title, code } = answer.redemption;
    return { tone: "success", text: code === null ? title : `${title} · ${say("code_help")}` };
  }

  async function undo({ redemptionId }: RedemptionView): Promise<Notice | null> {
    const answer = await requests.undo(redemptionId);
    if (answer === "undone") return { tone: "success", text: say("undone") };
    return answer === null ? uncertain() : sorry(answer.message);
  }

  async function readOlder(): Promise<Notice | null> {
    if (shown.value.phase !== "shown") return null;
    const so = history.value ?? { lines: [], before: shown.value.view.older };
    if (so.before === null) return null;
    const body = { locale: locale(), before: so.before };
    const view = readAccountView(await ask("/api/account/view", body, { patienceMs: PATIENCE_MS }));
    if (!view) return sorry(account.i18n.translate("unavailable"));
    history.value = { lines: [...so.lines, ...view.history], before: view.older };
    return null;
  }

  /** Whatever became of it, what is shown afterwards is what the app knows. */
  const then = (errand: () => Promise<Notice | null>) => async () => {
    const said = await errand();
    await retry();
    return said;
  };

  return {
    ...{ shown, history, load, retry, busy, notice },
    redeem: (rewardId, points) =>
      run(
        `reward ${rewardId}`,
        then(() => spend(rewardId, points)),
      ),
    giveBack: (reward) =>
      run(
        `open ${reward.redemptionId}`,
        then(() => undo(reward)),
      ),
    older: () => run("older", readOlder),
  };
}
