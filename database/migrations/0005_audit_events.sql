-- Who did what, and who looked. Written in the transaction of the action; nobody may change it.
CREATE TABLE audit_events (
  id          uuid        NOT NULL CONSTRAINT audit_events_pkey PRIMARY KEY,
  at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  user_id     uuid,
  audience    text        NOT NULL CONSTRAINT audit_events_audience_check
                          CHECK (audience IN ('customer', 'agent', 'admin', 'system')),
  actor_kind  text        NOT NULL CONSTRAINT audit_events_actor_kind_check
                          CHECK (actor_kind IN ('anonymous', 'customer', 'agent', 'admin',
                                                'system')),
  actor_id    uuid,
  actor_name  text        NOT NULL,
  action      text        NOT NULL,
  outcome     text        NOT NULL CONSTRAINT audit_events_outcome_check
                          CHECK (outcome IN ('done', 'denied')),
  object_kind text        NOT NULL,
  object_id   uuid,
  before      jsonb,
  after       jsonb,
  reason      text,
  ip          inet,
  request_id  text        NOT NULL
);
CREATE INDEX audit_events_user_idx ON audit_events (user_id, at DESC, id DESC);
CREATE INDEX audit_events_at_idx ON audit_events (at DESC, id DESC);
COMMENT ON COLUMN audit_events.user_id IS 'the customer concerned, if any';
COMMENT ON COLUMN audit_events.before IS 'the changed fields as they were; secrets as "changed"';

-- A guard, not logic: even the owner has to remove it knowingly before history can be altered.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_events_append_only
  BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_events_no_truncate
  BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
