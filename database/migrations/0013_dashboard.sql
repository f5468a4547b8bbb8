-- What the home page of the admin console sums up is read from an index alone: among ten million
-- receipts a week has hundreds of thousands. What it counts has its indexes elsewhere:
-- users_kyc_queue_idx, users_created_idx, audit_events_action_idx.
CREATE INDEX receipts_posted_idx ON receipts (paid_on) INCLUDE (amount)
  WHERE deleted_at IS NULL AND status = 'POSTED';

-- The list of agents.
CREATE INDEX agents_created_idx ON agents (created_at DESC, id DESC);
