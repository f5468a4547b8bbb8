-- Decisions on enrolments, each over the version of the customer's data that was seen.
CREATE TABLE kyc_decisions (
  id           uuid        NOT NULL CONSTRAINT kyc_decisions_pkey PRIMARY KEY,
  user_id      uuid        NOT NULL CONSTRAINT kyc_decisions_user_id_fkey REFERENCES users (id),
  user_version integer     NOT NULL,
  decision     text        NOT NULL CONSTRAINT kyc_decisions_decision_check
                           CHECK (decision IN ('APPROVED', 'REJECTED', 'NEEDS_INFO')),
  reason       text        CONSTRAINT kyc_decisions_reason_length_check
                           CHECK (length(reason) BETWEEN 1 AND 500),
  admin_id     uuid        NOT NULL CONSTRAINT kyc_decisions_admin_id_fkey REFERENCES admins (id),
  created_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT kyc_decisions_user_version_key UNIQUE (user_id, user_version),
  CONSTRAINT kyc_decisions_reason_check CHECK (decision = 'APPROVED' OR reason IS NOT NULL)
);
COMMENT ON COLUMN kyc_decisions.user_version IS 'users.version as the admin saw it';
COMMENT ON COLUMN kyc_decisions.reason IS 'the customer reads it, unless it goes with an approval';

ALTER TABLE kyc_decisions ENABLE ROW LEVEL SECURITY;
CREATE POLICY kyc_decisions_admin ON kyc_decisions TO billspay_admin USING (true);
GRANT SELECT, INSERT ON kyc_decisions TO billspay_admin;

-- Who waits longest.
CREATE INDEX users_kyc_queue_idx ON users (kyc_status, created_at, id)
  WHERE deleted_at IS NULL AND kyc_status IN ('PENDING', 'NEEDS_INFO');

-- A guard, not logic: who may take which step is decided by the services. A customer who was asked
-- and answered goes back to the queue; that is the only step of the portal, and it takes the
-- question away.
CREATE FUNCTION refuse_kyc_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.kyc_status = 'NEEDS_INFO' AND NEW.kyc_status = 'PENDING' THEN
    IF current_user <> 'billspay_portal' OR NEW.kyc_reason IS NULL THEN
      RETURN NEW;
    END IF;
  ELSIF current_user <> 'billspay_portal'
        AND (NEW.kyc_status = OLD.kyc_status OR OLD.kyc_status = 'PENDING') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the enrolment may not go from % to %', OLD.kyc_status, NEW.kyc_status
    USING ERRCODE = 'check_violation', CONSTRAINT = 'users_kyc_step_check', TABLE = 'users';
END
$$;
CREATE TRIGGER users_kyc_step
  BEFORE UPDATE OF kyc_status, kyc_reason ON users
  FOR EACH ROW
  WHEN (OLD.kyc_status IS DISTINCT FROM NEW.kyc_status
        OR OLD.kyc_reason IS DISTINCT FROM NEW.kyc_reason)
  EXECUTE FUNCTION refuse_kyc_step();
GRANT UPDATE (kyc_status, kyc_reason) ON users TO billspay_portal;
-- It covers the name, which may be corrected until it was reviewed.
GRANT UPDATE (identity_hash) ON users TO billspay_portal;

-- A voided receipt is replaced by one other.
CREATE UNIQUE INDEX receipts_replaces_key ON receipts (user_id, replaces_id)
  WHERE replaces_id IS NOT NULL AND deleted_at IS NULL;
