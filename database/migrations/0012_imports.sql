-- Receipts from a file: what tells that a payment is recorded already, and the list of imports.
-- People type confirmation numbers with or without blanks and dashes, so those do not count.
ALTER TABLE receipts ADD COLUMN confirmation_key text
  GENERATED ALWAYS AS (upper(regexp_replace(confirmation, '[^A-Za-z0-9]', '', 'g'))) STORED;
COMMENT ON COLUMN receipts.confirmation_key IS
  'the confirmation number without blanks, dashes and case: what is searched and compared';
-- One payment to a biller has one receipt; a voided one gives its number back.
CREATE UNIQUE INDEX receipts_biller_confirmation_key
  ON receipts (user_id, biller_id, confirmation_key)
  WHERE deleted_at IS NULL AND status = 'POSTED';
-- An import of a file does not bring back what was voided since.
CREATE INDEX receipts_voided_confirmation_idx ON receipts (user_id, biller_id, confirmation_key)
  WHERE deleted_at IS NULL AND status = 'VOIDED';
CREATE INDEX receipts_confirmation_idx ON receipts (confirmation_key text_pattern_ops);

-- Imports that were committed. Whoever wants to know what one added looks into the audit trail.
CREATE TABLE imports (
  id         uuid        NOT NULL CONSTRAINT imports_pkey PRIMARY KEY,
  admin_id   uuid        NOT NULL CONSTRAINT imports_admin_id_fkey REFERENCES admins (id),
  mode       text        NOT NULL CONSTRAINT imports_mode_check
                         CHECK (mode IN ('all-or-nothing', 'valid-only')),
  sha256     bytea       NOT NULL CONSTRAINT imports_sha256_check CHECK (length(sha256) = 32),
  rows       integer     NOT NULL,
  added      integer     NOT NULL,
  duplicates integer     NOT NULL,
  invalid    integer     NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT imports_rows_check
    CHECK (least(added, duplicates, invalid) >= 0 AND rows = added + duplicates + invalid)
);
CREATE INDEX imports_created_idx ON imports (created_at DESC, id DESC);
COMMENT ON COLUMN imports.sha256 IS 'of the file as it was received';
ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
CREATE POLICY imports_admin ON imports TO billspay_admin USING (true);
GRANT SELECT, INSERT ON imports TO billspay_admin;
