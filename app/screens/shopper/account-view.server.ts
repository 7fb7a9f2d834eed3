import type { AccountView, StorefrontView } from "#app/contracts/loyalty.ts";
import { snapshot, type Sql } from "#app/platform/db.server.ts";
import { EARNING } from "#app/modules/earning/index.ts";
import { listEntries, type LedgerLine } from "#app/modules/ledger/index.ts";
import { listOrderNames } from "#app/modules/orders/index.ts";
import { listRewardsOfHolds } from "#app/modules/redemption/index.ts";
import { historyLines } from "./history-lines.ts";
import { brandView, memberView } from "./member-view.ts";
import { readOpenRedemptions } from "./open-redemptions.server.ts";
import { readRewardViews, type Counter } from "./reward-views.server.ts";
import { rewardTitle } from "./reward-title.ts";
import { readShopper, type Shopper, type Visitor } from "./shopper.server.ts";
import { waysToEarn, type Way } from "./ways-to-earn.ts";

const LINES_PER_PAGE = 20;

/** What the points of reservations were for, by the number of the hold. */
async function readRewardTitles(
  tx: Sql,
  { shop, profileId, speaker }: Shopper,
  lines: readonly LedgerLine[],
) {
  const holdIds = lines.flatMap(({ holdId }) => holdId ?? []);
  const rewards = await listRewardsOfHolds(tx, shop, profileId, holdIds);
  return new Map(
    [...rewards].map(([holdId, reward]) => [holdId, rewardTitle(speaker, reward, reward.terms.benefit)]),
  );
}

async function readHistory(tx: Sql, shopper: Shopper, before: number | null) {
  const { shop, profileId, speaker, timeZone } = shopper;
  const lines = await listEntries(shop.merchantId, profileId, before, LINES_PER_PAGE + 1, tx);
  const shown = lines.slice(0, LINES_PER_PAGE);
  const named = shown.flatMap(({ shopId, orderId }) => (shopId && orderId ? [{ shopId, orderId }] : []));
  const orders = await listOrderNames(shop.merchantId, named, tx);
  const rewards = await readRewardTitles(tx, shopper, shown);
  return {
    history: historyLines(shown, { orders, rewards }, speaker, timeZone),
    older: lines.length > LINES_PER_PAGE ? (shown.at(-1)?.version ?? null) : null,
  };
}

function waysOf({ inForce, speaker, shop, today, person, place, customerId }: Shopper): Way[] {
  const settings = inForce(EARNING);
  if (!settings) return [];
  const tier = customerId === null ? null : (place?.tier?.id ?? null);
  const audience = { speaker, currency: shop.currency, today, customerTags: person?.tags ?? null, tier };
  return waysToEarn(settings, audience);
}

/** Away from a cart a reward is told in the shop's own currency. */
const away = ({ shop }: Shopper): Counter => ({
  currency: shop.currency,
  basket: null,
  collectionsOf: () => null,
});

/** Everything about one's own loyalty, out of one snapshot of the database. */
export const readAccountView = (visitor: Visitor, before: number | null, now: Date): Promise<AccountView> =>
  snapshot(async (tx) => {
    const shopper = await readShopper(tx, visitor, now);
    return {
      member: memberView(shopper),
      ways: waysOf(shopper),
      rewards: await readRewardViews(tx, shopper, away(shopper)),
      open: await readOpenRedemptions(tx, shopper),
      ...(await readHistory(tx, shopper, before)),
      words: shopper.speaker.surface("account"),
      brand: brandView(shopper.brand),
    };
  });

/** What the theme asks for once somebody is signed in; its fixed words come with the page. */
export const readStorefrontView = (visitor: Visitor, now: Date): Promise<StorefrontView> =>
  snapshot(async (tx) => {
    const shopper = await readShopper(tx, visitor, now);
    return {
      member: memberView(shopper),
      ways: waysOf(shopper),
      rewards: await readRewardViews(tx, shopper, away(shopper)),
      words: {},
      brand: brandView(shopper.brand),
    };
  });
