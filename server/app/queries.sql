-- name: clear_idempotency_keys
-- Answers are kept for two days of retries.
DELETE FROM idempotency_keys WHERE created_at < now() - interval '48 hours';

-- name: clear_refresh_tokens
-- Older than any session lasts, so that none of them can be used or reused.
DELETE FROM refresh_tokens WHERE created_at < now() - interval '60 days';

-- name: clear_one_time_tokens
-- Mailed links that expired long ago.
DELETE FROM one_time_tokens WHERE expires_at < now() - interval '30 days';
