-- Redemptions: gift cards and store credit are spent without an order, and a code may be issued anew for the same hold.

-- DropIndex
DROP INDEX "redemption_merchant_id_hold_id_key";

-- CreateIndex
CREATE INDEX "redemption_merchant_id_reward_id_state_idx" ON "redemption"("merchant_id", "reward_id", "state");

-- One hold is for one code at a time; those before it have been replaced.
CREATE UNIQUE INDEX redemption_hold ON redemption (merchant_id, hold_id) WHERE state <> 'released';
-- What is between the points and Shopify.
CREATE INDEX redemption_reserved ON redemption (merchant_id, created_at) WHERE state = 'reserved';

-- What is given at once is captured without an order.
ALTER TABLE point_hold DROP CONSTRAINT point_hold_order,
  ADD CONSTRAINT point_hold_order CHECK ((order_id IS NULL OR status = 'captured') AND (order_id IS NULL) = (shop_id IS NULL));

-- The order that carries the reward has come, or what was given at once has been given (no order). A hold that was
-- released before takes its points again, and what is no longer there is owed or forgiven.
-- posted | replayed (same order) | conflict (another order has it) | unknown.
CREATE OR REPLACE FUNCTION ledger_capture(p_merchant int, p_hold bigint, p_shop int, p_order bigint, p_on_shortage text,
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
    status := CASE WHEN h.shop_id IS NOT DISTINCT FROM p_shop AND h.order_id IS NOT DISTINCT FROM p_order
      THEN 'replayed' ELSE 'conflict' END;
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
