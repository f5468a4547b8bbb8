-- The audit trail becomes a chain: each event carries a MAC over itself and the event before it in
-- its lane. A lane belongs to one connection at a time, so writers do not wait for each other
-- (docs/decisions/0012).
-- The MAC covers the text of before and after; jsonb would not keep it.
ALTER TABLE audit_events ALTER COLUMN before TYPE json USING before::json;
ALTER TABLE audit_events ALTER COLUMN after TYPE json USING after::json;
ALTER TABLE audit_events
  ADD COLUMN lane     smallint,
  ADD COLUMN position bigint,
  ADD COLUMN mac      bytea;
-- Events from before the chain stay as they are.
ALTER TABLE audit_events ADD CONSTRAINT audit_events_chained_check
  CHECK (lane IS NOT NULL AND position IS NOT NULL AND mac IS NOT NULL) NOT VALID;
CREATE UNIQUE INDEX audit_events_lane_position_key ON audit_events (lane, position);
CREATE INDEX audit_events_actor_idx ON audit_events (actor_id, at DESC, id DESC);
COMMENT ON COLUMN audit_events.mac IS
  'keyed hash of this event and of the mac at the position before it in its lane';

-- Where each lane ends. A lane is locked from its event to the end of the transaction.
CREATE TABLE audit_lanes (
  lane     smallint NOT NULL CONSTRAINT audit_lanes_pkey PRIMARY KEY,
  position bigint   NOT NULL DEFAULT 0,
  head     bytea    NOT NULL DEFAULT ''::bytea
);
INSERT INTO audit_lanes (lane) SELECT generate_series(0, 255);
GRANT SELECT, UPDATE (position, head) ON audit_lanes
  TO billspay_portal, billspay_agent, billspay_admin, billspay_worker;
GRANT SELECT (id) ON audit_events TO billspay_worker;
GRANT INSERT ON audit_events TO billspay_worker;
CREATE POLICY audit_events_worker_write ON audit_events FOR INSERT TO billspay_worker
  WITH CHECK (audience = 'system');
ALTER TABLE audit_lanes ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_lanes_server ON audit_lanes
  TO billspay_portal, billspay_agent, billspay_admin, billspay_worker USING (true);
