/**
 * What a merchant would click after installing, done by the app's own flows in the app's environment: the first
 * earning rule, and points for what was bought since a day; for the demo also a welcome, a birthday present and tiers.
 * Run by the demo and the replay: `node .tools/start-program.ts DOMAIN SINCE [backfill]`.
 */
import { transaction, closeDatabase } from "#app/platform/db.server.ts";
import { saveEarningSettings } from "#app/flows/save-earning-settings.server.ts";
import { saveTiersSettings } from "#app/flows/save-tiers-settings.server.ts";
import { startBackfill } from "#app/flows/start-backfill.server.ts";
import { earningSettings } from "#app/modules/earning/index.ts";
import { earnSince, findShopByDomain } from "#app/modules/shops/index.ts";
import { tiersSettings } from "#app/modules/tiers/index.ts";

const STAFF = "Owner Example";

const RULES = [
  { id: "welcome", kind: "firstOrder", settings: { points: 50 } },
  { id: "birthday", kind: "birthday", settings: { points: 100 } },
];
const TIERS = [
  {
    id: "silver",
    name: "Silver",
    threshold: "200",
    multiplier: "1.25",
    reward: 50,
    freeShipping: "cheapest",
    perks: ["Early access to sales"],
  },
  {
    id: "gold",
    name: "Gold",
    threshold: "500",
    multiplier: "1.5",
    reward: 150,
    orderPercent: 10,
    freeShipping: "any",
    perks: ["Early access to sales", "Free gift wrapping"],
  },
];

const [domain = "", day = "", backfill] = process.argv.slice(2);
const shop = await findShopByDomain(domain);
if (shop === null) throw new Error(`The shop ${domain} is not installed.`);
const since = new Date(day);
const { merchantId } = shop;
const isDemo = backfill === "backfill";

// A program that exists already stays as it is.
await saveEarningSettings({
  merchantId,
  settings: earningSettings.parse({ rules: isDemo ? RULES : [] }),
  staffName: STAFF,
  baseVersion: 0,
});
if (isDemo) {
  const settings = tiersSettings.parse({ tiers: TIERS });
  await saveTiersSettings({ shop, settings, staffName: STAFF, baseVersion: 0, startsOn: null, note: null });
  await startBackfill({ shop, since, givesPoints: true, staffName: STAFF });
} else await transaction((tx) => earnSince(tx, shop, since));
await closeDatabase();
