import { z } from "zod";
import { readEntryArchive, readPersonBalance, type ArchivedEntry } from "#app/modules/ledger/index.ts";
import { readOrderArchive, type ArchivedOrder } from "#app/modules/orders/index.ts";
import { listIdentities, readPerson, type KnownBy, type Person } from "#app/modules/profiles/index.ts";
import { listRedemptionsOf, type RedemptionState } from "#app/modules/redemption/index.ts";
import { listShops, readPrivacyRequest } from "#app/modules/shops/index.ts";
import type { Visit } from "./admin-view.ts";

/** A person's own data, in a shape that they can read. Nothing in it is about anybody else. */
export interface PrivacyReport {
  request: { number: string; receivedAt: Date; madeAt: Date };
  /** Null when nobody of that number was ever seen here. */
  person: null | {
    profile: Omit<Person, "mergedInto">;
    knownBy: KnownBy[];
    points: { available: number; pending: number; reserved: number; owed: number };
    pointsHistory: ArchivedEntry[];
    rewards: {
      takenAt: Date;
      points: number;
      state: RedemptionState;
      code: string | null;
      orderId: string | null;
      endsAt: Date;
    }[];
    orders: (Omit<ArchivedOrder, "shopId"> & { shop: string })[];
  };
}

/** Merging joins two profiles at a time; a longer way than this is a mistake of ours. */
const MOST_MERGES = 20;

/** More than one person ever takes; the report is not split into pages. */
const MOST_REWARDS = 10_000;

/** The profile that a person has now. */
async function findPerson(visit: Visit, profileId: number): Promise<Person | null> {
  let id = profileId;
  for (let step = 0; step < MOST_MERGES; step++) {
    const person = await readPerson(visit.shop.merchantId, id);
    if (!person || person.mergedInto === null) return person;
    id = person.mergedInto;
  }
  throw new Error(`profile ${profileId} was merged in a circle`);
}

async function readKnown(visit: Visit, person: Person, now: Date): Promise<PrivacyReport["person"]> {
  const { merchantId } = visit.shop;
  const { mergedInto: _, ...profile } = person;
  const [knownBy, balance, pointsHistory, redemptions, orders, shops] = await Promise.all([
    listIdentities(merchantId, person.profileId),
    readPersonBalance(merchantId, person.profileId, now),
    readEntryArchive(merchantId, person.profileId),
    listRedemptionsOf(merchantId, person.profileId, MOST_REWARDS),
    readOrderArchive(merchantId, person.profileId),
    listShops(merchantId),
  ]);
  const domains = new Map(shops.map((shop): [number, string] => [shop.shopId, shop.domain]));
  return {
    profile,
    knownBy,
    points: {
      available: balance.available,
      pending: balance.pending,
      reserved: balance.held,
      owed: balance.debt,
    },
    pointsHistory,
    rewards: redemptions.map(({ createdAt, points, state, code, orderId, expiresAt }) => ({
      takenAt: createdAt,
      points,
      state,
      code,
      orderId,
      endsAt: expiresAt,
    })),
    orders: orders.map(({ shopId, ...order }) => ({ shop: domains.get(shopId) ?? "", ...order })),
  };
}

const requestNumber = z.string().regex(/^[1-9]\d{0,14}$/);

/** Everything known about the person of a data request; null when this merchant has no such request. */
export async function readPrivacyReport(
  visit: Visit,
  id: string | undefined,
  now: Date,
): Promise<PrivacyReport | null> {
  const parsed = requestNumber.safeParse(id);
  if (!parsed.success) return null;
  const request = await readPrivacyRequest(visit.shop.merchantId, Number(parsed.data));
  if (request?.kind !== "data_request") return null;
  const person = request.profileId === null ? null : await findPerson(visit, request.profileId);
  return {
    request: { number: request.subject, receivedAt: request.receivedAt, madeAt: now },
    person: person && (await readKnown(visit, person, now)),
  };
}
