-- name: record
-- One event; `at` is the database's clock.
INSERT INTO audit_events (id, user_id, audience, actor_kind, actor_id, actor_name, action, outcome,
                          object_kind, object_id, before, after, reason, ip, request_id)
VALUES ($1, $2, 'customer', $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::jsonb, $12, $13::inet,
        $14);

-- name: list_for_customer
-- What happened on a customer's account, newest first.
SELECT id, at, actor_kind, actor_name, action, outcome, host(ip) AS ip
  FROM audit_events
 WHERE user_id = $1 AND (at, id) < ($2, $3)
 ORDER BY at DESC, id DESC
 LIMIT $4::integer;
