-- What the database itself holds, so that no code path can break it.

ALTER TABLE ledger_account
  ADD CONSTRAINT ledger_account_not_negative CHECK (pending >= 0 AND available >= 0 AND held >= 0 AND debt >= 0);

ALTER TABLE ledger_entry
  ADD CONSTRAINT ledger_entry_not_negative CHECK (pending >= 0 AND available >= 0 AND held >= 0 AND debt >= 0),
  ADD CONSTRAINT ledger_entry_says_something
    CHECK (d_pending <> 0 OR d_available <> 0 OR d_held <> 0 OR d_debt <> 0 OR d_shortfall <> 0),
  ADD CONSTRAINT ledger_entry_kind CHECK (kind IN ('earn_pending', 'earn', 'mature', 'take_back', 'adjust',
    'hold', 'capture', 'release', 'restore', 'expire', 'transfer_out', 'transfer_in', 'repay')),
  ADD CONSTRAINT ledger_entry_order_has_shop CHECK (order_id IS NULL OR shop_id IS NOT NULL);

CREATE INDEX ledger_entry_order ON ledger_entry (merchant_id, shop_id, order_id) WHERE order_id IS NOT NULL;

ALTER TABLE point_lot
  ADD CONSTRAINT point_lot_remaining CHECK (amount > 0 AND remaining BETWEEN 0 AND amount);

-- The one total order of spending and expiry, only open lots, so it stays small.
CREATE INDEX point_lot_open ON point_lot (merchant_id, profile_id, expires_at, earned_at, version, lot_no)
  WHERE remaining > 0;
CREATE INDEX point_lot_due ON point_lot (merchant_id, expires_at) WHERE remaining > 0 AND expires_at IS NOT NULL;

ALTER TABLE shop ADD CONSTRAINT shop_status CHECK (status IN ('pending', 'installed', 'uninstalled'));
ALTER TABLE inbox_result ADD CONSTRAINT inbox_result_outcome CHECK (outcome IN ('applied', 'ignored', 'dead'));
ALTER TABLE profile_identity
  ADD CONSTRAINT profile_identity_kind CHECK (kind IN ('customer', 'email', 'phone', 'card') AND value <> '');
ALTER TABLE order_part ADD CONSTRAINT order_part_kind CHECK (kind IN ('refund', 'tender', 'return', 'deletion'));

-- For the figures of the home page and the filters of the member list.
CREATE INDEX profile_members ON profile (merchant_id, enrolled_at)
  WHERE enrolled_at IS NOT NULL AND merged_into IS NULL AND redacted_at IS NULL;
CREATE INDEX ledger_account_pending ON ledger_account (merchant_id) INCLUDE (pending) WHERE pending > 0;
CREATE INDEX ledger_account_held ON ledger_account (merchant_id) INCLUDE (held) WHERE held > 0;
CREATE INDEX ledger_entry_forgiven ON ledger_entry (merchant_id) INCLUDE (d_shortfall) WHERE d_shortfall <> 0;
CREATE INDEX shop_order_earned ON shop_order (merchant_id, processed_at)
  WHERE target_available > 0 OR target_pending > 0;
CREATE INDEX ledger_account_in_debt ON ledger_account (merchant_id, profile_id) INCLUDE (debt) WHERE debt > 0;
CREATE INDEX inbox_todo_of_merchant ON inbox_todo (merchant_id, due_at);

CREATE INDEX shop_order_matures ON shop_order (merchant_id, matures_at) WHERE matures_at IS NOT NULL;

-- Prefix search compares bytes, whatever the collation of the database.
ALTER TABLE profile_term ALTER COLUMN term TYPE text COLLATE "C";
ALTER TABLE profile ALTER COLUMN sort_name TYPE text COLLATE "C";

-- A queue table lives from frequent vacuum, accounts from updates that stay on their page.
ALTER TABLE inbox_todo SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
ALTER TABLE ledger_account SET (fillfactor = 70);
ALTER TABLE point_lot SET (fillfactor = 80);
ALTER TABLE customer_stat SET (fillfactor = 80);

-- Bodies and states are read whole and rarely: LZ4 costs a fraction of the standard compression where Postgres has it.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) THEN
    ALTER TABLE inbox_event ALTER COLUMN body SET COMPRESSION lz4;
    ALTER TABLE shop_order ALTER COLUMN state SET COMPRESSION lz4;
  END IF;
END $$;

-- Law 3: append only. The one exception is the erasure of a whole merchant, which the law of the land asks for.
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('throughline.erasing_merchant', true) = OLD.merchant_id::text THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: post another entry instead of % ', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION refuse_ledger_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER lot_use_append_only BEFORE UPDATE OR DELETE ON lot_use
  FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_truncate();
CREATE TRIGGER lot_use_no_truncate BEFORE TRUNCATE ON lot_use
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_truncate();

-- Every entry continues the one before it: after = before + difference, versions without a gap.
-- Row triggers measured cheaper here than statement triggers, whose transition tables cost more than the look-up.
CREATE FUNCTION check_ledger_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p record;
BEGIN
  SELECT pending, available, held, debt INTO p FROM ledger_entry
    WHERE merchant_id = NEW.merchant_id AND profile_id = NEW.profile_id AND version = NEW.version - 1;
  IF (NOT FOUND AND NEW.version <> 1)
    OR NEW.pending <> COALESCE(p.pending, 0) + NEW.d_pending
    OR NEW.available <> COALESCE(p.available, 0) + NEW.d_available
    OR NEW.held <> COALESCE(p.held, 0) + NEW.d_held
    OR NEW.debt <> COALESCE(p.debt, 0) + NEW.d_debt
  THEN
    RAISE EXCEPTION 'a ledger entry does not continue the entry before it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entry_chain AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION check_ledger_chain();

-- A balance is never anything but what its last entry says, checked when the transaction commits.
CREATE FUNCTION check_ledger_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version = 0 AND NEW.pending = 0 AND NEW.available = 0 AND NEW.held = 0 AND NEW.debt = 0 THEN
    RETURN NULL;
  END IF;
  PERFORM 1 FROM ledger_entry
    WHERE merchant_id = NEW.merchant_id AND profile_id = NEW.profile_id AND version = NEW.version
      AND pending = NEW.pending AND available = NEW.available AND held = NEW.held AND debt = NEW.debt;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a balance differs from its last ledger entry' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_account_says_its_entry AFTER INSERT OR UPDATE ON ledger_account
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_account();
