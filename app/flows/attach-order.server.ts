import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import { now } from "#app/platform/clock.server.ts";
import { snapshot, transaction, type Sql } from "#app/platform/db.server.ts";
import { loadOrders, orderKey, type OrderRecord } from "#app/modules/orders/index.ts";
import { loadProfiles, type Profile } from "#app/modules/profiles/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { listShops, type Shop } from "#app/modules/shops/index.ts";
import { loadShops, moveOrder } from "./apply-events/index.ts";
import { findByNumber, toFound, type FoundOrder, type OrderChoice } from "./find-order.server.ts";

/** Each new attempt means that somebody else changed the order in the meantime. */
const MOST_ATTEMPTS = 5;

export interface NamedPerson {
  profileId: ProfileId;
  name: string;
}

export interface AttachWish {
  merchantId: MerchantId;
  profileId: ProfileId;
  /** As staff wrote it: "#1001", "1001", Shopify's id or the order's address in Shopify's admin. */
  number: string;
  /** Which order is meant, after more than one answered to the number. */
  choice: OrderChoice | null;
  /** Whose order it may be taken from, after that was shown. */
  confirmedOwner: ProfileId | null;
  staffName: string;
}

/** What a move did, for the member of staff and for the record of who did what. */
interface Moved {
  ok: true;
  order: FoundOrder;
  from: NamedPerson | null;
  /** Who has it now; null when its own contact details name nobody. */
  to: NamedPerson | null;
  available: Points;
  pending: Points;
  /** Why it gives what it gives, in a code that the screens put into words. */
  reason: string;
  /** The time of the points was over before they came: nothing of them can be spent. */
  areOver: boolean;
  actor: string;
  at: Date;
}

export type AttachAnswer =
  | Moved
  | { ok: false; reason: "unknown_member" | "unknown_order" | "already_theirs" | "owner_erased" }
  | { ok: false; reason: "several_orders"; orders: FoundOrder[] }
  | { ok: false; reason: "of_another"; order: FoundOrder; owner: NamedPerson; points: Points };

export type DetachAnswer = Moved | { ok: false; reason: "unknown_order" | "not_attached" };

const named = ({ profileId, firstName, lastName, email, phone }: Profile): NamedPerson => ({
  profileId,
  name: [firstName, lastName].filter(Boolean).join(" ") || (email ?? phone ?? `Profile ${profileId}`),
});

async function readProfile(
  tx: Sql,
  merchantId: MerchantId,
  profileId: ProfileId | null,
): Promise<Profile | null> {
  if (profileId === null) return null;
  const { profiles } = await loadProfiles(tx, [], [{ merchantId, profileId }]);
  return profiles.find((profile) => profile.profileId === profileId) ?? null;
}

interface Going {
  seen: OrderRecord;
  owner: Profile | null;
  to: ProfileId | null;
}

type Refused<Answer> = Exclude<Answer, Moved>;

async function decideAttach(
  tx: Sql,
  wish: AttachWish,
  shops: readonly Shop[],
): Promise<Going | Refused<AttachAnswer>> {
  const { merchantId, profileId: to } = wish;
  const member = await readProfile(tx, merchantId, to);
  if (!member || member.mergedInto !== null || member.redactedAt !== null)
    return { ok: false, reason: "unknown_member" };
  const [seen, ...others] = await findByNumber(tx, wish, shops);
  if (!seen) return { ok: false, reason: "unknown_order" };
  if (others.length > 0)
    return {
      ok: false,
      reason: "several_orders",
      orders: [seen, ...others].map((one) => toFound(one, shops)),
    };
  if (seen.profileId === to) return { ok: false, reason: "already_theirs" };
  const owner = await readProfile(tx, merchantId, seen.profileId);
  if (owner?.redactedAt) return { ok: false, reason: "owner_erased" };
  if (owner && owner.profileId !== wish.confirmedOwner) {
    const points = toPoints(seen.target.available + seen.target.pending);
    return { ok: false, reason: "of_another", order: toFound(seen, shops), owner: named(owner), points };
  }
  return { seen, owner, to };
}

/** Null when somebody else was faster. */
const move = ({ seen, owner, to }: Going, staffName: string, shops: readonly Shop[]): Promise<Moved | null> =>
  transaction(async (tx) => {
    const at = now();
    const moved = await moveOrder(tx, { seen, to, staffName }, await loadShops(tx, [seen]), at);
    if (!moved) return null;
    const { record, postings } = moved;
    await recordStaffAction(tx, {
      merchantId: record.merchantId,
      at,
      actor: staffName,
      kind: to === null ? "order_detached" : "order_attached",
      profileId: to ?? owner?.profileId ?? null,
      detail: { order: record.orderId },
    });
    const holder = await readProfile(tx, record.merchantId, record.profileId);
    const gain = postings.find(({ profileId, available }) => profileId === record.profileId && available > 0);
    return {
      ok: true,
      order: toFound(record, shops),
      from: owner && named(owner),
      to: holder && named(holder),
      available: record.target.available,
      pending: record.target.pending,
      reason: record.target.reason,
      areOver: Boolean(gain?.expiresAt && gain.expiresAt <= at),
      actor: staffName,
      at,
    };
  });

async function decideAndMove<Refusal extends { ok: false }>(
  merchantId: MerchantId,
  staffName: string,
  decide: (tx: Sql, shops: readonly Shop[]) => Promise<Going | Refusal>,
): Promise<Moved | Refusal> {
  const shops = await listShops(merchantId);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const decision = await snapshot((tx) => decide(tx, shops));
    if ("ok" in decision) return decision;
    const moved = await move(decision, staffName, shops);
    if (moved) return moved;
  }
  throw new Error(`an order of merchant ${merchantId} kept changing while it was to be moved`);
}

/**
 * Staff say that an order is this member's: its points move here and stay, whoever its own contact details name. Of
 * several who do it at once one wins, the others are told whose it is now.
 */
export const attachOrder = (wish: AttachWish): Promise<AttachAnswer> =>
  decideAndMove(wish.merchantId, wish.staffName, (tx, shops) => decideAttach(tx, wish, shops));

/** The undo: the order goes back to whom its own contact details name, if anybody. */
export const detachOrder = (wish: {
  merchantId: MerchantId;
  profileId: ProfileId;
  choice: OrderChoice;
  staffName: string;
}): Promise<DetachAnswer> =>
  decideAndMove(wish.merchantId, wish.staffName, async (tx): Promise<Going | Refused<DetachAnswer>> => {
    const key = { merchantId: wish.merchantId, ...wish.choice };
    const seen = (await loadOrders(tx, [key])).orders.get(orderKey(key));
    if (!seen) return { ok: false, reason: "unknown_order" };
    if (seen.attachedTo !== wish.profileId) return { ok: false, reason: "not_attached" };
    return { seen, owner: await readProfile(tx, wish.merchantId, seen.profileId), to: null };
  });
