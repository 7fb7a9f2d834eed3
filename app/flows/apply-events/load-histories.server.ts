import { asMerchantId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { priceOrdersAgainJob } from "#app/jobs/definitions/learn-facts.ts";
import {
  EARNING,
  isOrderRule,
  moveOrderAwards,
  PersonHistory,
  readOrderAwards,
  writeOrderAwards,
  type EarningVersion,
} from "#app/modules/earning/index.ts";
import { listShops } from "#app/modules/shops/index.ts";
import { readVersions } from "#app/modules/programs/index.ts";
import { listOrdersOfPeople, type OrderKey } from "#app/modules/orders/index.ts";
import type { ProfileBook } from "#app/modules/profiles/index.ts";
import type { OrderWork } from "./fold-orders.ts";
import { shopOf, type Shops } from "./load-batch.server.ts";
import { mergeGifts } from "../give-by-rules.server.ts";
import { RuleHistories, type OwnedWork } from "./rule-histories.ts";

const hasRules = (versions: readonly EarningVersion[]): boolean =>
  versions.some(({ settings }) => settings.rules.some(isOrderRule));

/** The orders of some people and what rules gave for them. Asks nothing while the merchant has no rules. */
export async function loadHistories(
  tx: Sql,
  people: readonly { merchantId: MerchantId; profileId: ProfileId }[],
  versions: ReadonlyMap<number, readonly EarningVersion[]>,
): Promise<RuleHistories> {
  const histories = new Map<ProfileId, { merchantId: MerchantId; history: PersonHistory }>();
  for (const [id, ownVersions] of versions) {
    if (!hasRules(ownVersions)) continue;
    const merchantId = asMerchantId(id);
    const own = people.filter((person) => person.merchantId === merchantId);
    const profileIds = [...new Set(own.map(({ profileId }) => profileId))];
    for (const profileId of profileIds)
      histories.set(profileId, { merchantId, history: new PersonHistory() });
    for (const order of await listOrdersOfPeople(tx, merchantId, profileIds))
      histories.get(order.profileId)?.history.put(order);
    for (const given of await readOrderAwards(tx, merchantId, profileIds))
      histories.get(given.profileId)?.history.give(given, given);
  }
  return new RuleHistories(histories);
}

/** The orders of a batch with their people, and the days of their purchases. */
export const ownWorks = (
  works: readonly OrderWork[],
  book: Pick<ProfileBook, "current">,
  shops: Shops,
): OwnedWork[] =>
  works.flatMap((work) => {
    if (!work.state) return [];
    const now = (id: ProfileId | null | undefined) => (id ? book.current(id) : null);
    const people = { profileId: now(work.profileId), formerId: now(work.before?.profileId) };
    return [{ work, ...people, day: dayIn(shopOf(shops, work).timeZone, work.state.processedAt) }];
  });

export const ownersOf = (works: readonly OwnedWork[]) =>
  works.flatMap(({ work: { merchantId }, profileId, formerId }) =>
    [profileId, formerId].flatMap((id) => (id === null ? [] : [{ merchantId, profileId: id }])),
  );

const MOST_ORDERS = 100;

/** Orders that nothing was said of are priced again by a job: their locks come before those that are held now. */
export async function priceLater(tx: Sql, keys: readonly OrderKey[]): Promise<void> {
  for (let at = 0; at < keys.length; at += MOST_ORDERS) {
    const orders = keys.slice(at, at + MOST_ORDERS).map((key) => ({ ...key }));
    await enqueueJob(tx, priceOrdersAgainJob, { orders });
  }
}

/** What rules gave for the orders of a merged person follows them; ranks and limits are counted over all of them now. */
export async function mergeAwards(
  tx: Sql,
  { merchantId, from, into }: { merchantId: MerchantId; from: ProfileId; into: ProfileId },
  now: Date,
): Promise<void> {
  const [shop] = await listShops(merchantId, tx);
  if (shop) await mergeGifts(tx, shop, { from, into }, now);
  const versions = await readVersions(merchantId, EARNING, tx);
  if (!hasRules(versions)) return;
  await moveOrderAwards(tx, merchantId, from, into);
  const orders = await listOrdersOfPeople(tx, merchantId, [into]);
  const ruled = orders.filter(({ ruleVersion }) =>
    hasRules(versions.filter(({ version }) => version === ruleVersion)),
  );
  await priceLater(
    tx,
    ruled.map(({ shopId, orderId }) => ({ merchantId, shopId, orderId })),
  );
}

/** Keeps what rules gave, and asks for orders that it changes something for. */
export async function writeHistories(
  tx: Sql,
  histories: RuleHistories,
  versions: ReadonlyMap<number, readonly EarningVersion[]>,
): Promise<void> {
  await writeOrderAwards(tx, histories.changes());
  await priceLater(tx, histories.affected(versions));
}
