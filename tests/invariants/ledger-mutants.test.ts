import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { story } from "./ledger-steps.ts";
import { tell } from "./ledger-story.ts";

/**
 * Would the comparison with the model notice? Each of these breaks one rule of the SQL on purpose; the stories must
 * find every one of them.
 */
const BROKEN = [
  {
    rule: "what expires first is spent first",
    of: "ledger_take_lots",
    is: "ORDER BY l.expires_at NULLS LAST",
    becomes: "ORDER BY l.expires_at DESC NULLS FIRST",
  },
  {
    rule: "of lots that expire together the oldest is spent first",
    of: "ledger_take_lots",
    is: "NULLS LAST, l.earned_at,",
    becomes: "NULLS LAST, l.earned_at DESC,",
  },
  {
    rule: "lots that are due are nobody's to spend",
    of: "ledger_take_lots",
    is: "AND (l.expires_at IS NULL OR l.expires_at > p_now)",
    becomes: "",
  },
  {
    rule: "a take-back uses the order's own lots first",
    of: "ledger_take_lots",
    is: "AND p_order IS NOT NULL AND l.shop_id = p_shop",
    becomes: "AND p_order IS NULL AND l.shop_id = p_shop",
  },
  {
    rule: "earnings repay what is owed",
    of: "ledger_post_one",
    is: "d_debt := -least(a.debt, d_available);",
    becomes: "d_debt := 0;",
  },
  {
    rule: "forgiven points are not owed",
    of: "ledger_post_one",
    is: "IF p.on_shortage = 'floor' THEN",
    becomes: "IF false THEN",
  },
  {
    rule: "the same key with another input is a conflict",
    of: "ledger_post_one",
    is: "CASE WHEN seen = hash THEN 'replayed' ELSE 'conflict' END",
    becomes: "'replayed'",
  },
  {
    rule: "a refused posting leaves no trace",
    of: "ledger_post_one",
    is: "IF p.on_shortage = 'refuse'",
    becomes: "IF p.on_shortage = 'never'",
  },
  {
    rule: "a key that stands twice in a batch is posted once",
    of: "ledger_post",
    is: "WHERE j.seen IS NULL AND j.nth = 1",
    becomes: "WHERE j.seen IS NULL",
  },
  {
    rule: "points that came without a purchase do not prolong activity",
    of: "ledger_activity",
    is: "ELSE COALESCE(p_before, p_at)",
    becomes: "ELSE greatest(p_before, p_at)",
  },
  {
    rule: "all that is spendable may be held, and no more",
    of: "ledger_hold",
    is: "spendable < p_points",
    becomes: "spendable + 1 < p_points",
  },
  {
    rule: "who was inactive too long holds nothing",
    of: "ledger_spendable",
    is: "WHEN a.active_at < p_idle_before THEN 0",
    becomes: "WHEN false THEN 0",
  },
  {
    rule: "a refund gives back first what expires last",
    of: "ledger_give_back",
    is: "ORDER BY l.expires_at DESC NULLS FIRST",
    becomes: "ORDER BY l.expires_at NULLS LAST",
  },
  {
    rule: "what has been given back is not given again",
    of: "ledger_give_back",
    is: "UPDATE hold_lot SET taken = taken - give",
    becomes: "UPDATE hold_lot SET taken = taken",
  },
  {
    rule: "released points repay what became owed meanwhile",
    of: "ledger_repay",
    is: "IF a.debt > 0",
    becomes: "IF a.debt < 0",
  },
  {
    rule: "a hold is captured by one order only",
    of: "ledger_capture",
    is: "h.shop_id IS NOT DISTINCT FROM p_shop AND h.order_id IS NOT DISTINCT FROM p_order",
    becomes: "true",
  },
  {
    rule: "a late capture takes the points again",
    of: "ledger_capture",
    is: "least(h.points, ledger_spendable(a, p_idle_before, p_at))",
    becomes: "0",
  },
  {
    rule: "a captured hold cannot be released",
    of: "ledger_release",
    is: "IF h.status = 'captured' THEN RETURN 'refused'; END IF;",
    becomes: "",
  },
  {
    rule: "refunds give a level, not a sum of their own",
    of: "ledger_restore",
    is: "diff := level - h.restored;",
    becomes: "diff := level;",
  },
  {
    rule: "never more than was spent is given back",
    of: "ledger_restore",
    is: "least(greatest(p_level, 0), h.points - h.forgiven)",
    becomes: "least(greatest(p_level, 0), h.points)",
  },
  {
    rule: "a lot is due at its very instant",
    of: "ledger_expire",
    is: "l.expires_at <= p_now",
    becomes: "l.expires_at < p_now",
  },
  {
    rule: "a transfer keeps the dates of lots",
    of: "ledger_transfer",
    is: "l.shop_id, l.order_id, l.earned_at, l.expires_at, l.remaining, l.remaining",
    becomes: "l.shop_id, l.order_id, l.earned_at, NULL, l.remaining, l.remaining",
  },
  {
    rule: "holds follow a transfer",
    of: "ledger_transfer",
    is: "UPDATE point_hold SET profile_id = p_into",
    becomes: "UPDATE point_hold SET profile_id = p_from",
  },
];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function definition(name: string): Promise<string> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ text: string }>({
    text: "SELECT pg_get_functiondef(oid) AS text FROM pg_proc WHERE proname = $1",
    values: [name],
  });
  expect(rows).toHaveLength(1);
  return rows[0]?.text ?? "";
}

it.each(BROKEN)(
  "finds SQL that breaks the rule: $rule",
  async ({ of, is, becomes }) => {
    const { sql } = await import("#app/platform/db.server.ts");
    const whole = await definition(of);
    expect(whole).toContain(is);
    await sql.query({ text: whole.replaceAll(is, becomes) });
    try {
      const found = await fc.check(
        fc.asyncProperty(story, (steps) => tell(steps)),
        {
          numRuns: 3_000,
          endOnFailure: true,
          seed: 20261126,
        },
      );
      expect(found.failed).toBe(true);
    } finally {
      await sql.query({ text: whole });
    }
  },
  180_000,
);
