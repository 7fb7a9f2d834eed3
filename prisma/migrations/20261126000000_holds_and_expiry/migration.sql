-- Reserve, capture, release (design law 4), and points that end (law 8).

-- CreateTable
CREATE TABLE "point_hold" (
    "merchant_id" INTEGER NOT NULL,
    "hold_id" BIGSERIAL NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "channel" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "restored" BIGINT NOT NULL DEFAULT 0,
    "forgiven" BIGINT NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'open',
    "entries" INTEGER NOT NULL DEFAULT 1,
    "shop_id" INTEGER,
    "order_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "point_hold_pkey" PRIMARY KEY ("merchant_id","hold_id")
);

-- CreateTable
CREATE TABLE "hold_lot" (
    "merchant_id" INTEGER NOT NULL,
    "hold_id" BIGINT NOT NULL,
    "lot_version" BIGINT NOT NULL,
    "lot_no" INTEGER NOT NULL,
    "taken" BIGINT NOT NULL,

    CONSTRAINT "hold_lot_pkey" PRIMARY KEY ("merchant_id","hold_id","lot_version","lot_no")
);

-- CreateTable
CREATE TABLE "member_notice" (
    "merchant_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TIMESTAMPTZ(3) NOT NULL,
    "days" INTEGER NOT NULL,
    "points" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_notice_pkey" PRIMARY KEY ("merchant_id","profile_id","kind","about","days")
);

-- CreateIndex
CREATE UNIQUE INDEX "point_hold_merchant_id_key_key" ON "point_hold"("merchant_id", "key");

-- CreateIndex
CREATE INDEX "point_hold_merchant_id_profile_id_idx" ON "point_hold"("merchant_id", "profile_id");

-- CreateIndex
CREATE INDEX "member_notice_merchant_id_created_at_idx" ON "member_notice"("merchant_id", "created_at");

-- AlterTable
ALTER TABLE "ledger_account" ADD COLUMN "active_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "day_stat" ADD COLUMN "spent" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "expired" BIGINT NOT NULL DEFAULT 0;

ALTER TABLE point_hold
  ADD CONSTRAINT point_hold_status CHECK (status IN ('open', 'captured', 'released')),
  ADD CONSTRAINT point_hold_channel CHECK (channel IN ('pos', 'checkout', 'account', 'admin')),
  ADD CONSTRAINT point_hold_points CHECK (points > 0 AND forgiven BETWEEN 0 AND points
    AND restored BETWEEN 0 AND points - forgiven),
  ADD CONSTRAINT point_hold_order CHECK ((status = 'captured') = (order_id IS NOT NULL) AND (order_id IS NULL) = (shop_id IS NULL));
