-- name: enter_session
-- Acts for the customer of a live session; an empty text when it has ended.
SELECT set_config('billspay.user_id',
                  coalesce((SELECT user_id::text FROM live_sessions
                             WHERE id = $1 AND user_id = $2), ''), true);

-- name: enter_by_email
-- Acts for whoever signs in with this address. Only A to Z are folded, as the throttle does it:
-- other capitals that PostgreSQL turns into ASCII letters would be further keys to one account.
SELECT set_config('billspay.user_id',
                  coalesce((SELECT user_id::text FROM accounts_by_email
                             WHERE email_key = lower($1 COLLATE "C") COLLATE "default"), ''),
                  true);

-- name: enter_by_refresh_token
-- Acts for the owner of a refresh token.
SELECT set_config('billspay.user_id',
                  coalesce((SELECT user_id::text FROM accounts_by_refresh_token
                             WHERE token_hash = $1), ''), true);

-- name: enter_by_one_time_token
-- Acts for the receiver of a mailed link.
SELECT set_config('billspay.user_id',
                  coalesce((SELECT user_id::text FROM accounts_by_one_time_token
                             WHERE token_hash = $1), ''), true);

-- name: act_for
-- Acts for a customer whose identity was established by other means.
SELECT set_config('billspay.user_id', $1::uuid::text, true);

-- name: enter_as_agent
-- Whether an agent's session lives; an empty text when it has ended or the agent was disabled.
SELECT coalesce((SELECT s.id::text
                   FROM staff_sessions s
                   JOIN agents a ON a.id = s.agent_id
                  WHERE s.id = $1 AND s.agent_id = $2
                    AND s.ended_at IS NULL AND s.expires_at > now() AND s.idle_expires_at > now()
                    AND a.is_active AND a.deleted_at IS NULL), '');

-- name: enter_as_admin
-- The same for an admin.
SELECT coalesce((SELECT s.id::text
                   FROM staff_sessions s
                   JOIN admins a ON a.id = s.admin_id
                  WHERE s.id = $1 AND s.admin_id = $2
                    AND s.ended_at IS NULL AND s.expires_at > now() AND s.idle_expires_at > now()
                    AND a.is_active AND a.deleted_at IS NULL), '');
