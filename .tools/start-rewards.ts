/**
 * A few rewards, saved and offered by the app's own flows in the app's environment, as a merchant would in the admin.
 * Run by the demo and by tests: `node .tools/start-rewards.ts DOMAIN`. A catalogue that exists already stays as it is.
 */
import { closeDatabase } from "#app/platform/db.server.ts";
import { setStatusOfReward } from "#app/flows/offer-rewards.server.ts";
import { saveRewardTerms } from "#app/flows/save-reward.server.ts";
import { listActiveRewards, rewardTerms } from "#app/modules/redemption/index.ts";
import { findShopByDomain } from "#app/modules/shops/index.ts";

const STAFF = "Owner Example";

const REWARDS = [
  {
    offer: { kind: "amountOff", settings: { cost: 100, amounts: { EUR: "5", USD: "5", GBP: "4" } } },
    conditions: { minimumSpend: { EUR: "20", USD: "20", GBP: "16" } },
  },
  { offer: { kind: "freeShipping", settings: { cost: 60 } }, conditions: {} },
  {
    offer: {
      kind: "anyAmountOff",
      settings: { step: 20, least: 40, amounts: { EUR: "1", USD: "1", GBP: "0.80" } },
    },
    conditions: {},
  },
  {
    offer: { kind: "percentOff", settings: { cost: 180, percent: 10, cap: { EUR: "15" } } },
    conditions: { combinesWith: ["shipping"] },
  },
  { offer: { kind: "giftCard", settings: { cost: 240, amounts: { EUR: "10" } } }, conditions: {} },
];

const [domain = ""] = process.argv.slice(2);
const shop = await findShopByDomain(domain);
if (shop === null) throw new Error(`The shop ${domain} is not installed.`);
const { merchantId } = shop;
const known = await listActiveRewards(merchantId);
for (const reward of known.length > 0 ? [] : REWARDS) {
  const saved = await saveRewardTerms({
    merchantId,
    rewardId: null,
    baseRevision: 0,
    terms: rewardTerms.parse(reward),
    staffName: STAFF,
  });
  if (!saved.ok) throw new Error(`A reward is refused: ${JSON.stringify(saved)}`);
  await setStatusOfReward({ merchantId, rewardId: saved.rewardId, status: "active", staffName: STAFF });
}
await closeDatabase();