ALTER TABLE hold_lot ADD CONSTRAINT hold_lot_taken CHECK (taken >= 0);
CREATE INDEX point_hold_open ON point_hold (merchant_id, expires_at) WHERE status = 'open';
CREATE INDEX point_hold_of_order ON point_hold (merchant_id, shop_id, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX ledger_account_idle ON ledger_account (merchant_id, active_at) WHERE available > 0;

UPDATE ledger_account a SET active_at = (
  SELECT COALESCE(max(e.occurred_at) FILTER (WHERE e.kind IN ('earn', 'earn_pending')), min(e.occurred_at))
  FROM ledger_entry e WHERE e.merchant_id = a.merchant_id AND e.profile_id = a.profile_id);

-- A transfer of nothing but closed holds changes no balance.
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_says_something,
  ADD CONSTRAINT ledger_entry_says_something CHECK (d_pending <> 0 OR d_available <> 0 OR d_held <> 0 OR d_debt <> 0
    OR d_shortfall <> 0 OR kind IN ('transfer_out', 'transfer_in'));

-- When somebody was last active: they earned. Points that came otherwise start the count, and do not prolong it.
CREATE FUNCTION ledger_activity(p_before timestamptz, p_kind text, p_at timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_kind IN ('earn', 'earn_pending') THEN greatest(p_before, p_at) ELSE COALESCE(p_before, p_at) END
$$;

-- One posting. Returns posted | replayed (same key, same input) | conflict (same key, other input) | refused.
CREATE OR REPLACE FUNCTION ledger_post_one(p ledger_posting) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  a ledger_account;
  seen bytea;
  hash bytea := decode(p.input_hash, 'hex');
  v bigint;
  d_available bigint := COALESCE(p.available, 0);
  d_debt bigint := 0;
  d_shortfall bigint := COALESCE(p.shortfall, 0);
  d_pending bigint := COALESCE(p.pending, 0);
  taken bigint;
BEGIN
  SELECT * INTO a FROM ledger_account WHERE merchant_id = p.merchant_id AND profile_id = p.profile_id FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO ledger_account (merchant_id, profile_id) VALUES (p.merchant_id, p.profile_id) ON CONFLICT DO NOTHING;
    SELECT * INTO a FROM ledger_account WHERE merchant_id = p.merchant_id AND profile_id = p.profile_id FOR UPDATE;
  END IF;
  SELECT input_hash INTO seen FROM ledger_entry WHERE merchant_id = p.merchant_id AND key = p.key;
  IF FOUND THEN
    RETURN CASE WHEN seen = hash THEN 'replayed' ELSE 'conflict' END;
  END IF;
  v := a.version + 1;
  IF d_available > 0 THEN
    d_debt := -least(a.debt, d_available);
    d_available := d_available + d_debt;
  ELSIF d_available < 0 THEN
    IF p.on_shortage = 'refuse' AND -d_available > (
      SELECT COALESCE(sum(remaining), 0) FROM point_lot l
      WHERE l.merchant_id = p.merchant_id AND l.profile_id = p.profile_id AND l.remaining > 0
        AND (l.expires_at IS NULL OR l.expires_at > p.occurred_at)
    ) THEN
      RETURN 'refused';
    END IF;
    taken := ledger_take_lots(p.merchant_id, p.profile_id, v, -d_available, p.shop_id, p.order_id, p.occurred_at);
    IF p.on_shortage = 'floor' THEN
      d_shortfall := d_shortfall - d_available - taken;
    ELSE
      d_debt := -d_available - taken;
    END IF;
    d_available := -taken;
  END IF;
  -- One statement for the three rows: each costs a round of planning and locking of its own.
  WITH account AS (
    UPDATE ledger_account SET pending = a.pending + d_pending, available = a.available + d_available,
        debt = a.debt + d_debt, version = v, active_at = ledger_activity(a.active_at, p.kind, p.occurred_at)
      WHERE merchant_id = p.merchant_id AND profile_id = p.profile_id
  ), lot AS (
    INSERT INTO point_lot (merchant_id, profile_id, version, lot_no, shop_id, order_id, earned_at, expires_at, amount, remaining)
      SELECT p.merchant_id, p.profile_id, v, 0, p.shop_id, p.order_id, COALESCE(p.earned_at, p.occurred_at),
        p.expires_at, d_available, d_available WHERE d_available > 0
  )
  INSERT INTO ledger_entry (merchant_id, profile_id, version, kind, source,
      d_pending, d_available, d_held, d_debt, d_shortfall, pending, available, held, debt,
      key, input_hash, shop_id, order_id, rule_version, reason, note, actor, occurred_at)
    VALUES (p.merchant_id, p.profile_id, v, p.kind, p.source,
      d_pending, d_available, 0, d_debt, d_shortfall,
      a.pending + d_pending, a.available + d_available, a.held, a.debt + d_debt,
      p.key, hash, p.shop_id, p.order_id, p.rule_version, p.reason, p.note, p.actor, p.occurred_at);
  RETURN 'posted';
END $$;

-- A batch, in the order given. Accounts are locked in key order before anything is read, so two batches never
-- deadlock, and the duplicates are looked for in a later statement, whose snapshot sees what the lock waited for.
-- Accounts that only gain points and owe nothing are written set-based, the others one by one, lots in hand.
CREATE OR REPLACE FUNCTION ledger_post(p_postings jsonb) RETURNS TABLE (ord int, status text) LANGUAGE plpgsql AS $$
DECLARE
  ps ledger_posting[];
  slow bigint[];
BEGIN
  SELECT array_agg(x) INTO ps FROM jsonb_populate_recordset(NULL::ledger_posting, p_postings) x;
  INSERT INTO ledger_account (merchant_id, profile_id)
    SELECT DISTINCT x.merchant_id, x.profile_id FROM unnest(ps) x
    WHERE NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.merchant_id = x.merchant_id AND a.profile_id = x.profile_id)
    ORDER BY 1, 2
    ON CONFLICT DO NOTHING;
  PERFORM 1 FROM ledger_account a
    WHERE (a.merchant_id, a.profile_id) IN (SELECT x.merchant_id, x.profile_id FROM unnest(ps) x)
    ORDER BY a.merchant_id, a.profile_id FOR UPDATE;
  -- Profile ids come from one sequence, so they name the account within this batch.
  SELECT COALESCE(array_agg(DISTINCT x.profile_id), '{}') INTO slow
    FROM unnest(ps) x
    JOIN ledger_account a ON a.merchant_id = x.merchant_id AND a.profile_id = x.profile_id
    WHERE x.available < 0 OR x.pending < 0 OR a.debt > 0;
  RETURN QUERY
  WITH input AS (
    SELECT x.*, o.ord FROM unnest(ps) WITH ORDINALITY AS o(merchant_id, profile_id, kind, source, pending, available,
      shortfall, on_shortage, key, input_hash, shop_id, order_id, rule_version, reason, note, actor, occurred_at,
      earned_at, expires_at, ord)
    CROSS JOIN LATERAL (SELECT o.merchant_id, o.profile_id, o.kind, o.source, COALESCE(o.pending, 0) AS pending,
      COALESCE(o.available, 0) AS available, COALESCE(o.shortfall, 0) AS shortfall, o.key,
      decode(o.input_hash, 'hex') AS hash, o.shop_id, o.order_id, o.rule_version, o.reason, o.note, o.actor,
      o.occurred_at, COALESCE(o.earned_at, o.occurred_at) AS earned_at, o.expires_at) x
    WHERE NOT (o.profile_id = ANY (slow))
  ), judged AS (
    SELECT i.*, e.input_hash AS seen, row_number() OVER (PARTITION BY i.merchant_id, i.key ORDER BY i.ord) AS nth,
      first_value(i.hash) OVER (PARTITION BY i.merchant_id, i.key ORDER BY i.ord) AS first_hash
    FROM input i LEFT JOIN ledger_entry e ON e.merchant_id = i.merchant_id AND e.key = i.key
  ), fresh AS (
    SELECT j.*, a.version + row_number() OVER w AS v, a.held, a.debt,
      a.pending + sum(j.pending) OVER w AS pending_after, a.available + sum(j.available) OVER w AS available_after
    FROM judged j JOIN ledger_account a ON a.merchant_id = j.merchant_id AND a.profile_id = j.profile_id
    WHERE j.seen IS NULL AND j.nth = 1
    WINDOW w AS (PARTITION BY j.merchant_id, j.profile_id ORDER BY j.ord)
  ), entries AS (
    INSERT INTO ledger_entry (merchant_id, profile_id, version, kind, source, d_pending, d_available, d_shortfall,
        pending, available, held, debt, key, input_hash, shop_id, order_id, rule_version, reason, note, actor, occurred_at)
      SELECT f.merchant_id, f.profile_id, f.v, f.kind, f.source, f.pending, f.available, f.shortfall,
        f.pending_after, f.available_after, f.held, f.debt, f.key, f.hash, f.shop_id, f.order_id, f.rule_version,
        f.reason, f.note, f.actor, f.occurred_at
      FROM fresh f
    RETURNING 1
  ), lots AS (
    INSERT INTO point_lot (merchant_id, profile_id, version, lot_no, shop_id, order_id, earned_at, expires_at, amount, remaining)
      SELECT f.merchant_id, f.profile_id, f.v, 0, f.shop_id, f.order_id, f.earned_at, f.expires_at, f.available, f.available
      FROM fresh f WHERE f.available > 0
    RETURNING 1
  )
  SELECT j.ord::int, CASE WHEN j.seen IS NOT NULL THEN CASE WHEN j.seen = j.hash THEN 'replayed' ELSE 'conflict' END
      WHEN j.nth > 1 THEN CASE WHEN j.first_hash = j.hash THEN 'replayed' ELSE 'conflict' END
      ELSE 'posted' END
    FROM judged j;
  UPDATE ledger_account a
    SET pending = e.pending, available = e.available, held = e.held, debt = e.debt, version = e.version,
      active_at = greatest(COALESCE(a.active_at, d.first_at), d.active_at)
    FROM (SELECT o.merchant_id, o.profile_id, (array_agg(o.occurred_at ORDER BY o.ord))[1] AS first_at,
        max(o.occurred_at) FILTER (WHERE o.kind IN ('earn', 'earn_pending')) AS active_at
      FROM unnest(ps) WITH ORDINALITY AS o(merchant_id, profile_id, kind, source, pending, available, shortfall,
        on_shortage, key, input_hash, shop_id, order_id, rule_version, reason, note, actor, occurred_at, earned_at,
        expires_at, ord)
      WHERE NOT (o.profile_id = ANY (slow)) GROUP BY 1, 2) d
    CROSS JOIN LATERAL (
      SELECT l.* FROM ledger_entry l WHERE l.merchant_id = d.merchant_id AND l.profile_id = d.profile_id
      ORDER BY l.version DESC LIMIT 1) e
    WHERE a.merchant_id = d.merchant_id AND a.profile_id = d.profile_id AND a.version <> e.version;
  FOR i IN 1 .. COALESCE(array_length(ps, 1), 0) LOOP
    IF ps[i].profile_id = ANY (slow) THEN
      ord := i;
      status := ledger_post_one(ps[i]);
      RETURN NEXT;
    END IF;
  END LOOP;
END $$;


-- What every single entry does: the entry, and the account beside it. Call with the account locked.
CREATE FUNCTION ledger_write(a ledger_account, p_kind text, p_source text, p_available bigint, p_held bigint,
  p_debt bigint, p_shortfall bigint, p_key text, p_hash bytea, p_shop int, p_order bigint, p_hold bigint,
  p_reason text, p_actor text, p_at timestamptz) RETURNS ledger_account LANGUAGE plpgsql AS $$
BEGIN
  a.available := a.available + p_available;
  a.held := a.held + p_held;
  a.debt := a.debt + p_debt;
  a.version := a.version + 1;
  IF p_kind = 'capture' THEN a.active_at := greatest(a.active_at, p_at); END IF;
  INSERT INTO ledger_entry (merchant_id, profile_id, version, kind, source, d_available, d_held, d_debt, d_shortfall,
      pending, available, held, debt, key, input_hash, shop_id, order_id, redemption_id, reason, actor, occurred_at)
    VALUES (a.merchant_id, a.profile_id, a.version, p_kind, p_source, p_available, p_held, p_debt, p_shortfall,
      a.pending, a.available, a.held, a.debt, p_key, p_hash, p_shop, p_order, p_hold, p_reason, p_actor, p_at);
  UPDATE ledger_account SET available = a.available, held = a.held, debt = a.debt, version = a.version,
      active_at = a.active_at
    WHERE merchant_id = a.merchant_id AND profile_id = a.profile_id;
  RETURN a;
END $$;

-- Points that came back to somebody who owes points repay what is owed.
CREATE FUNCTION ledger_repay(a ledger_account, p_source text, p_key text, p_hash bytea, p_actor text, p_at timestamptz)
RETURNS ledger_account LANGUAGE plpgsql AS $$
DECLARE
  taken bigint := 0;
BEGIN
  IF a.debt > 0 AND a.available > 0 THEN
    taken := ledger_take_lots(a.merchant_id, a.profile_id, a.version + 1, least(a.debt, a.available), NULL, NULL, p_at);
  END IF;
  IF taken > 0 THEN
    a := ledger_write(a, 'repay', p_source, -taken, 0, -taken, 0, p_key, p_hash, NULL, NULL, NULL, 'debt_repaid', p_actor, p_at);
  END IF;
  RETURN a;
END $$;

-- Points that can be spent at an instant: in open lots that are not due, of an account that is not idle.
CREATE FUNCTION ledger_spendable(a ledger_account, p_idle_before timestamptz, p_now timestamptz) RETURNS bigint
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN a.active_at < p_idle_before THEN 0 ELSE (
    SELECT COALESCE(sum(l.remaining), 0)::bigint FROM point_lot l
    WHERE l.merchant_id = a.merchant_id AND l.profile_id = a.profile_id AND l.remaining > 0
      AND (l.expires_at IS NULL OR l.expires_at > p_now)) END
$$;

-- Takes points for a hold out of the lots, and remembers which, so that they go back with their dates.
CREATE FUNCTION ledger_take_for_hold(a ledger_account, p_hold bigint, p_need bigint, p_now timestamptz) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  taken bigint;
BEGIN
  taken := ledger_take_lots(a.merchant_id, a.profile_id, a.version + 1, p_need, NULL, NULL, p_now);
  INSERT INTO hold_lot AS h (merchant_id, hold_id, lot_version, lot_no, taken)
    SELECT a.merchant_id, p_hold, u.lot_version, u.lot_no, -u.amount FROM lot_use u
    WHERE u.merchant_id = a.merchant_id AND u.profile_id = a.profile_id AND u.version = a.version + 1
    ON CONFLICT (merchant_id, hold_id, lot_version, lot_no) DO UPDATE SET taken = h.taken + excluded.taken;
  RETURN taken;
END $$;

-- Puts points of a hold back into the lots they came from: those that expire last first, the reverse of spending.
-- Returns how many had a lot to go back to.
CREATE FUNCTION ledger_give_back(a ledger_account, p_hold bigint, p_points bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  lot record;
  need bigint := p_points;
  give bigint;
BEGIN
  FOR lot IN
    SELECT h.lot_version, h.lot_no, h.taken FROM hold_lot h
    JOIN point_lot l ON l.merchant_id = h.merchant_id AND l.profile_id = a.profile_id
      AND l.version = h.lot_version AND l.lot_no = h.lot_no
    WHERE h.merchant_id = a.merchant_id AND h.hold_id = p_hold AND h.taken > 0
    ORDER BY l.expires_at DESC NULLS FIRST, l.earned_at DESC, l.version DESC, l.lot_no DESC
  LOOP
    EXIT WHEN need = 0;
    give := least(need, lot.taken);
    UPDATE point_lot SET remaining = remaining + give
      WHERE merchant_id = a.merchant_id AND profile_id = a.profile_id AND version = lot.lot_version AND lot_no = lot.lot_no;
    INSERT INTO lot_use VALUES (a.merchant_id, a.profile_id, a.version + 1, lot.lot_version, lot.lot_no, give);
    UPDATE hold_lot SET taken = taken - give
      WHERE merchant_id = a.merchant_id AND hold_id = p_hold AND lot_version = lot.lot_version AND lot_no = lot.lot_no;
    need := need - give;
  END LOOP;
  RETURN p_points - need;
END $$;

-- Reserves points. Returns posted | replayed | conflict | refused, with the hold and what can still be spent.
CREATE FUNCTION ledger_hold(p_merchant int, p_profile bigint, p_points bigint, p_key text, p_hash text, p_channel text,
  p_expires timestamptz, p_idle_before timestamptz, p_actor text, p_now timestamptz,
  OUT status text, OUT hold_id bigint, OUT spendable bigint) LANGUAGE plpgsql AS $$
DECLARE
  a ledger_account;
  h point_hold;
  hash bytea := decode(p_hash, 'hex');
BEGIN
  SELECT * INTO a FROM ledger_account WHERE merchant_id = p_merchant AND profile_id = p_profile FOR UPDATE;
  spendable := COALESCE(ledger_spendable(a, p_idle_before, p_now), 0);
  SELECT * INTO h FROM point_hold o WHERE o.merchant_id = p_merchant AND o.key = p_key;
  IF FOUND THEN
    status := CASE WHEN h.input_hash = hash THEN 'replayed' ELSE 'conflict' END;
    hold_id := h.hold_id;
    RETURN;
  END IF;
  IF a.merchant_id IS NULL OR spendable < p_points THEN
    status := 'refused';
    RETURN;
  END IF;
  INSERT INTO point_hold AS o (merchant_id, profile_id, key, input_hash, channel, points, created_at, expires_at)
    VALUES (p_merchant, p_profile, p_key, hash, p_channel, p_points, p_now, p_expires)
    ON CONFLICT DO NOTHING RETURNING o.hold_id INTO hold_id;
  -- The same key at the same time for another person: their locks do not meet.
  IF hold_id IS NULL THEN
    status := 'conflict';
    RETURN;
  END IF;
  PERFORM ledger_take_for_hold(a, hold_id, p_points, p_now);
  PERFORM ledger_write(a, 'hold', 'redemption', -p_points, p_points, 0, 0, 'hold:' || hold_id || ':1', hash,
    NULL, NULL, hold_id, 'points_held', p_actor, p_now);
  spendable := spendable - p_points;
  status := 'posted';
END $$;

-- The account of a hold and the hold, locked in this order; again when a merge moved it meanwhile.
CREATE FUNCTION ledger_lock_hold(p_merchant int, p_hold bigint, OUT a ledger_account, OUT h point_hold)
LANGUAGE plpgsql AS $$
DECLARE
  owner bigint;
BEGIN
  LOOP
    SELECT profile_id INTO owner FROM point_hold WHERE merchant_id = p_merchant AND hold_id = p_hold;
    EXIT WHEN NOT FOUND;
    SELECT * INTO a FROM ledger_account WHERE merchant_id = p_merchant AND profile_id = owner FOR UPDATE;
    SELECT * INTO h FROM point_hold WHERE merchant_id = p_merchant AND hold_id = p_hold FOR UPDATE;
    EXIT WHEN h.profile_id = owner;
  END LOOP;
END $$;

-- Lets held points go back to where they came from. posted | replayed (is released) | refused (is captured) | unknown.
CREATE FUNCTION ledger_release(p_merchant int, p_hold bigint, p_reason text, p_actor text, p_now timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  locked record;
  a ledger_account;
  h point_hold;
BEGIN
  SELECT * INTO locked FROM ledger_lock_hold(p_merchant, p_hold);
  a := locked.a;
  h := locked.h;
  IF h.hold_id IS NULL THEN RETURN 'unknown'; END IF;
  IF h.status = 'released' THEN RETURN 'replayed'; END IF;
  IF h.status = 'captured' THEN RETURN 'refused'; END IF;
  PERFORM ledger_give_back(a, p_hold, h.points);
  a := ledger_write(a, 'release', 'redemption', h.points, -h.points, 0, 0, 'hold:' || p_hold || ':' || h.entries + 1,
    h.input_hash, NULL, NULL, p_hold, p_reason, p_actor, p_now);
  a := ledger_repay(a, 'redemption', 'hold:' || p_hold || ':' || h.entries + 2, h.input_hash, p_actor, p_now);
  UPDATE point_hold SET status = 'released', entries = entries + 2, closed_at = p_now
    WHERE merchant_id = p_merchant AND hold_id = p_hold;
  RETURN 'posted';
END $$;

-- The order that carries the reward has come. A hold that was released before takes its points again, and what is no
-- longer there is owed or forgiven. posted | replayed (same order) | conflict (another order has it) | unknown.
CREATE FUNCTION ledger_capture(p_merchant int, p_hold bigint, p_shop int, p_order bigint, p_on_shortage text,
  p_idle_before timestamptz, p_at timestamptz, OUT status text, OUT spent bigint) LANGUAGE plpgsql AS $$
DECLARE
  locked record;
  a ledger_account;
  h point_hold;
  taken bigint;
  missing bigint := 0;
BEGIN
  SELECT * INTO locked FROM ledger_lock_hold(p_merchant, p_hold);
  a := locked.a;
  h := locked.h;
  spent := 0;
  IF h.hold_id IS NULL THEN status := 'unknown'; RETURN; END IF;
  IF h.status = 'captured' THEN
    status := CASE WHEN h.shop_id = p_shop AND h.order_id = p_order THEN 'replayed' ELSE 'conflict' END;
    RETURN;
  END IF;
  IF h.status = 'open' THEN
    a := ledger_write(a, 'capture', 'redemption', 0, -h.points, 0, 0, 'hold:' || p_hold || ':' || h.entries + 1,
      h.input_hash, p_shop, p_order, p_hold, 'points_spent', NULL, p_at);
  ELSE
    taken := ledger_take_for_hold(a, p_hold, least(h.points, ledger_spendable(a, p_idle_before, p_at)), p_at);
    missing := h.points - taken;
    a := ledger_write(a, 'capture', 'redemption', -taken, 0, CASE WHEN p_on_shortage = 'debt' THEN missing ELSE 0 END,
      CASE WHEN p_on_shortage = 'debt' THEN 0 ELSE missing END, 'hold:' || p_hold || ':' || h.entries + 1,
      h.input_hash, p_shop, p_order, p_hold, 'points_spent_late', NULL, p_at);
  END IF;
  UPDATE point_hold SET status = 'captured', entries = entries + 1, shop_id = p_shop, order_id = p_order, closed_at = p_at,
      forgiven = CASE WHEN p_on_shortage = 'debt' THEN 0 ELSE missing END
    WHERE merchant_id = p_merchant AND hold_id = p_hold;
  spent := h.points;
  status := 'posted';
END $$;

-- Brings what a captured hold has given back to a level (design law 2): the whole sum that the order's present state
-- asks for, so refunds may come twice, in parts and out of order. Lower than before takes again. Points that have no
-- lot to go back to (they were owed) first lower the debt, then make a lot that lives until p_expires.
CREATE FUNCTION ledger_restore(p_merchant int, p_hold bigint, p_level bigint, p_reason text, p_actor text,
  p_expires timestamptz, p_now timestamptz, OUT status text, OUT restored bigint) LANGUAGE plpgsql AS $$
DECLARE
  locked record;
  a ledger_account;
  h point_hold;
  level bigint;
  diff bigint;
  back bigint;
  rest bigint;
BEGIN
  SELECT * INTO locked FROM ledger_lock_hold(p_merchant, p_hold);
  a := locked.a;
  h := locked.h;
  restored := 0;
  IF h.hold_id IS NULL THEN status := 'unknown'; RETURN; END IF;
  IF h.status <> 'captured' THEN status := 'refused'; RETURN; END IF;
  level := least(greatest(p_level, 0), h.points - h.forgiven);
  diff := level - h.restored;
  IF diff = 0 THEN status := 'replayed'; RETURN; END IF;
  IF diff > 0 THEN
    back := ledger_give_back(a, p_hold, diff);
    rest := diff - back;
    IF rest > a.debt THEN
      INSERT INTO point_lot (merchant_id, profile_id, version, lot_no, shop_id, order_id, earned_at, expires_at, amount, remaining)
        VALUES (p_merchant, a.profile_id, a.version + 1, 0, NULL, NULL, p_now, p_expires, rest - a.debt, rest - a.debt);
    END IF;
    a := ledger_write(a, 'restore', 'redemption', back + greatest(rest - a.debt, 0), 0, -least(rest, a.debt), 0,
      'hold:' || p_hold || ':' || h.entries + 1, h.input_hash, h.shop_id, h.order_id, p_hold, p_reason, p_actor, p_now);
    a := ledger_repay(a, 'redemption', 'hold:' || p_hold || ':' || h.entries + 2, h.input_hash, p_actor, p_now);
  ELSE
    back := ledger_take_for_hold(a, p_hold, -diff, p_now);
    a := ledger_write(a, 'capture', 'redemption', -back, 0, -diff - back, 0, 'hold:' || p_hold || ':' || h.entries + 1,
      h.input_hash, h.shop_id, h.order_id, p_hold, p_reason, p_actor, p_now);
  END IF;
  UPDATE point_hold o SET restored = level, entries = o.entries + 2 WHERE o.merchant_id = p_merchant AND o.hold_id = p_hold;
  restored := diff;
  status := 'posted';
END $$;

-- Writes off the due lots of up to p_limit people, one entry for each date. They were not spendable before either.
CREATE FUNCTION ledger_expire(p_merchant int, p_limit int, p_now timestamptz)
RETURNS TABLE (profile_id bigint, at timestamptz, points bigint) LANGUAGE plpgsql AS $$
DECLARE
  due record;
  a ledger_account;
  ids bigint[];
BEGIN
  SELECT array_agg(x.profile_id) INTO ids FROM (
    SELECT DISTINCT l.profile_id FROM (
      SELECT p.profile_id FROM point_lot p WHERE p.merchant_id = p_merchant AND p.remaining > 0 AND p.expires_at <= p_now
      ORDER BY p.expires_at LIMIT p_limit) l) x;
  PERFORM 1 FROM ledger_account c WHERE c.merchant_id = p_merchant AND c.profile_id = ANY (ids)
    ORDER BY c.profile_id FOR UPDATE;
  FOR due IN
    SELECT l.profile_id, l.expires_at, sum(l.remaining)::bigint AS points FROM point_lot l
    WHERE l.merchant_id = p_merchant AND l.profile_id = ANY (ids) AND l.remaining > 0 AND l.expires_at <= p_now
    GROUP BY l.profile_id, l.expires_at ORDER BY l.profile_id, l.expires_at
  LOOP
    SELECT * INTO a FROM ledger_account c WHERE c.merchant_id = p_merchant AND c.profile_id = due.profile_id;
    INSERT INTO lot_use SELECT p_merchant, l.profile_id, a.version + 1, l.version, l.lot_no, -l.remaining FROM point_lot l
      WHERE l.merchant_id = p_merchant AND l.profile_id = due.profile_id AND l.remaining > 0 AND l.expires_at = due.expires_at;
    UPDATE point_lot l SET remaining = 0
      WHERE l.merchant_id = p_merchant AND l.profile_id = due.profile_id AND l.remaining > 0 AND l.expires_at = due.expires_at;
    PERFORM ledger_write(a, 'expire', 'expiry', -due.points, 0, 0, 0, 'expire:' || due.profile_id || ':' || a.version + 1,
      sha256(convert_to(due.expires_at::text, 'UTF8')), NULL, NULL, NULL, 'points_expired', NULL, due.expires_at);
    profile_id := due.profile_id; at := due.expires_at; points := due.points;
    RETURN NEXT;
  END LOOP;
END $$;

-- Writes off everything that up to p_limit people hold who were last active before an instant.
CREATE FUNCTION ledger_expire_idle(p_merchant int, p_idle_before timestamptz, p_limit int, p_now timestamptz)
RETURNS TABLE (profile_id bigint, at timestamptz, points bigint) LANGUAGE plpgsql AS $$
DECLARE
  a ledger_account;
BEGIN
  FOR a IN
    SELECT * FROM ledger_account c WHERE c.merchant_id = p_merchant AND c.available > 0 AND c.active_at < p_idle_before
    ORDER BY c.profile_id LIMIT p_limit FOR UPDATE
  LOOP
    INSERT INTO lot_use SELECT p_merchant, l.profile_id, a.version + 1, l.version, l.lot_no, -l.remaining FROM point_lot l
      WHERE l.merchant_id = p_merchant AND l.profile_id = a.profile_id AND l.remaining > 0;
    UPDATE point_lot l SET remaining = 0
      WHERE l.merchant_id = p_merchant AND l.profile_id = a.profile_id AND l.remaining > 0;
    profile_id := a.profile_id; at := p_now; points := a.available;
    PERFORM ledger_write(a, 'expire', 'expiry', -a.available, 0, 0, 0, 'expire:' || a.profile_id || ':' || a.version + 1,
      sha256(convert_to(a.active_at::text, 'UTF8')), NULL, NULL, NULL, 'inactive', NULL, p_now);
    RETURN NEXT;
  END LOOP;
END $$;

-- Everything that one person holds goes to another: two entries, the lots with their own dates, and the holds
-- with the lots they took. Debt and available points of the joined account are then set off against each other.
CREATE OR REPLACE FUNCTION ledger_transfer(p_merchant int, p_from bigint, p_into bigint, p_key text, p_hash text,
  p_reason text, p_actor text, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  f ledger_account;
  t ledger_account;
  seen bytea;
  hash bytea := decode(p_hash, 'hex');
  lots int;
  kept hold_lot[];
BEGIN
  INSERT INTO ledger_account (merchant_id, profile_id)
    SELECT p_merchant, x FROM unnest(ARRAY[p_from, p_into]) x ORDER BY x ON CONFLICT DO NOTHING;
  PERFORM 1 FROM ledger_account WHERE merchant_id = p_merchant AND profile_id IN (p_from, p_into)
    ORDER BY profile_id FOR UPDATE;
  SELECT input_hash INTO seen FROM ledger_entry WHERE merchant_id = p_merchant AND key = p_key || ':out';
  IF FOUND THEN RETURN CASE WHEN seen = hash THEN 'replayed' ELSE 'conflict' END; END IF;
  SELECT * INTO f FROM ledger_account WHERE merchant_id = p_merchant AND profile_id = p_from;
  SELECT * INTO t FROM ledger_account WHERE merchant_id = p_merchant AND profile_id = p_into;
  -- Holds that are closed may still be refunded, so they follow the person even when there are no points.
  IF f.pending = 0 AND f.available = 0 AND f.held = 0 AND f.debt = 0
    AND NOT EXISTS (SELECT 1 FROM point_hold WHERE merchant_id = p_merchant AND profile_id = p_from) THEN
    RETURN 'empty';
  END IF;

  INSERT INTO ledger_entry (merchant_id, profile_id, version, kind, source, d_pending, d_available, d_held, d_debt,
      pending, available, held, debt, key, input_hash, reason, actor, occurred_at)
    VALUES (p_merchant, p_from, f.version + 1, 'transfer_out', 'merge', -f.pending, -f.available, -f.held, -f.debt,
      0, 0, 0, 0, p_key || ':out', hash, p_reason, p_actor, p_at),
    (p_merchant, p_into, t.version + 1, 'transfer_in', 'merge', f.pending, f.available, f.held, f.debt,
      t.pending + f.pending, t.available + f.available, t.held + f.held, t.debt + f.debt,
      p_key || ':in', hash, p_reason, p_actor, p_at);
  INSERT INTO point_lot (merchant_id, profile_id, version, lot_no, shop_id, order_id, earned_at, expires_at, amount, remaining)
    SELECT p_merchant, p_into, t.version + 1, row_number() OVER (ORDER BY l.version, l.lot_no),
      l.shop_id, l.order_id, l.earned_at, l.expires_at, l.remaining, l.remaining
    FROM point_lot l WHERE l.merchant_id = p_merchant AND l.profile_id = p_from AND l.remaining > 0;
  INSERT INTO lot_use SELECT p_merchant, p_from, f.version + 1, l.version, l.lot_no, -l.remaining
    FROM point_lot l WHERE l.merchant_id = p_merchant AND l.profile_id = p_from AND l.remaining > 0;
  GET DIAGNOSTICS lots = ROW_COUNT;
  UPDATE point_lot SET remaining = 0 WHERE merchant_id = p_merchant AND profile_id = p_from AND remaining > 0;
  SELECT array_agg(h ORDER BY h.hold_id, h.lot_version, h.lot_no) INTO kept FROM hold_lot h
    JOIN point_hold o USING (merchant_id, hold_id)
    WHERE h.merchant_id = p_merchant AND o.profile_id = p_from AND h.taken > 0;
  DELETE FROM hold_lot h USING point_hold o
    WHERE h.merchant_id = p_merchant AND o.merchant_id = p_merchant AND o.hold_id = h.hold_id AND o.profile_id = p_from;
  INSERT INTO point_lot (merchant_id, profile_id, version, lot_no, shop_id, order_id, earned_at, expires_at, amount, remaining)
    SELECT p_merchant, p_into, t.version + 1, lots + k.nth, l.shop_id, l.order_id, l.earned_at, l.expires_at, k.taken, 0
    FROM unnest(kept) WITH ORDINALITY AS k(merchant_id, hold_id, lot_version, lot_no, taken, nth)
    JOIN point_lot l ON l.merchant_id = p_merchant AND l.profile_id = p_from AND l.version = k.lot_version AND l.lot_no = k.lot_no;
  INSERT INTO lot_use SELECT p_merchant, p_into, t.version + 1, t.version + 1, lots + k.nth, -k.taken
    FROM unnest(kept) WITH ORDINALITY AS k(merchant_id, hold_id, lot_version, lot_no, taken, nth);
  INSERT INTO hold_lot SELECT p_merchant, k.hold_id, t.version + 1, lots + k.nth, k.taken
    FROM unnest(kept) WITH ORDINALITY AS k(merchant_id, hold_id, lot_version, lot_no, taken, nth);
  UPDATE point_hold SET profile_id = p_into WHERE merchant_id = p_merchant AND profile_id = p_from;
  UPDATE ledger_account a SET pending = e.pending, available = e.available, held = e.held, debt = e.debt,
      version = e.version, active_at = CASE WHEN a.profile_id = p_into THEN greatest(a.active_at, f.active_at) END
    FROM ledger_entry e
    WHERE a.merchant_id = p_merchant AND e.merchant_id = p_merchant AND e.profile_id = a.profile_id
      AND ((a.profile_id = p_from AND e.version = f.version + 1) OR (a.profile_id = p_into AND e.version = t.version + 1));

  SELECT * INTO t FROM ledger_account WHERE merchant_id = p_merchant AND profile_id = p_into;
  PERFORM ledger_repay(t, 'merge', p_key || ':repay', hash, p_actor, p_at);
  RETURN 'posted';
END $$;
