-- name: find_account
-- Who signs in here; the guard has named the customer.
SELECT id, email, first_name, last_name, customer_number, kyc_status, password_hash
  FROM users
 WHERE deleted_at IS NULL
   AND id = nullif(current_setting('billspay.user_id', true), '')::uuid;

-- name: open
-- A device signs in.
INSERT INTO sessions (id, user_id, ip, user_agent, idle_expires_at, expires_at)
VALUES ($1, $2, $3::inet, $4, now() + make_interval(secs => $5::integer),
        now() + make_interval(secs => $6::integer));

-- name: add_refresh_token
-- Only the hash of what the device keeps.
INSERT INTO refresh_tokens (token_hash, user_id, session_id) VALUES ($1, $2, $3);

-- name: note_sign_in
-- Remembers when, and a hash made by the present policy if the kept one was weaker; changes nothing
-- when the password was replaced or the customer removed since the hash was read.
UPDATE users
   SET last_login_at = now(), password_hash = coalesce($3, password_hash)
 WHERE id = $1 AND password_hash = $2 AND deleted_at IS NULL;

-- name: lock_refresh_token
-- A refresh token with its session and customer; two uses at once come here one after the other.
SELECT t.used_at IS NOT NULL AS used, s.id AS session_id, u.id AS customer_id,
       u.customer_number, u.first_name || ' ' || u.last_name AS full_name, u.email,
       s.ended_at IS NULL AND s.expires_at > now() AND s.idle_expires_at > now()
         AND u.deleted_at IS NULL AS live
  FROM refresh_tokens t
  JOIN sessions s ON s.user_id = t.user_id AND s.id = t.session_id
  JOIN users u ON u.id = t.user_id
 WHERE t.token_hash = $1
   FOR UPDATE OF t, s;

-- name: use_refresh_token
-- It works once.
UPDATE refresh_tokens SET used_at = now() WHERE token_hash = $1;

-- name: touch
-- The session was used; its absolute end stays.
UPDATE sessions
   SET last_used_at = now(), idle_expires_at = now() + make_interval(secs => $3::integer)
 WHERE user_id = $1 AND id = $2;

-- name: end_one
-- Ends one session.
UPDATE sessions
   SET ended_at = now(), ended_reason = $3
 WHERE user_id = $1 AND id = $2 AND ended_at IS NULL;

-- name: end_all
-- Ends all sessions of a customer but one, or all.
UPDATE sessions
   SET ended_at = now(), ended_reason = $3
 WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2::uuid;

-- name: list_live
-- The devices that are signed in, last used first.
SELECT id, id = $2 AS current, host(ip) AS ip, user_agent, created_at, last_used_at, expires_at
  FROM sessions
 WHERE user_id = $1 AND ended_at IS NULL AND expires_at > now() AND idle_expires_at > now()
 ORDER BY last_used_at DESC, id DESC
 LIMIT 200;

-- name: full_name
-- How the customer is called in the audit trail.
SELECT first_name || ' ' || last_name AS full_name FROM users WHERE id = $1;

-- name: find_agent
-- Which agent signs in under this name, disabled or not; the guess is checked in either case.
SELECT id, username, full_name, password_hash, is_active,
       false AS one_time, false AS too_late
  FROM agents
 WHERE lower(username) = $1 AND deleted_at IS NULL;

-- name: find_admin
-- The same for an admin, whose password may have been made for one use.
SELECT id, username, full_name, password_hash, is_active,
       one_time_until IS NOT NULL AS one_time,
       one_time_until IS NOT NULL AND one_time_until <= now() AS too_late
  FROM admins
 WHERE lower(username) = $1 AND deleted_at IS NULL;

-- name: note_agent_sign_in
-- Keeps a hash made by the present policy if the kept one was weaker; changes nothing when the
-- password was replaced or the agent disabled since the hash was read. Whoever disables the agent
-- waits for this row, or is waited for.
UPDATE agents
   SET password_hash = coalesce($3, password_hash)
 WHERE id = $1 AND password_hash = $2 AND is_active AND deleted_at IS NULL;

