-- Purging (S64): years after a customer was removed the worker erases what tells who it was. It
-- sees removed customers only, and what it writes is purged.
CREATE INDEX vault_accounts_user_idx ON vault_accounts (user_id);

CREATE POLICY users_worker ON users TO billspay_worker
  USING (deleted_at IS NOT NULL) WITH CHECK (purged_at IS NOT NULL);
CREATE POLICY payment_methods_worker ON payment_methods TO billspay_worker
  USING (EXISTS (SELECT FROM users u WHERE u.id = payment_methods.user_id))
  WITH CHECK (deleted_at IS NOT NULL);
CREATE POLICY vault_accounts_worker ON vault_accounts TO billspay_worker
  USING (EXISTS (SELECT FROM users u WHERE u.id = vault_accounts.user_id));
CREATE POLICY billers_worker ON billers TO billspay_worker
  USING (EXISTS (SELECT FROM users u WHERE u.id = billers.user_id))
  WITH CHECK (deleted_at IS NOT NULL);
CREATE POLICY biller_names_worker ON biller_names TO billspay_worker USING (true);
CREATE POLICY sessions_worker ON sessions TO billspay_worker
  USING (EXISTS (SELECT FROM users u WHERE u.id = sessions.user_id));

GRANT SELECT (id, deleted_at, purged_at, version),
      UPDATE (email, password_hash, first_name, last_name, date_of_birth, ssn_last4, identity_hash,
              phone, address_line1, address_line2, city, state, postal_code, kyc_reason, version,
              updated_at, purged_at)
  ON users TO billspay_worker;
GRANT SELECT (user_id, type, deleted_at, version),
      UPDATE (account_number, account_hash, last4, cardholder_name, nickname, owner_name,
              routing_number, billing_address_line1, billing_address_line2, billing_city,
              billing_state, billing_postal_code, is_default, deleted_at, version, updated_at)
  ON payment_methods TO billspay_worker;
GRANT SELECT (user_id), DELETE ON vault_accounts TO billspay_worker;
GRANT SELECT (user_id, deleted_at, version),
      UPDATE (account_id, contact_info, deleted_at, version, updated_at)
  ON billers TO billspay_worker;
-- Its trigger notes the names again.
GRANT INSERT ON biller_names TO billspay_worker;
GRANT SELECT (user_id), UPDATE (ip, user_agent) ON sessions TO billspay_worker;
