import { snapshot, type Sql } from "#app/platform/db.server.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import {
  decideTier,
  defaultTiersSettings,
  nextStretch,
  readStretch,
  readTierEntries,
  spansOf,
  toLadder,
  type Ladder,
  type Member,
  type Spans,
  type TiersSettings,
} from "#app/modules/tiers/index.ts";
import { climbed } from "./settle-tiers.server.ts";
import { tierPolicy } from "./tier-policy.server.ts";

const STRETCH = 25_000;

interface Side {
  ladder: Ladder;
  spans: Spans;
}

export interface TiersPreview {
  /** Everybody who counts anything or stands anywhere. */
  members: number;
  /** How many would be in each tier; null: in none. The lowest first. */
  tiers: { id: string | null; before: number; after: number }[];
  up: number;
  down: number;
  /** The moves that most people would make. */
  moves: { from: string | null; to: string | null; members: number }[];
  /** Points that the change gives at once, for reaching a tier. */
  rewards: number;
}

const MOVES_SHOWN = 6;

class Tally {
  members = 0;
  rewards = 0;
  readonly before = new Map<string | null, number>();
  readonly after = new Map<string | null, number>();
  readonly moves = new Map<string, { from: string | null; to: string | null; members: number }>();

  count(from: string | null, to: string | null): void {
    this.members++;
    this.before.set(from, (this.before.get(from) ?? 0) + 1);
    this.after.set(to, (this.after.get(to) ?? 0) + 1);
    if (from === to) return;
    const key = JSON.stringify([from, to]);
    const move = this.moves.get(key) ?? { from, to, members: 0 };
    move.members++;
    this.moves.set(key, move);
  }
}

/** Half a million people in stretches; by the functions that production uses. */
async function countStretch(
  tx: Sql,
  shop: Shop,
  stretch: readonly [number, number],
  sides: { old: Side; new: Side; sameCounts: boolean; rewards: boolean },
  tally: Tally,
): Promise<void> {
  const { merchantId } = shop;
  const read = ({ ladder, spans }: Side) => readStretch(tx, merchantId, stretch, ladder, spans);
  const members = await read(sides.new);
  const former = sides.sameCounts ? members : await read(sides.old);
  const then = new Map(former.map((member) => [member.profileId, member]));
  const seen = new Set(members.map(({ profileId }) => profileId));
  const nothing = { now: 0, before: 0 };
  // Who counted only in the period of the old ladder is not read by the new one's.
  const rest = [...then.values()].filter(({ profileId }) => !seen.has(profileId));
  const all: Member[] = [...members, ...rest.map((member) => ({ ...member, counts: nothing }))];
  const had = sides.rewards ? await readTierEntries(tx, merchantId, stretch) : new Set<string>();
  for (const { profileId, standing, counts } of all) {
    const counted = then.get(profileId)?.counts ?? nothing;
    const before = decideTier(standing, counted, sides.old.ladder, sides.old.spans.today);
    const after = decideTier(standing, counts, sides.new.ladder, sides.new.spans.today);
    tally.count(before.tier, after.tier);
    if (!sides.rewards) continue;
    for (const { tier, reward } of climbed({ profileId, before, after }, sides.new.ladder))
      if (!had.has(`${profileId}/${tier}`)) tally.rewards += reward;
  }
}

function summarise(tally: Tally, before: Ladder, after: Ladder): TiersPreview {
  const rank = new Map([...before.rungs, ...after.rungs].map(({ id, enter }) => [id, enter] as const));
  const height = (id: string | null): number => (id === null ? -1 : (rank.get(id) ?? -1));
  const ids = [null, ...rank.keys()].sort((a, b) => height(a) - height(b));
  const moves = [...tally.moves.values()].sort((a, b) => b.members - a.members);
  const sum = (list: typeof moves) => list.reduce((total, { members }) => total + members, 0);
  return {
    members: tally.members,
    tiers: ids.map((id) => ({ id, before: tally.before.get(id) ?? 0, after: tally.after.get(id) ?? 0 })),
    up: sum(moves.filter(({ from, to }) => height(to) > height(from))),
    down: sum(moves.filter(({ from, to }) => height(to) < height(from))),
    moves: moves.slice(0, MOVES_SHOWN),
    rewards: tally.rewards,
  };
}

/** Who would move where if these settings were saved now. Nothing is saved. */
export function previewTiers(shop: Shop, settings: TiersSettings, now: Date): Promise<TiersPreview> {
  return snapshot(async (tx) => {
    const { timeZone, currency, merchantId } = shop;
    const sideOf = (of: TiersSettings): Side => {
      const ladder = toLadder(of, currency);
      return { ladder, spans: spansOf(ladder.period, timeZone, now) };
    };
    const old = (await tierPolicy(tx, shop, now)) ?? sideOf(defaultTiersSettings());
    const wanted = sideOf(settings);
    const sides = {
      old,
      new: wanted,
      sameCounts: old.ladder.counter === wanted.ladder.counter && old.ladder.period === wanted.ladder.period,
      rewards: settings.rewardMoved === "yes",
    };
    const tally = new Tally();
    for (let after = 0; ;) {
      const last = await nextStretch(tx, merchantId, after, STRETCH);
      if (last === null) return summarise(tally, old.ladder, sides.new.ladder);
      await countStretch(tx, shop, [after, last], sides, tally);
      after = last;
    }
  });
}
