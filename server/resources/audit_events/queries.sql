-- name: lock_lane
-- The end of this connection's lane, until the end of the transaction; with the database's clock.
-- Nothing while another connection with an equal number is in it, as long as an import may take.
SELECT lane, position, head, clock_timestamp() AS at, host($1::inet) AS ip
  FROM audit_lanes
 WHERE lane = pg_backend_pid() % 256
   FOR UPDATE SKIP LOCKED;

-- name: lock_free_lane
-- The same of the next lane that nobody is in.
SELECT lane, position, head, clock_timestamp() AS at, host($1::inet) AS ip
  FROM audit_lanes
 ORDER BY (lane - pg_backend_pid() % 256 + 256) % 256
 LIMIT 1
   FOR UPDATE SKIP LOCKED;

-- name: append
-- One event at the end of its lane.
WITH moved AS (
  UPDATE audit_lanes SET position = $18, head = $19 WHERE lane = $17
)
INSERT INTO audit_events (id, at, user_id, audience, actor_kind, actor_id, actor_name, action,
                          outcome, object_kind, object_id, before, after, reason, ip, request_id,
                          lane, position, mac)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::json, $13::json, $14, $15::inet, $16,
        $17, $18, $19);

-- name: agent_name
-- How an agent is called in the audit trail.
SELECT full_name FROM agents WHERE id = $1;

-- name: admin_name
-- How an admin is called there.
SELECT full_name FROM admins WHERE id = $1;

-- name: list_for_customer
-- What happened on a customer's account, newest first. Where staff sit is not shown.
SELECT id, at, actor_kind, actor_name, action, outcome,
       CASE WHEN audience = 'customer' THEN host(ip) END AS ip
  FROM audit_events
 WHERE user_id = $1 AND (at, id) < ($2, $3)
 ORDER BY at DESC, id DESC
 LIMIT $4::integer;

-- name: find_customer
-- The customer whom an admin means by id or by number.
SELECT id FROM users WHERE id = $1 OR customer_number = $2;

-- name: list_for_admin
-- Events that match what is not NULL, newest first.
SELECT e.id, e.at, e.audience, e.actor_kind, e.actor_id, e.actor_name, e.action, e.outcome,
       e.object_kind, e.object_id, e.user_id, u.customer_number, u.first_name, u.last_name,
       e.before, e.after, e.reason, e.ip, e.request_id
  FROM (SELECT id, at, audience, actor_kind, actor_id, actor_name, action, outcome, object_kind,
               object_id, user_id, before, after, reason, ip, request_id
          FROM audit_events
         WHERE (at, id) < ($1, $2)
           AND ($4::uuid IS NULL OR user_id = $4)
           AND ($5::uuid IS NULL OR actor_id = $5)
           AND ($6::text IS NULL OR actor_kind = $6)
           AND ($7::text IS NULL OR action = $7)
           AND ($8::text IS NULL OR action LIKE $8)
           AND ($9::text IS NULL OR outcome = $9)
           AND ($10::text IS NULL OR object_kind = $10)
           AND at >= coalesce($11, '-infinity'::timestamptz)
           AND at < coalesce($12, 'infinity'::timestamptz)
         ORDER BY at DESC, id DESC
         LIMIT $3::integer) e
  LEFT JOIN users u ON u.id = e.user_id
 ORDER BY e.at DESC, e.id DESC;

-- name: find_for_admin
-- One event.
SELECT e.id, e.at, e.audience, e.actor_kind, e.actor_id, e.actor_name, e.action, e.outcome,
       e.object_kind, e.object_id, e.user_id, u.customer_number, u.first_name, u.last_name,
       e.before, e.after, e.reason, e.ip, e.request_id
  FROM audit_events e
  LEFT JOIN users u ON u.id = e.user_id
 WHERE e.id = $1;
