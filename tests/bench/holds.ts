import type pg from "pg";
import { asProfileId, type ProfileId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { addDays } from "#app/vocabulary/time.ts";
import { posting } from "../factories/posting.ts";
import { ROUNDS, slowest, type BenchRow } from "./measure.ts";

const CASHIERS = 16;
const SECONDS = 2;
const LIMIT_MS = 100;
const LOTS = [1, 10, 100] as const;

/** A member with so many open lots of as many dates, in any order, none of which is ever used up. */
async function memberWith(lots: number, shop: Shop, pool: pg.Pool): Promise<ProfileId> {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { postAll } = await import("#app/modules/ledger/index.ts");
  const { merchantId } = shop;
  const { rows } = await pool.query<{ profile_id: string }>(
    "INSERT INTO profile (merchant_id) VALUES ($1) RETURNING profile_id",
    [merchantId],
  );
  const profile = Number(rows[0]?.profile_id);
  const now = new Date();
  await transaction((tx) =>
    postAll(
      tx,
      Array.from({ length: lots }, (_, nth) =>
        posting({
          merchant: merchantId,
          profile,
          available: 10_000_000,
          key: `holds:${lots}:${nth}`,
          occurredAt: now,
          expiresAt: addDays(now, 100 + ((nth * 37) % lots)),
        }),
      ),
    ),
  );
  return asProfileId(profile);
}

/** Points reserved as the till does it, by many cashiers for one member at once, by how many lots the member has. */
export async function holds(shop: Shop, pool: pg.Pool): Promise<BenchRow[]> {
  const { reservePoints } = await import("#app/flows/reserve-points.server.ts");
  let asked = 0;
  const measure = (profileId: ProfileId): Promise<number> =>
    slowest(CASHIERS, SECONDS, async () => {
      const requestId = `bench-${++asked}`;
      const wish = { shop, profileId, points: toPoints(10), requestId, channel: "pos", actor: null } as const;
      const answer = await reservePoints(wish);
      if (!answer.ok) throw new Error(`a hold of the bench was refused: ${answer.reason}`);
    });
  const members = [];
  for (const lots of LOTS) members.push({ lots, profileId: await memberWith(lots, shop, pool), took: [0] });
  for (let round = -1; round < ROUNDS; round++) {
    for (const member of members) {
      const took = await measure(member.profileId);
      if (round < 0) member.took = [];
      else member.took.push(took);
    }
  }
  const first = members[0]?.took ?? [];
  return members.flatMap(({ lots, took }): BenchRow[] => {
    const work = `hold, ${CASHIERS} cashiers at one member, ${lots} open ${lots === 1 ? "lot" : "lots"}`;
    const row = { work, unit: "ms p99" as const, ours: took };
    const limit = { ...row, beside: "the limit", theirs: took.map(() => LIMIT_MS), goal: 1 };
    return lots === 1 ? [limit] : [limit, { ...row, beside: "one open lot", theirs: first, goal: 0.8 }];
  });
}
