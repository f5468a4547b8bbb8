-- name: clear_idempotency_keys
-- Answers are kept for two days of retries. This and the next ones take the oldest hour that is
-- due, so that none of them outlasts the limit of a statement.
DELETE FROM idempotency_keys
 WHERE created_at < least(now() - interval '48 hours',
                          (SELECT min(created_at) FROM idempotency_keys) + interval '1 hour');

-- name: clear_refresh_tokens
-- Older than any session lasts, so that none of them can be used or reused.
DELETE FROM refresh_tokens
 WHERE created_at < least(now() - interval '60 days',
                          (SELECT min(created_at) FROM refresh_tokens) + interval '1 hour');

-- name: clear_staff_refresh_tokens
-- The same for those of agents and admins.
DELETE FROM staff_refresh_tokens
 WHERE created_at < least(now() - interval '60 days',
                          (SELECT min(created_at) FROM staff_refresh_tokens) + interval '1 hour');

-- name: clear_one_time_tokens
-- Mailed links that expired long ago.
DELETE FROM one_time_tokens
 WHERE expires_at < least(now() - interval '30 days',
                          (SELECT min(expires_at) FROM one_time_tokens) + interval '1 hour');

-- name: chain_totals
-- How many events the chain has, and how many are older than it.
SELECT coalesce(sum(position), 0), (SELECT events FROM unchained_audit_events) FROM audit_lanes;

-- name: used_lanes
-- Where each lane of the chain ends.
SELECT lane, position, encode(head, 'hex') FROM audit_lanes WHERE position > 0 ORDER BY lane;

-- name: walk_chain
-- Every chained event, lane by lane. `at` in microseconds since 1970, NULL when it is not finite;
-- an address that carries a mask was not written by us and is shown with it.
SELECT lane, position, encode(mac, 'hex'),
       to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
       id, CASE WHEN isfinite(at) THEN trunc(extract(epoch FROM at) * 1000000) END,
       user_id, audience, actor_kind, actor_id, actor_name, action, outcome, object_kind, object_id,
       before, after, reason,
       CASE WHEN masklen(ip) = CASE family(ip) WHEN 4 THEN 32 ELSE 128 END THEN host(ip)
            ELSE ip::text END,
       request_id
  FROM audit_events
 WHERE lane IS NOT NULL
 ORDER BY lane, position;

-- name: first_outside_chain
-- The first event without a link that is not older than the chain.
SELECT id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  FROM audit_events
 WHERE lane IS NULL AND at >= (SELECT min(at) FROM audit_events WHERE lane IS NOT NULL)
 ORDER BY at, id
 LIMIT 1;

-- name: find_due_for_purging
-- Customers who were removed so many days ago; another process's are left to it.
SELECT id
  FROM users
 WHERE deleted_at < now() - make_interval(days => $1::integer) AND purged_at IS NULL
 ORDER BY deleted_at, id
 LIMIT $2::integer
   FOR UPDATE SKIP LOCKED;

-- name: erase_vault_accounts
-- The sealed account numbers.
DELETE FROM vault_accounts WHERE user_id = $1;

-- name: erase_payment_methods
-- What is left of a wallet says how many methods there were, and of what kind.
UPDATE payment_methods
   SET account_number = 'tok_erased', account_hash = ''::bytea, last4 = '0000',
       cardholder_name = NULL, nickname = NULL,
       owner_name = CASE WHEN type = 'BANK_ACCOUNT' THEN 'Erased' END,
       routing_number = CASE WHEN type = 'BANK_ACCOUNT' THEN '*****0000' END,
       billing_address_line1 = NULL, billing_address_line2 = NULL, billing_city = NULL,
       billing_state = NULL, billing_postal_code = NULL, is_default = false,
       deleted_at = coalesce(deleted_at, now()), version = version + 1, updated_at = now()
 WHERE user_id = $1;

-- name: erase_billers
-- Under which account somebody was with a company.
UPDATE billers
   SET account_id = 'erased', contact_info = NULL, deleted_at = coalesce(deleted_at, now()),
       version = version + 1, updated_at = now()
 WHERE user_id = $1;

-- name: erase_sessions
-- From where somebody signed in, and with what.
UPDATE sessions SET ip = NULL, user_agent = '' WHERE user_id = $1;

-- name: erase_customer
-- The customer number stays, for the receipts; everything else says nothing.
UPDATE users
   SET email = id::text || '@removed.invalid', password_hash = 'none', first_name = 'Removed',
       last_name = 'Customer', date_of_birth = ''::bytea, ssn_last4 = ''::bytea,
       identity_hash = ''::bytea, phone = NULL, address_line1 = '', address_line2 = NULL,
       city = '', state = 'XX', postal_code = '', kyc_reason = NULL, purged_at = now(),
       version = version + 1, updated_at = now()
 WHERE id = $1 AND deleted_at IS NOT NULL;
