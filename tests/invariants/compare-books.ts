import { expect } from "vitest";
import { asShopId, type MerchantId } from "#app/vocabulary/ids.ts";
import { id } from "../factories/order.ts";
import { appDoors } from "./app-doors.ts";
import type { LedgerModel } from "./ledger-model.ts";
import { availableOf, NEVER, type ModelAccount } from "./model-accounts.ts";

type Known = readonly [number, ModelAccount][];

async function expectSameAccounts(merchant: MerchantId, known: Known): Promise<void> {
  const { sql } = await appDoors();
  const { rows: accounts } = await sql.query({
    name: "story-accounts",
    text: `SELECT profile_id, pending, available, held, debt, version FROM ledger_account
         WHERE merchant_id = $1 AND version > 0 ORDER BY profile_id`,
    values: [merchant],
  });
  expect(accounts).toEqual(
    known.map(([profile_id, account]) => {
      const { pending, held, debt, version } = account;
      return { profile_id, pending, available: availableOf(account), held, debt, version };
    }),
  );
}

async function expectSameLots(merchant: MerchantId, known: Known): Promise<void> {
  const { sql } = await appDoors();
  const { rows: lots } = await sql.query({
    name: "story-lots",
    text: `SELECT profile_id, version, lot_no, remaining, expires_at FROM point_lot
         WHERE merchant_id = $1 AND remaining > 0 ORDER BY profile_id, version, lot_no`,
    values: [merchant],
  });
  expect(lots).toEqual(
    known.flatMap(([profile_id, { lots }]) =>
      lots
        .filter((lot) => lot.remaining > 0)
        .sort((a, b) => a.version - b.version || a.number - b.number)
        .map(({ version, number, remaining, expiresAt }) => {
          const expires_at = expiresAt === NEVER ? null : new Date(expiresAt);
          return { profile_id, version, lot_no: number, remaining, expires_at };
        }),
    ),
  );
}

async function holdsOf(merchant: MerchantId): Promise<unknown[]> {
  const { sql } = await appDoors();
  const { rows } = await sql.query({
    name: "story-holds",
    text: `SELECT key, profile_id, status, restored, forgiven, COALESCE((SELECT sum(h.taken) FROM hold_lot h
             WHERE h.merchant_id = o.merchant_id AND h.hold_id = o.hold_id), 0)::bigint AS taken
           FROM point_hold o WHERE merchant_id = $1 ORDER BY hold_id`,
    values: [merchant],
  });
  return rows;
}

async function positionsOf(merchant: MerchantId): Promise<Record<string, unknown>> {
  const { sql, readOrderPositions } = await appDoors();
  const keys = [1, 2, 3, 4, 5, 6].map((nth) => ({
    merchantId: merchant,
    shopId: asShopId(1),
    orderId: id(nth),
  }));
  const found = await readOrderPositions(sql, keys);
  return Object.fromEntries(
    [...found].flatMap(([key, positions]) =>
      positions.map(({ profileId, pending, available, shortfall }) => [
        `${key.split("/")[2] ?? ""}/${profileId}`,
        { pending, available, shortfall },
      ]),
    ),
  );
}

/** Balances, open lots, holds and what stands for each order. @throws where the model and Postgres differ. */
export async function expectSameBooks(merchant: MerchantId, model: LedgerModel): Promise<void> {
  const known = [...model.accounts].filter(([, account]) => account.version > 0).sort(([a], [b]) => a - b);
  await expectSameAccounts(merchant, known);
  await expectSameLots(merchant, known);
  expect(await holdsOf(merchant)).toEqual(
    [...model.holds.all].map(([key, hold]) => {
      const { profile: profile_id, status, restored, forgiven } = hold;
      const taken = hold.taken.reduce((sum, each) => sum + each.points, 0);
      return { key, profile_id, status, restored, forgiven, taken };
    }),
  );
  expect(await positionsOf(merchant)).toEqual(Object.fromEntries(model.positions));
}
