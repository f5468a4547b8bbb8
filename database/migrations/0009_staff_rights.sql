-- What agents and admins may do. They see every customer by design; what keeps strangers out is the
-- guard before each statement (a live staff session) and the columns that are granted. Policies are
-- plain `true`, so that the planner may use any index: a policy with a condition is evaluated
-- before operators that could leak, such as LIKE.
ALTER TABLE staff_sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff_refresh_tokens ENABLE ROW LEVEL SECURITY;

CREATE POLICY users_staff ON users TO billspay_agent, billspay_admin USING (true);
CREATE POLICY payment_methods_staff ON payment_methods TO billspay_agent, billspay_admin
  USING (true);
CREATE POLICY vault_accounts_staff ON vault_accounts TO billspay_agent USING (true);
CREATE POLICY billers_staff ON billers TO billspay_agent, billspay_admin USING (true);
CREATE POLICY receipts_staff ON receipts TO billspay_agent, billspay_admin USING (true);
CREATE POLICY outbox_staff ON outbox TO billspay_agent, billspay_admin USING (true);
CREATE POLICY idempotency_keys_staff ON idempotency_keys TO billspay_agent, billspay_admin
  USING (true);
CREATE POLICY sessions_admin ON sessions TO billspay_admin USING (true);
CREATE POLICY staff_sessions_agent ON staff_sessions TO billspay_agent
  USING (agent_id IS NOT NULL);
CREATE POLICY staff_sessions_admin ON staff_sessions TO billspay_admin USING (true);
CREATE POLICY staff_refresh_tokens_agent ON staff_refresh_tokens TO billspay_agent
  USING (EXISTS (SELECT FROM staff_sessions s
                  WHERE s.id = staff_refresh_tokens.session_id AND s.agent_id IS NOT NULL));
CREATE POLICY staff_refresh_tokens_admin ON staff_refresh_tokens TO billspay_admin
  USING (EXISTS (SELECT FROM staff_sessions s
                  WHERE s.id = staff_refresh_tokens.session_id AND s.admin_id IS NOT NULL));
CREATE POLICY staff_refresh_tokens_worker ON staff_refresh_tokens TO billspay_worker USING (true);
CREATE POLICY audit_events_agent_read ON audit_events FOR SELECT TO billspay_agent USING (true);
CREATE POLICY audit_events_agent_write ON audit_events FOR INSERT TO billspay_agent
  WITH CHECK (audience = 'agent');
CREATE POLICY audit_events_admin_read ON audit_events FOR SELECT TO billspay_admin USING (true);
CREATE POLICY audit_events_admin_write ON audit_events FOR INSERT TO billspay_admin
  WITH CHECK (audience = 'admin');

-- Nobody of the staff reads a password hash of a customer, or a token of an account number; the
-- sealed identity is for the review of enrolments, which is the admin's.
GRANT SELECT (id, email, first_name, last_name, phone, address_line1, address_line2, city, state,
              postal_code, customer_number, kyc_status, kyc_reason, email_verified_at,
              last_login_at, version, created_at, updated_at, deleted_at)
  ON users TO billspay_agent, billspay_admin;
GRANT SELECT (date_of_birth, ssn_last4, identity_hash) ON users TO billspay_admin;
GRANT UPDATE (updated_at) ON users TO billspay_agent;
GRANT UPDATE (kyc_status, kyc_reason, version, updated_at, deleted_at) ON users TO billspay_admin;

GRANT SELECT (id, user_id, type, provider, account_hash, last4, cardholder_name, nickname,
              exp_month, exp_year, brand, routing_number, account_type, owner_name,
              billing_address_line1, billing_address_line2, billing_city, billing_state,
              billing_postal_code, is_default, version, created_at, updated_at, deleted_at)
  ON payment_methods TO billspay_agent, billspay_admin;
GRANT INSERT ON payment_methods, vault_accounts TO billspay_agent;
GRANT UPDATE (provider, cardholder_name, nickname, exp_month, exp_year, account_type, owner_name,
              billing_address_line1, billing_address_line2, billing_city, billing_state,
              billing_postal_code, is_default, version, updated_at, deleted_at)
  ON payment_methods TO billspay_agent;

GRANT SELECT, INSERT ON billers, receipts TO billspay_agent, billspay_admin;
GRANT UPDATE (name, category, account_id, contact_info, version, updated_at, deleted_at)
  ON billers TO billspay_agent, billspay_admin;
-- The amount of a receipt is never changed: void and replace.
GRANT UPDATE (status, void_reason, voided_at, version, updated_at)
  ON receipts TO billspay_agent, billspay_admin;

GRANT SELECT (id, username, password_hash, full_name, is_active, version, deleted_at),
      UPDATE (password_hash, version, updated_at)
  ON agents TO billspay_agent;
GRANT SELECT, INSERT,
      UPDATE (username, password_hash, full_name, email, phone, is_active, version, updated_at,
              deleted_at)
  ON agents TO billspay_admin;
GRANT SELECT, UPDATE (password_hash, one_time_until, version, updated_at)
  ON admins TO billspay_admin;
GRANT SELECT, INSERT, UPDATE (assigned_at) ON agent_customer_assignments TO billspay_agent;
GRANT SELECT ON agent_customer_assignments TO billspay_admin;

GRANT SELECT, INSERT, UPDATE ON staff_sessions, staff_refresh_tokens, idempotency_keys
  TO billspay_agent, billspay_admin;
GRANT SELECT (id, user_id, ip, user_agent, last_used_at, idle_expires_at, expires_at, created_at,
              ended_at),
      UPDATE (ended_at, ended_reason)
  ON sessions TO billspay_admin;
GRANT INSERT ON outbox, audit_events TO billspay_agent, billspay_admin;
GRANT SELECT (id, at, user_id, audience, actor_kind, actor_name, action, outcome, object_kind,
              object_id)
  ON audit_events TO billspay_agent;
GRANT SELECT ON audit_events TO billspay_admin;
GRANT SELECT (created_at), DELETE ON staff_refresh_tokens TO billspay_worker;
-- The portal tells a customer what of a removed event's object is meant.
GRANT SELECT (object_id, audience) ON audit_events TO billspay_portal;

-- Every table that a role may touch says so by a policy as well.
ALTER TABLE agents ENABLE ROW LEVEL SECURITY;
ALTER TABLE admins ENABLE ROW LEVEL SECURITY;
ALTER TABLE agent_customer_assignments ENABLE ROW LEVEL SECURITY;
CREATE POLICY agents_staff ON agents TO billspay_agent, billspay_admin USING (true);
CREATE POLICY admins_admin ON admins TO billspay_admin USING (true);
CREATE POLICY agent_customer_assignments_staff ON agent_customer_assignments
  TO billspay_agent, billspay_admin USING (true);
