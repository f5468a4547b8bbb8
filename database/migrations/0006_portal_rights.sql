-- What the customer's side may do. Row-level security confines the portal's role to the rows of
-- billspay.user_id, a setting that lasts one transaction and that only two statements make: one
-- from a live session, one while signing in. Without it every table looks empty.
ALTER TABLE users            ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_methods  ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault_accounts   ENABLE ROW LEVEL SECURITY;
ALTER TABLE billers          ENABLE ROW LEVEL SECURITY;
ALTER TABLE receipts         ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions         ENABLE ROW LEVEL SECURITY;
ALTER TABLE refresh_tokens   ENABLE ROW LEVEL SECURITY;
ALTER TABLE one_time_tokens  ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox           ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_events     ENABLE ROW LEVEL SECURITY;

CREATE POLICY users_portal ON users TO billspay_portal
  USING (id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY payment_methods_portal ON payment_methods TO billspay_portal
  USING (user_id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY vault_accounts_portal ON vault_accounts TO billspay_portal
  USING (user_id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY billers_portal ON billers TO billspay_portal
  USING (user_id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY receipts_portal ON receipts TO billspay_portal
  USING (user_id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY sessions_portal ON sessions TO billspay_portal
  USING (user_id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY refresh_tokens_portal ON refresh_tokens TO billspay_portal
  USING (user_id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY one_time_tokens_portal ON one_time_tokens TO billspay_portal
  USING (user_id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY idempotency_keys_portal ON idempotency_keys TO billspay_portal
  USING (user_id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY outbox_portal ON outbox TO billspay_portal
  USING (user_id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY audit_events_portal_read ON audit_events FOR SELECT TO billspay_portal
  USING (user_id = nullif(current_setting('billspay.user_id', true), '')::uuid);
CREATE POLICY audit_events_portal_write ON audit_events FOR INSERT TO billspay_portal
  WITH CHECK (audience = 'customer'
              AND (user_id IS NULL
                   OR user_id = nullif(current_setting('billspay.user_id', true), '')::uuid));

GRANT SELECT ON users, billers, receipts, payment_methods, sessions, refresh_tokens,
                one_time_tokens, idempotency_keys TO billspay_portal;
-- New customers start as PENDING: the portal may not write kyc_status, nor a customer number twice.
GRANT INSERT (id, email, password_hash, first_name, last_name, date_of_birth, ssn_last4,
              identity_hash, phone, address_line1, address_line2, city, state, postal_code,
              customer_number)
  ON users TO billspay_portal;
GRANT UPDATE (password_hash, first_name, last_name, phone, address_line1, address_line2, city,
              state, postal_code, email_verified_at, last_login_at, version, updated_at)
  ON users TO billspay_portal;
GRANT INSERT, UPDATE ON payment_methods, sessions, refresh_tokens, one_time_tokens,
                        idempotency_keys TO billspay_portal;
GRANT INSERT ON vault_accounts, outbox, audit_events TO billspay_portal;
GRANT SELECT (id, at, user_id, actor_kind, actor_name, action, outcome, object_kind, ip)
  ON audit_events TO billspay_portal;

-- Views that run with the owner's rights: the only ways around row-level security, each as narrow
-- as its one question.
CREATE VIEW live_sessions WITH (security_barrier) AS
  SELECT s.id, s.user_id
    FROM sessions s
    JOIN users u ON u.id = s.user_id
   WHERE s.ended_at IS NULL AND s.expires_at > now() AND s.idle_expires_at > now()
     AND u.deleted_at IS NULL;
CREATE VIEW accounts_by_email WITH (security_barrier) AS
  SELECT lower(email) AS email_key, id AS user_id FROM users WHERE deleted_at IS NULL;
CREATE VIEW accounts_by_refresh_token WITH (security_barrier) AS
  SELECT token_hash, user_id FROM refresh_tokens;
CREATE VIEW accounts_by_one_time_token WITH (security_barrier) AS
  SELECT token_hash, user_id FROM one_time_tokens;
COMMENT ON VIEW live_sessions IS 'whose session is it, while it lives';
COMMENT ON VIEW accounts_by_email IS 'who signs in with this address';
COMMENT ON VIEW accounts_by_refresh_token IS 'whose refresh token is it';
COMMENT ON VIEW accounts_by_one_time_token IS 'whose mailed link is it';
GRANT SELECT ON live_sessions, accounts_by_email, accounts_by_refresh_token,
                accounts_by_one_time_token TO billspay_portal;

-- The worker sends mail and clears what has expired; it sees nobody's account.
CREATE POLICY outbox_worker ON outbox TO billspay_worker USING (true);
CREATE POLICY idempotency_keys_worker ON idempotency_keys TO billspay_worker USING (true);
GRANT SELECT, UPDATE ON outbox TO billspay_worker;
CREATE POLICY refresh_tokens_worker ON refresh_tokens TO billspay_worker USING (true);
CREATE POLICY one_time_tokens_worker ON one_time_tokens TO billspay_worker USING (true);
GRANT SELECT (created_at), DELETE ON idempotency_keys, refresh_tokens TO billspay_worker;
GRANT SELECT (expires_at), DELETE ON one_time_tokens TO billspay_worker;
