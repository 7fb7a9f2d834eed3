-- The report of points outstanding adds up open lots by when they were earned and when they end, from these two alone.
CREATE INDEX point_lot_earned ON point_lot (merchant_id, earned_at) INCLUDE (expires_at, remaining) WHERE remaining > 0;
DROP INDEX point_lot_due;
CREATE INDEX point_lot_due ON point_lot (merchant_id, expires_at) INCLUDE (remaining)
  WHERE remaining > 0 AND expires_at IS NOT NULL;

-- Entries that decide what became of old points without anybody spending them: few among many.
CREATE INDEX ledger_entry_unspent ON ledger_entry (merchant_id, profile_id, version) INCLUDE (kind)
  WHERE kind IN ('expire', 'take_back', 'transfer_in');
