-- What admins look for in the audit trail: an action or a family of actions, and what was refused.
-- Customers, actors and times have their indexes already.
CREATE INDEX audit_events_action_idx ON audit_events (action text_pattern_ops, at DESC, id DESC);
CREATE INDEX audit_events_denied_idx ON audit_events (at DESC, id DESC) WHERE outcome = 'denied';

-- Checkpoints outside the database note how many events are older than the chain (0008): they have
-- no MAC of their own, so at least none may come or go.
CREATE VIEW unchained_audit_events WITH (security_barrier) AS
  SELECT count(*) AS events FROM audit_events WHERE lane IS NULL;
COMMENT ON VIEW unchained_audit_events IS 'how many events are older than the chain';
GRANT SELECT ON unchained_audit_events TO billspay_worker;
