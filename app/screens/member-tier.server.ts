import { z } from "zod";
import type { MerchantId } from "#app/vocabulary/ids.ts";
import { asProfileId } from "#app/vocabulary/ids.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import { snapshot } from "#app/platform/db.server.ts";
import { defaultBrand, speakerFor } from "#app/modules/brand/index.ts";
import { readVersions, versionInForce } from "#app/modules/programs/index.ts";
import { listShops } from "#app/modules/shops/index.ts";
import {
  listCountedDays,
  listTierChanges,
  NEVER_DECIDED,
  rungOf,
  readMembers,
  spansOf,
  tierProgress,
  TIERS,
  toLadder,
  type TierChange,
  type TierProgress,
} from "#app/modules/tiers/index.ts";
import { perkLines } from "./perk-lines.ts";

const CHANGES_SHOWN = 5;

export interface MemberTier {
  /** The tier that counts; null: none. */
  name: string | null;
  multiplier: string;
  perks: string[];
  counter: "spend" | "points" | "orders";
  period: "rolling_12_months" | "calendar_year" | "lifetime";
  progress: TierProgress;
  /** Set by staff, through a day or without an end. */
  floor: { name: string; until: Day | null } | null;
  /** Whether too little is counted, and the tier stays for the grace period alone. */
  inGrace: boolean;
  changes: TierChange[];
  ladder: { id: string; name: string }[];
  floorId: string | null;
  today: Day;
}

/** Where a member stands on the merchant's ladder; null while there are no tiers. */
export async function readMemberTier(
  merchantId: MerchantId,
  profileId: number,
  now: Date,
): Promise<MemberTier | null> {
  const [shop] = await listShops(merchantId);
  const versions = await readVersions(merchantId, TIERS);
  const settings = versionInForce(versions, now)?.settings;
  if (!shop || !settings || settings.tiers.length === 0) return null;
  const ladder = toLadder(settings, shop.currency);
  const spans = spansOf(ladder.period, shop.timeZone, now);
  const [members, days] = await snapshot(async (tx) => [
    await readMembers(tx, merchantId, [asProfileId(profileId)], ladder, spans),
    await listCountedDays(tx, merchantId, profileId, ladder, spans, shop.timeZone),
  ]);
  const { standing, counts } = members[0] ?? { standing: NEVER_DECIDED, counts: { now: 0, before: 0 } };
  const names = new Map(
    versions
      .toReversed()
      .flatMap((version) => version.settings.tiers)
      .map(({ id, name }) => [id, name]),
  );
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  const placed = rungOf(ladder, standing.tier)?.id ?? null;
  const tier = settings.tiers.find(({ id }) => id === placed);
  const changes = await listTierChanges(merchantId, profileId, CHANGES_SHOWN);
  return {
    name: tier?.name ?? null,
    multiplier: tier?.multiplier ?? "1",
    // How points are multiplied stands beside it.
    perks: tier ? perkLines({ ...tier, multiplier: "1" }, speakerFor(defaultBrand(), "en")) : [],
    counter: settings.counter,
    period: settings.period,
    progress: tierProgress({ ...standing, tier: placed }, counts, ladder, spans.today, days),
    floor: standing.floor && { name: nameOf(standing.floor.tier) ?? "", until: standing.floor.until },
    floorId: standing.floor?.tier ?? null,
    inGrace: standing.belowSince !== null,
    changes: changes.map((change) => ({ ...change, from: nameOf(change.from), to: nameOf(change.to) })),
    ladder: settings.tiers.map(({ id, name }) => ({ id, name })),
    today: spans.today,
  };
}

const form = z.object({
  tier: z.string().max(40),
  until: z.iso
    .date("Choose a day.")
    .transform((text) => dayIn("UTC", new Date(text)))
    .or(z.literal("").transform(() => null)),
  note: z
    .string()
    .trim()
    .max(200, "Use at most 200 characters.")
    .refine((text) => !text.includes("\0"), "The reason holds a character that cannot be kept."),
});

export type ParsedTierForm =
  | { ok: true; wish: { tier: string | null; until: Day | null; note: string | null } }
  | { ok: false; errors: Record<string, string> };

/** Reads what the browser wants set; an empty tier ends what was set before. */
export function parseTierForm(body: unknown): ParsedTierForm {
  const parsed = form.safeParse(body);
  if (parsed.success) {
    const { tier, until, note } = parsed.data;
    return { ok: true, wish: { tier: tier || null, until, note: note || null } };
  }
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? "form")] ??= message;
  return { ok: false, errors };
}
