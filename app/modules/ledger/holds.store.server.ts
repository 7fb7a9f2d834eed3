import { createHash } from "node:crypto";
import {
  asProfileId,
  type MerchantId,
  type ProfileId,
  type ShopId,
  type ShopifyId,
} from "#app/vocabulary/ids.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import type { Sql } from "#app/platform/db.server.ts";

/** Where points are reserved. */
export type HoldChannel = "pos" | "checkout" | "account" | "admin";

export interface HoldWish {
  merchantId: MerchantId;
  profileId: ProfileId;
  /** Above zero. */
  points: Points;
  /** The request's own name: the same key and wish is held once, with another wish it is a conflict (law 5). */
  key: string;
  channel: HoldChannel;
  /** Released by time after this. */
  expiresAt: Date;
  /** Who was last active before this instant has nothing to spend; null when inactivity ends nothing. */
  idleBefore: Date | null;
  actor: string | null;
  at: Date;
}

/** posted and replayed name the hold; refused: not enough points that can be spent. `spendable`: what is left. */
export interface HoldAnswer {
  status: "posted" | "replayed" | "conflict" | "refused";
  holdId: number | null;
  spendable: Points;
}

/** Reserves points: available becomes held, out of the lots that expire first. */
export async function holdPoints(tx: Sql, wish: HoldWish): Promise<HoldAnswer> {
  const { merchantId, profileId, points, key, channel } = wish;
  if (points <= 0) throw new RangeError(`cannot hold ${points} points`);
  const hash = createHash("sha256")
    .update(JSON.stringify([profileId, points, channel]))
    .digest("hex");
  const { rows } = await tx.query<{
    status: HoldAnswer["status"];
    hold_id: number | null;
    spendable: number;
  }>({
    name: "ledger-hold",
    text: "SELECT status, hold_id, spendable FROM ledger_hold($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    values: [
      merchantId,
      profileId,
      points,
      key,
      hash,
      channel,
      wish.expiresAt,
      wish.idleBefore,
      wish.actor,
      wish.at,
    ],
  });
  const row = rows[0];
  if (!row) throw new Error("the ledger did not answer the hold");
  return { status: row.status, holdId: row.hold_id, spendable: toPoints(row.spendable) };
}

/** replayed: is released already; refused: an order has captured it. */
export type ReleaseStatus = "posted" | "replayed" | "refused" | "unknown";

/** Lets held points go back into the lots they came from, with their dates. Any number of times. */
export async function releaseHold(
  tx: Sql,
  release: { merchantId: MerchantId; holdId: number; reason: string; actor: string | null; at: Date },
): Promise<ReleaseStatus> {
  const { rows } = await tx.query<{ status: ReleaseStatus }>({
    name: "ledger-release",
    text: "SELECT ledger_release($1, $2, $3, $4, $5) AS status",
    values: [release.merchantId, release.holdId, release.reason, release.actor, release.at],
  });
  return rows[0]?.status ?? "unknown";
}

/** replayed: the same order captured it before; conflict: another order did. `spent`: points that left for good. */
export interface CaptureAnswer {
  status: "posted" | "replayed" | "conflict" | "unknown";
  spent: Points;
}

/**
 * The order that carries the reward spends its hold, also when time has released it: then what is missing is owed or
 * forgiven. No order: what was promised was given at once, as a gift card is.
 */
export async function captureHold(
  tx: Sql,
  capture: {
    merchantId: MerchantId;
    holdId: number;
    shopId: ShopId | null;
    orderId: ShopifyId | null;
    onShortage: "debt" | "floor";
    idleBefore: Date | null;
    at: Date;
  },
): Promise<CaptureAnswer> {
  const { merchantId, holdId, shopId, orderId, onShortage, idleBefore, at } = capture;
  const { rows } = await tx.query<{ status: CaptureAnswer["status"]; spent: number }>({
    name: "ledger-capture",
    text: "SELECT status, spent FROM ledger_capture($1, $2, $3, $4, $5, $6, $7)",
    values: [merchantId, holdId, shopId, orderId, onShortage, idleBefore, at],
  });
  const row = rows[0];
  if (!row) throw new Error("the ledger did not answer the capture");
  return { status: row.status, spent: toPoints(row.spent) };
}

