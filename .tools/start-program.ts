/**
 * What a merchant would click after installing, done by the app's own flows in the app's environment: the first
 * earning rule, and points for what was bought since a day. Run by the demo and the replay:
 * `node .tools/start-program.ts DOMAIN SINCE [backfill]`.
 */
import { transaction, closeDatabase } from "#app/platform/db.server.ts";
import { saveEarningSettings } from "#app/flows/save-earning-settings.server.ts";
import { startBackfill } from "#app/flows/start-backfill.server.ts";
import { defaultEarningSettings } from "#app/modules/earning/index.ts";
import { earnSince, findShopByDomain } from "#app/modules/shops/index.ts";

const STAFF = "Owner Example";

const [domain = "", day = "", backfill] = process.argv.slice(2);
const shop = await findShopByDomain(domain);
if (shop === null) throw new Error(`The shop ${domain} is not installed.`);
const since = new Date(day);
const { merchantId } = shop;

// A program that exists already stays as it is.
await saveEarningSettings({
  merchantId,
  settings: defaultEarningSettings(),
  staffName: STAFF,
  baseVersion: 0,
});
if (backfill === "backfill") await startBackfill({ shop, since, givesPoints: true, staffName: STAFF });
else await transaction((tx) => earnSince(tx, shop, since));
await closeDatabase();
