import { afterAll, beforeAll, expect, it } from "vitest";
import type { ProfileId } from "#app/vocabulary/ids.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop } from "../harness/shop.ts";
import { order } from "../factories/order.ts";
import { ledgerProblems } from "./ledger-problems.ts";

let app: TestApp;
let merchantId: number;
let profileId: ProfileId;
beforeAll(async () => {
  app = await startTestApp();
  const shop = await startTestShop();
  await shop.see(order());
  const found = await shop.profileOf("ada@example.com");
  if (found === null) throw new Error("Ada is not known");
  merchantId = shop.shop.merchantId;
  profileId = found;
});
afterAll(async () => {
  expect(await ledgerProblems()).toEqual([]);
  await app.close();
});

/** Runs SQL past all of our code, `$m` and `$p` being the merchant and the person; the error's SQLSTATE. */
async function attempt(text: string): Promise<string> {
  const { pool } = await import("#app/platform/db.server.ts");
  try {
    await pool().query(text.replaceAll("$m", String(merchantId)).replaceAll("$p", String(profileId)));
    return "done";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

const ENTRY = `INSERT INTO ledger_entry (merchant_id, profile_id, version, kind, d_pending, d_available, d_debt, pending,
  available, held, debt, key, input_hash, source, reason, occurred_at) VALUES`;

it.each([
  { what: "an entry changed", text: "UPDATE ledger_entry SET d_available = 1", code: "23001" },
  { what: "an entry removed", text: "DELETE FROM ledger_entry", code: "23001" },
  { what: "all entries removed", text: "TRUNCATE ledger_entry", code: "23001" },
  { what: "all lot uses removed", text: "TRUNCATE lot_use", code: "23001" },
  {
    what: "another merchant's entries removed in the course of an erasure",
    text: "BEGIN; SELECT set_config('throughline.erasing_merchant', '999', true); DELETE FROM ledger_entry; COMMIT",
    code: "23001",
  },
  {
    what: "a balance that its last entry does not say",
    text: "UPDATE ledger_account SET available = 999",
    code: "23514",
  },
  {
    what: "a negative balance",
    text: "UPDATE ledger_account SET available = -1",
    code: "23514",
  },
  {
    what: "an account made with points",
    text: "INSERT INTO ledger_account (merchant_id, profile_id, available) VALUES ($m, 987654, 5)",
    code: "23514",
  },
  {
    what: "an entry whose balance does not follow from the one before",
    text: `${ENTRY} ($m, $p, 2, 'adjust', 0, 5, 0, 0, 999, 0, 0, 'k1', '', 'manual', 'x', now())`,
    code: "23514",
  },
  {
    what: "an entry that leaves out a version",
    text: `${ENTRY} ($m, $p, 3, 'adjust', 0, 5, 0, 0, 105, 0, 0, 'k2', '', 'manual', 'x', now())`,
    code: "23514",
  },
  {
    what: "an entry that makes a balance negative",
    text: `${ENTRY} ($m, $p, 2, 'adjust', 0, -105, 0, 0, -5, 0, 0, 'k3', '', 'manual', 'x', now())`,
    code: "23514",
  },
  {
    what: "an entry that says nothing",
    text: `${ENTRY} ($m, $p, 2, 'adjust', 0, 0, 0, 0, 100, 0, 0, 'k4', '', 'manual', 'x', now())`,
    code: "23514",
  },
  {
    what: "an entry of an unknown kind",
    text: `${ENTRY} ($m, $p, 2, 'gift', 0, 5, 0, 0, 105, 0, 0, 'k5', '', 'manual', 'x', now())`,
    code: "23514",
  },
  {
    what: "a second entry under one key",
    text: `INSERT INTO ledger_entry SELECT merchant_id, profile_id, 2, kind, d_pending, d_available, d_held, d_debt,
      d_shortfall, pending, available + 100, held, debt, key, input_hash, source, shop_id, order_id, redemption_id,
      rule_version, reason, note, actor, occurred_at FROM ledger_entry WHERE version = 1`,
    code: "23505",
  },
  {
    what: "a lot with more left than it had",
    text: "UPDATE point_lot SET remaining = amount + 1",
    code: "23514",
  },
  { what: "a lot below zero", text: "UPDATE point_lot SET remaining = -1", code: "23514" },
])("refuses $what, whoever asks", async ({ text, code }) => {
  expect(await attempt(text)).toBe(code);
});

it("lets an erasure of this one merchant through, and then takes it back", async () => {
  const erase = "SELECT set_config('throughline.erasing_merchant', '$m', true)";
  expect(await attempt(`BEGIN; ${erase}; DELETE FROM ledger_entry WHERE merchant_id = $m; ROLLBACK`)).toBe(
    "done",
  );
});