/** Points of a captured hold that the goods still on the order no longer account for: pro rata, rounded down. */
export function restoreLevel(points: Points, kept: number, whole: number): Points {
  if (whole <= 0) return points;
  const gone = BigInt(Math.max(0, whole - Math.max(0, kept)));
  return toPoints((BigInt(points) * gone) / BigInt(whole));
}

/** replayed: stands at this level already; refused: no order has captured it. `restored`: the difference, negative when taken again. */
export interface RestoreAnswer {
  status: "posted" | "replayed" | "refused" | "unknown";
  restored: Points;
}

/**
 * Brings what a captured hold has given back to a level, the whole sum and not a difference (law 2): refunds may come
 * twice, in parts and in any order. Never more than was spent (edge case E9); lots keep their dates (R12).
 */
export async function restoreHold(
  tx: Sql,
  restore: {
    merchantId: MerchantId;
    holdId: number;
    level: Points;
    reason: string;
    actor: string | null;
    /** Of points that were owed when they were spent and so have no lot to go back to. */
    expiresAt: Date | null;
    at: Date;
  },
): Promise<RestoreAnswer> {
  const { merchantId, holdId, level, reason, actor, expiresAt, at } = restore;
  const { rows } = await tx.query<{ status: RestoreAnswer["status"]; restored: number }>({
    name: "ledger-restore",
    text: "SELECT status, restored FROM ledger_restore($1, $2, $3, $4, $5, $6, $7)",
    values: [merchantId, holdId, level, reason, actor, expiresAt, at],
  });
  const row = rows[0];
  if (!row) throw new Error("the ledger did not answer the restoration");
  return { status: row.status, restored: toPoints(row.restored) };
}

/** One reservation as stored. */
export interface Hold {
  holdId: number;
  profileId: ProfileId;
  channel: HoldChannel;
  points: Points;
  restored: Points;
  status: "open" | "captured" | "released";
  expiresAt: Date;
}

interface HoldRow {
  hold_id: number;
  profile_id: number;
  channel: HoldChannel;
  points: number;
  restored: number;
  status: Hold["status"];
  expires_at: Date;
}

const HOLD_COLUMNS = "hold_id, profile_id, channel, points, restored, status, expires_at";

const toHold = (row: HoldRow): Hold => ({
  holdId: row.hold_id,
  profileId: asProfileId(row.profile_id),
  channel: row.channel,
  points: toPoints(row.points),
  restored: toPoints(row.restored),
  status: row.status,
  expiresAt: row.expires_at,
});

export async function readHold(tx: Sql, merchantId: MerchantId, holdId: number): Promise<Hold | null> {
  const { rows } = await tx.query<HoldRow>({
    name: "read-hold",
    text: `SELECT ${HOLD_COLUMNS} FROM point_hold WHERE merchant_id = $1 AND hold_id = $2`,
    values: [merchantId, holdId],
  });
  return rows[0] ? toHold(rows[0]) : null;
}

/** Open holds whose time is over, the oldest first. */
export async function listTimedOutHolds(
  tx: Sql,
  merchantId: MerchantId,
  now: Date,
  limit: number,
): Promise<Hold[]> {
  const { rows } = await tx.query<HoldRow>({
    name: "timed-out-holds",
    text: `SELECT ${HOLD_COLUMNS} FROM point_hold
           WHERE merchant_id = $1 AND status = 'open' AND expires_at <= $2 ORDER BY expires_at LIMIT $3`,
    values: [merchantId, now, limit],
  });
  return rows.map(toHold);
}
