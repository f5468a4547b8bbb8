-- name: find_owner
-- Whose password it is; the guard has named the customer.
SELECT id, email, first_name, last_name, password_hash
  FROM users
 WHERE deleted_at IS NULL
   AND id = nullif(current_setting('billspay.user_id', true), '')::uuid;

-- name: find_reset
-- Whose password a mailed link resets, while it can be used.
SELECT u.id, u.email, u.first_name, u.last_name, u.password_hash
  FROM one_time_tokens t
  JOIN users u ON u.id = t.user_id
 WHERE t.token_hash = $1 AND t.purpose = 'PASSWORD_RESET' AND t.used_at IS NULL
   AND t.expires_at > now() AND u.deleted_at IS NULL;

-- name: replace
-- A new password, if it is still the one that was seen.
UPDATE users
   SET password_hash = $3, updated_at = now()
 WHERE id = $1 AND password_hash = $2 AND deleted_at IS NULL;

-- name: add_reset
-- A mailed link; only its hash is kept.
INSERT INTO one_time_tokens (token_hash, user_id, purpose, expires_at)
VALUES ($1, $2, 'PASSWORD_RESET', now() + make_interval(secs => $3::integer));

-- name: use_reset
-- It works once.
UPDATE one_time_tokens
   SET used_at = now()
 WHERE token_hash = $1 AND purpose = 'PASSWORD_RESET' AND used_at IS NULL AND expires_at > now();

-- name: void_resets
-- Other links are of no use any more.
UPDATE one_time_tokens
   SET used_at = now()
 WHERE user_id = $1 AND purpose = 'PASSWORD_RESET' AND used_at IS NULL;

-- name: find_agent
-- Whose password it is; the guard has seen the agent's live session.
SELECT id, username, full_name, password_hash FROM agents WHERE id = $1 AND deleted_at IS NULL;

-- name: find_admin
-- The same for an admin.
SELECT id, username, full_name, password_hash FROM admins WHERE id = $1 AND deleted_at IS NULL;

-- name: replace_agents
-- A new password of an agent, if it is still the one that was seen.
UPDATE agents
   SET password_hash = $3, version = version + 1, updated_at = now()
 WHERE id = $1 AND password_hash = $2 AND is_active AND deleted_at IS NULL;

-- name: replace_admins
-- The same for an admin.
UPDATE admins
   SET password_hash = $3, version = version + 1, updated_at = now()
 WHERE id = $1 AND password_hash = $2 AND is_active AND deleted_at IS NULL;
