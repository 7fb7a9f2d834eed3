-- The only writers of the ledger. Callers pass differences that they decided, these functions lock, deduplicate
-- under the lock, take lots, and write entry, lots and account together.

CREATE TYPE ledger_posting AS (
  merchant_id int, profile_id bigint, kind text, source text,
  pending bigint, available bigint, shortfall bigint,
  on_shortage text,           -- debt | floor | refuse: what a take-back does beyond the spendable points
  key text, input_hash text,  -- hash in hex
  shop_id int, order_id bigint, rule_version int,
  reason text, note text, actor text,
  occurred_at timestamptz, earned_at timestamptz, expires_at timestamptz
);

-- Takes up to p_need points out of open lots: first those of the order, then the rest in the total order
-- (expires_at nulls last, earned_at, version, lot_no). Lots that are due are nobody's to spend. Returns what it took.
CREATE FUNCTION ledger_take_lots(p_merchant int, p_profile bigint, p_version bigint, p_need bigint,
  p_shop int, p_order bigint, p_now timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  lot record;
  need bigint := p_need;
  take bigint;
BEGIN
  FOR lot IN
    SELECT l.version, l.lot_no, l.remaining FROM point_lot l
    WHERE l.merchant_id = p_merchant AND l.profile_id = p_profile AND l.remaining > 0
      AND p_order IS NOT NULL AND l.shop_id = p_shop AND l.order_id = p_order
    ORDER BY l.expires_at NULLS LAST, l.earned_at, l.version, l.lot_no
  LOOP
    EXIT WHEN need = 0;
    take := least(need, lot.remaining);
    UPDATE point_lot SET remaining = remaining - take
      WHERE merchant_id = p_merchant AND profile_id = p_profile AND version = lot.version AND lot_no = lot.lot_no;
    INSERT INTO lot_use VALUES (p_merchant, p_profile, p_version, lot.version, lot.lot_no, -take);
    need := need - take;
  END LOOP;
  IF need > 0 THEN
    FOR lot IN
      SELECT l.version, l.lot_no, l.remaining FROM point_lot l
      WHERE l.merchant_id = p_merchant AND l.profile_id = p_profile AND l.remaining > 0
        AND (l.expires_at IS NULL OR l.expires_at > p_now)
        AND (p_order IS NULL OR l.order_id IS DISTINCT FROM p_order OR l.shop_id IS DISTINCT FROM p_shop)
      ORDER BY l.expires_at NULLS LAST, l.earned_at, l.version, l.lot_no
    LOOP
      EXIT WHEN need = 0;
      take := least(need, lot.remaining);
      UPDATE point_lot SET remaining = remaining - take
        WHERE merchant_id = p_merchant AND profile_id = p_profile AND version = lot.version AND lot_no = lot.lot_no;
      INSERT INTO lot_use VALUES (p_merchant, p_profile, p_version, lot.version, lot.lot_no, -take);
      need := need - take;
    END LOOP;
  END IF;
  RETURN p_need - need;
END $$;

-- One posting. Returns posted | replayed (same key, same input) | conflict (same key, other input) | refused.
CREATE FUNCTION ledger_post_one(p ledger_posting) RETURNS text LANGUAGE plpgsql AS $$
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
        debt = a.debt + d_debt, version = v
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
CREATE FUNCTION ledger_post(p_postings jsonb) RETURNS TABLE (ord int, status text) LANGUAGE plpgsql AS $$
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
    SET pending = e.pending, available = e.available, held = e.held, debt = e.debt, version = e.version
    FROM (SELECT DISTINCT x.merchant_id, x.profile_id FROM unnest(ps) x WHERE NOT (x.profile_id = ANY (slow))) d
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

-- Everything that one person holds goes to another: two entries, the lots with their own dates. Debt and available
-- points of the joined account are then set off against each other.
CREATE FUNCTION ledger_transfer(p_merchant int, p_from bigint, p_into bigint, p_key text, p_hash text,
  p_reason text, p_actor text, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  f ledger_account;
  t ledger_account;
  seen bytea;
  hash bytea := decode(p_hash, 'hex');
  taken bigint;
BEGIN
  INSERT INTO ledger_account (merchant_id, profile_id)
    SELECT p_merchant, x FROM unnest(ARRAY[p_from, p_into]) x ORDER BY x ON CONFLICT DO NOTHING;
  PERFORM 1 FROM ledger_account WHERE merchant_id = p_merchant AND profile_id IN (p_from, p_into)
    ORDER BY profile_id FOR UPDATE;
  SELECT input_hash INTO seen FROM ledger_entry WHERE merchant_id = p_merchant AND key = p_key || ':out';
  IF FOUND THEN RETURN CASE WHEN seen = hash THEN 'replayed' ELSE 'conflict' END; END IF;
  SELECT * INTO f FROM ledger_account WHERE merchant_id = p_merchant AND profile_id = p_from;
  SELECT * INTO t FROM ledger_account WHERE merchant_id = p_merchant AND profile_id = p_into;
  IF f.held > 0 THEN RETURN 'refused'; END IF;
  IF f.pending = 0 AND f.available = 0 AND f.debt = 0 THEN RETURN 'empty'; END IF;

  INSERT INTO ledger_entry (merchant_id, profile_id, version, kind, source, d_pending, d_available, d_debt,
      pending, available, held, debt, key, input_hash, reason, actor, occurred_at)
    VALUES (p_merchant, p_from, f.version + 1, 'transfer_out', 'merge', -f.pending, -f.available, -f.debt,
      0, 0, 0, 0, p_key || ':out', hash, p_reason, p_actor, p_at),
    (p_merchant, p_into, t.version + 1, 'transfer_in', 'merge', f.pending, f.available, f.debt,
      t.pending + f.pending, t.available + f.available, t.held, t.debt + f.debt,
      p_key || ':in', hash, p_reason, p_actor, p_at);
  INSERT INTO point_lot (merchant_id, profile_id, version, lot_no, shop_id, order_id, earned_at, expires_at, amount, remaining)
    SELECT p_merchant, p_into, t.version + 1, row_number() OVER (ORDER BY l.version, l.lot_no),
      l.shop_id, l.order_id, l.earned_at, l.expires_at, l.remaining, l.remaining
    FROM point_lot l WHERE l.merchant_id = p_merchant AND l.profile_id = p_from AND l.remaining > 0;
  INSERT INTO lot_use SELECT p_merchant, p_from, f.version + 1, l.version, l.lot_no, -l.remaining
    FROM point_lot l WHERE l.merchant_id = p_merchant AND l.profile_id = p_from AND l.remaining > 0;
  UPDATE point_lot SET remaining = 0 WHERE merchant_id = p_merchant AND profile_id = p_from AND remaining > 0;
  UPDATE ledger_account a SET pending = e.pending, available = e.available, debt = e.debt, version = e.version
    FROM ledger_entry e
    WHERE a.merchant_id = p_merchant AND e.merchant_id = p_merchant AND e.profile_id = a.profile_id
      AND ((a.profile_id = p_from AND e.version = f.version + 1) OR (a.profile_id = p_into AND e.version = t.version + 1));

  SELECT * INTO t FROM ledger_account WHERE merchant_id = p_merchant AND profile_id = p_into;
  IF t.debt > 0 AND t.available > 0 THEN
    taken := ledger_take_lots(p_merchant, p_into, t.version + 1, least(t.debt, t.available), NULL, NULL, p_at);
    IF taken > 0 THEN
      INSERT INTO ledger_entry (merchant_id, profile_id, version, kind, source, d_available, d_debt,
          pending, available, held, debt, key, input_hash, reason, actor, occurred_at)
        VALUES (p_merchant, p_into, t.version + 1, 'repay', 'merge', -taken, -taken,
          t.pending, t.available - taken, t.held, t.debt - taken, p_key || ':repay', hash, 'debt_repaid', p_actor, p_at);
      UPDATE ledger_account SET available = t.available - taken, debt = t.debt - taken, version = t.version + 1
        WHERE merchant_id = p_merchant AND profile_id = p_into;
    END IF;
  END IF;
  RETURN 'posted';
END $$;
