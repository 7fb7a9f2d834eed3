-- Members whose facts in Shopify are not what they are here any more.

-- CreateTable
CREATE TABLE "member_to_publish" (
    "merchant_id" INTEGER NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "profile_id" BIGINT NOT NULL,

    CONSTRAINT "member_to_publish_pkey" PRIMARY KEY ("merchant_id","seq")
);

ALTER TABLE member_to_publish SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The database notes it itself, with the change and in its transaction: no flow that moves points can forget. Rows are
-- only added, so that nobody who changes a balance ever waits for whoever publishes; one person may wait several times.
CREATE FUNCTION note_member_to_publish() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO member_to_publish (merchant_id, profile_id) VALUES (NEW.merchant_id, NEW.profile_id);
  RETURN NULL;
END $$;

CREATE TRIGGER ledger_account_made_to_publish AFTER INSERT ON ledger_account
  FOR EACH ROW WHEN (NEW.available > 0) EXECUTE FUNCTION note_member_to_publish();
CREATE TRIGGER ledger_account_changed_to_publish AFTER UPDATE OF available ON ledger_account
  FOR EACH ROW WHEN (NEW.available IS DISTINCT FROM OLD.available) EXECUTE FUNCTION note_member_to_publish();
CREATE TRIGGER member_tier_made_to_publish AFTER INSERT ON member_tier
  FOR EACH ROW WHEN (NEW.tier IS NOT NULL) EXECUTE FUNCTION note_member_to_publish();
CREATE TRIGGER member_tier_changed_to_publish AFTER UPDATE OF tier, floor_until, kept_until ON member_tier
  FOR EACH ROW WHEN ((NEW.tier, NEW.floor_until, NEW.kept_until) IS DISTINCT FROM (OLD.tier, OLD.floor_until, OLD.kept_until))
  EXECUTE FUNCTION note_member_to_publish();

-- A guest who becomes a customer, and a customer of somebody who becomes another person.
CREATE FUNCTION note_customer_to_publish() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO member_to_publish (merchant_id, profile_id) SELECT NEW.merchant_id, NEW.profile_id
    WHERE EXISTS (SELECT FROM ledger_account a WHERE a.merchant_id = NEW.merchant_id AND a.profile_id = NEW.profile_id)
      OR EXISTS (SELECT FROM member_tier t WHERE t.merchant_id = NEW.merchant_id AND t.profile_id = NEW.profile_id);
  RETURN NULL;
END $$;

CREATE TRIGGER customer_made_to_publish AFTER INSERT ON profile_identity
  FOR EACH ROW WHEN (NEW.kind = 'customer') EXECUTE FUNCTION note_customer_to_publish();
CREATE TRIGGER customer_moved_to_publish AFTER UPDATE OF profile_id ON profile_identity
  FOR EACH ROW WHEN (NEW.kind = 'customer' AND NEW.profile_id IS DISTINCT FROM OLD.profile_id)
  EXECUTE FUNCTION note_customer_to_publish();
