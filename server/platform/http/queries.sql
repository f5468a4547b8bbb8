-- name: claim_key
-- Waits for a concurrent request with the same key; changes nothing when there was one.
INSERT INTO idempotency_keys (user_id, key, fingerprint)
VALUES ($1, $2, $3)
ON CONFLICT ON CONSTRAINT idempotency_keys_pkey DO NOTHING;

-- name: find_answer
-- What was answered under a key.
SELECT fingerprint, status, body, location, etag
  FROM idempotency_keys
 WHERE user_id = $1 AND key = $2;

-- name: keep_answer
-- Keeps the answer for retries.
UPDATE idempotency_keys
   SET status = $3, body = $4, location = $5, etag = $6
 WHERE user_id = $1 AND key = $2;

-- name: probe
-- Nothing but its guard: does the session live?
SELECT true;
