-- Mail waiting to be sent. A row is pending while sent_at and abandoned_at are both NULL.

-- name: enqueue
-- Run by the role of whoever gives the reason; it takes effect when their transaction does.
INSERT INTO outbox (id, user_id, kind, payload) VALUES ($1, $2, $3, $4);

-- name: claim
-- The message that has been due longest becomes ours for $1 seconds; another process passes over a
-- row that is just being claimed instead of waiting for it.
UPDATE outbox
   SET attempts = attempts + 1,
       next_attempt_at = now() + $1::integer * interval '1 second'
 WHERE id = (SELECT id
               FROM outbox
              WHERE sent_at IS NULL AND abandoned_at IS NULL AND next_attempt_at <= now()
              ORDER BY next_attempt_at
              LIMIT 1
                FOR UPDATE SKIP LOCKED)
RETURNING id, kind, payload, attempts;

-- name: mark_sent
-- The link in the payload has served its purpose.
UPDATE outbox
   SET sent_at = now(), payload = NULL, last_error = NULL
 WHERE id = $1 AND sent_at IS NULL AND abandoned_at IS NULL;

-- name: retry_later
-- $2 seconds from now, unless somebody claimed it again after attempt $4.
UPDATE outbox
   SET next_attempt_at = now() + $2::integer * interval '1 second', last_error = $3
 WHERE id = $1 AND attempts = $4 AND sent_at IS NULL AND abandoned_at IS NULL;

-- name: abandon
UPDATE outbox
   SET abandoned_at = now(), payload = NULL, last_error = $2
 WHERE id = $1 AND attempts = $3 AND sent_at IS NULL AND abandoned_at IS NULL;

-- name: count_pending
-- For the gauge; counts to 10,000 and no further, so that a backlog does not cost more each second.
SELECT count(*)
  FROM (SELECT 1 FROM outbox WHERE sent_at IS NULL AND abandoned_at IS NULL LIMIT 10000) pending;
