-- Receipts over all customers, newest first, as admins look through them. With the confirmation, so
-- that the first letters of one, which many receipts have, are looked for in the index alone.
CREATE INDEX receipts_paid_idx ON receipts (paid_on DESC, id DESC) INCLUDE (confirmation_key)
  WHERE deleted_at IS NULL;
-- Voided ones are few.
CREATE INDEX receipts_voided_idx ON receipts (paid_on DESC, id DESC)
  WHERE status = 'VOIDED' AND deleted_at IS NULL;
