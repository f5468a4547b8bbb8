-- name: changes_of_customer
-- What changed of a customer after a moment, newest first, and when that was looked for: the moment
-- stands in every row, and in one without a change when there is none.
SELECT now() AS looked_at, c.id, c.at, c.user_id, c.action, c.object_kind, c.object_id
  FROM (VALUES (true)) AS always (looked)
  LEFT JOIN LATERAL (
    SELECT id, at, user_id, action, object_kind, object_id
      FROM audit_events
     WHERE user_id = $1 AND at > $2 AND outcome = 'done'
       AND object_kind IN ('biller', 'receipt', 'payment-method', 'customer')
       AND action NOT LIKE '%viewed' AND action NOT LIKE '%revealed'
     ORDER BY at DESC, id DESC
     LIMIT $3::integer) AS c ON true
 ORDER BY c.at DESC, c.id DESC;

-- name: changes_of_everybody
-- The same of all customers.
SELECT now() AS looked_at, c.id, c.at, c.user_id, c.action, c.object_kind, c.object_id
  FROM (VALUES (true)) AS always (looked)
  LEFT JOIN LATERAL (
    SELECT id, at, user_id, action, object_kind, object_id
      FROM audit_events
     WHERE user_id IS NOT NULL AND at > $1 AND outcome = 'done'
       AND object_kind IN ('biller', 'receipt', 'payment-method', 'customer')
       AND action NOT LIKE '%viewed' AND action NOT LIKE '%revealed'
     ORDER BY at DESC, id DESC
     LIMIT $2::integer) AS c ON true
 ORDER BY c.at DESC, c.id DESC;
