import type { RedemptionAnswer, RedemptionRefusal } from "#app/contracts/redemptions.ts";
import type { ProfileId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { snapshot, type Sql } from "#app/platform/db.server.ts";
import { BRAND, defaultBrand, speakerFor, type Speaker } from "#app/modules/brand/index.ts";
import { readPersonBalance } from "#app/modules/ledger/index.ts";
import { listProductTitles } from "#app/modules/orders/index.ts";
import { newestVersion, readVersions, versionInForce } from "#app/modules/programs/index.ts";
import { readReward, type Redemption, type RedemptionRefused } from "#app/modules/redemption/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { TIERS } from "#app/modules/tiers/index.ts";
import { redemptionView } from "./redemption-view.ts";
import { refusalReason } from "./refusal-reason.ts";

type Plain = Exclude<RedemptionRefusal, RedemptionRefused["reason"]>;

/** What a flow came to. */
export type Asked =
  | { ok: true; profileId: ProfileId; redemption: Redemption }
  | { ok: true; profileId: ProfileId; undone: true }
  | RedemptionRefused
  | { ok: false; reason: Plain };

const STATUS: Partial<Record<RedemptionRefusal, number>> = {
  unknown_redemption: 404,
  unknown_reward: 404,
  request_id_used: 409,
  already_used: 409,
  try_again: 503,
};

async function tierNamesOf(tx: Sql, { merchantId }: Shop): Promise<ReadonlyMap<string, string>> {
  const inForce = versionInForce(await readVersions(merchantId, TIERS, tx), now());
  return new Map(inForce?.settings.tiers.map(({ id, name }) => [id, name]));
}

/** What is missing, or else a sentence of its own. */
async function messageFor(
  tx: Sql,
  shop: Shop,
  refused: Extract<Asked, { ok: false }>,
  speaker: Speaker,
): Promise<string> {
  switch (refused.reason) {
    case "unknown_member":
    case "request_id_used":
    case "unknown_redemption":
    case "already_used":
    case "try_again":
    case "unknown_reward":
    case "wrong_channel":
    case "wrong_points":
    case "no_amount_in_currency":
    case "no_customer":
      return speaker.say(`refusal.${refused.reason}`);
    default:
      return (
        refusalReason(refused, speaker, await tierNamesOf(tx, shop)) ?? speaker.say("refusal.wrong_channel")
      );
  }
}

async function productTitle(tx: Sql, shop: Shop, { terms: { benefit } }: Redemption): Promise<string | null> {
  const [productId, other] = benefit.gives === "product" ? benefit.productIds : [];
  if (productId === undefined || other !== undefined) return null;
  return (await listProductTitles(shop, [productId], tx)).get(productId) ?? null;
}

async function bodyFor(tx: Sql, shop: Shop, asked: Asked, speaker: Speaker): Promise<RedemptionAnswer> {
  if (!asked.ok)
    return { ok: false, reason: asked.reason, message: await messageFor(tx, shop, asked, speaker) };
  const { merchantId, timeZone } = shop;
  const { available: points } = await readPersonBalance(merchantId, asked.profileId, now(), tx);
  const balance = speaker.points(points);
  if ("undone" in asked) return { ok: true, undone: true, points, balance };
  const { redemption } = asked;
  const names = (await readReward(tx, merchantId, redemption.rewardId))?.terms.names ?? {};
  const product = await productTitle(tx, shop, redemption);
  return {
    ok: true,
    redemption: redemptionView({ ...redemption, names }, speaker, timeZone, product),
    points,
    balance,
  };
}

/** What a shopper is told who asked for a reward, or for their points back. */
export async function answerRedemption(shop: Shop, asked: Asked, locale: string): Promise<Response> {
  const body = await snapshot(async (tx) => {
    const brand = (await newestVersion(shop.merchantId, BRAND, tx))?.settings ?? defaultBrand();
    return bodyFor(tx, shop, asked, speakerFor(brand, locale));
  });
  const status = body.ok ? 200 : (STATUS[body.reason] ?? 422);
  return Response.json(body, { status, headers: { "Cache-Control": "private, no-store" } });
}