-- name: note_admin_sign_in
-- The same for an admin whose password is their own.
UPDATE admins
   SET password_hash = coalesce($3, password_hash)
 WHERE id = $1 AND password_hash = $2 AND is_active AND deleted_at IS NULL
   AND one_time_until IS NULL;

-- name: use_one_time_password
-- The password that was made on the command line gives way to one that the admin chose.
UPDATE admins
   SET password_hash = $3, one_time_until = NULL, version = version + 1, updated_at = now()
 WHERE id = $1 AND password_hash = $2 AND is_active AND deleted_at IS NULL
   AND one_time_until > now();

-- name: open_for_staff
-- An agent ($2) or an admin ($3) signs in.
INSERT INTO staff_sessions (id, agent_id, admin_id, ip, user_agent, idle_expires_at, expires_at)
VALUES ($1, $2, $3, $4::inet, $5, now() + make_interval(secs => $6::integer),
        now() + make_interval(secs => $7::integer));

-- name: add_staff_refresh_token
-- Only the hash of what the device keeps.
INSERT INTO staff_refresh_tokens (token_hash, session_id) VALUES ($1, $2);

-- name: lock_agent_refresh_token
-- A refresh token with its session and agent; two uses at once come here one after the other.
SELECT t.used_at IS NOT NULL AS used, s.id AS session_id, a.id AS staff_id, a.full_name,
       s.ended_at IS NULL AND s.expires_at > now() AND s.idle_expires_at > now()
         AND a.is_active AND a.deleted_at IS NULL AS live
  FROM staff_refresh_tokens t
  JOIN staff_sessions s ON s.id = t.session_id
  JOIN agents a ON a.id = s.agent_id
 WHERE t.token_hash = $1
   FOR UPDATE OF t, s;

-- name: lock_admin_refresh_token
-- The same for an admin's.
SELECT t.used_at IS NOT NULL AS used, s.id AS session_id, a.id AS staff_id, a.full_name,
       s.ended_at IS NULL AND s.expires_at > now() AND s.idle_expires_at > now()
         AND a.is_active AND a.deleted_at IS NULL AS live
  FROM staff_refresh_tokens t
  JOIN staff_sessions s ON s.id = t.session_id
  JOIN admins a ON a.id = s.admin_id
 WHERE t.token_hash = $1
   FOR UPDATE OF t, s;

-- name: use_staff_refresh_token
-- It works once.
UPDATE staff_refresh_tokens SET used_at = now() WHERE token_hash = $1;

-- name: touch_for_staff
-- The session was used; its absolute end stays.
UPDATE staff_sessions
   SET last_used_at = now(), idle_expires_at = now() + make_interval(secs => $2::integer)
 WHERE id = $1;

-- name: end_one_of_staff
-- Ends one session of an agent or an admin.
UPDATE staff_sessions
   SET ended_at = now(), ended_reason = $3
 WHERE id = $2 AND coalesce(agent_id, admin_id) = $1 AND ended_at IS NULL;

-- name: end_all_of_agent
-- Ends all sessions of an agent but one, or all.
UPDATE staff_sessions
   SET ended_at = now(), ended_reason = $3
 WHERE agent_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2::uuid;

-- name: end_all_of_admin
-- The same for an admin.
UPDATE staff_sessions
   SET ended_at = now(), ended_reason = $3
 WHERE admin_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2::uuid;

-- name: list_live_of_agent
-- The devices where an agent is signed in, last used first.
SELECT id, id = $2 AS current, host(ip) AS ip, user_agent, created_at, last_used_at, expires_at
  FROM staff_sessions
 WHERE agent_id = $1 AND ended_at IS NULL AND expires_at > now() AND idle_expires_at > now()
 ORDER BY last_used_at DESC, id DESC
 LIMIT 200;

-- name: list_live_of_admin
-- The same for an admin.
SELECT id, id = $2 AS current, host(ip) AS ip, user_agent, created_at, last_used_at, expires_at
  FROM staff_sessions
 WHERE admin_id = $1 AND ended_at IS NULL AND expires_at > now() AND idle_expires_at > now()
 ORDER BY last_used_at DESC, id DESC
 LIMIT 200;
