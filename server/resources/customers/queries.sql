-- name: email_is_taken
-- Whether somebody signs in with this address.
SELECT true FROM accounts_by_email WHERE email_key = lower($1);

-- name: add
-- Enrols a customer; changes nothing when the customer number is taken.
INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, ssn_last4,
                   identity_hash, phone, address_line1, address_line2, city, state, postal_code,
                   customer_number)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
ON CONFLICT ON CONSTRAINT users_customer_number_key DO NOTHING;

-- name: find_profile
-- What a customer sees of their own account.
SELECT id, email, first_name, last_name, phone, address_line1, address_line2, city, state,
       postal_code, customer_number, kyc_status, kyc_reason, email_verified_at IS NOT NULL,
       created_at, last_login_at, version
  FROM users
 WHERE id = $1 AND deleted_at IS NULL;

-- name: lock_profile
-- The same, kept from changing until the end of the transaction.
SELECT id, email, first_name, last_name, phone, address_line1, address_line2, city, state,
       postal_code, customer_number, kyc_status, kyc_reason, email_verified_at IS NOT NULL,
       created_at, last_login_at, version
  FROM users
 WHERE id = $1 AND deleted_at IS NULL
   FOR UPDATE;

-- name: save_profile
-- Writes a changed profile.
UPDATE users
   SET first_name = $2, last_name = $3, phone = $4, address_line1 = $5, address_line2 = $6,
       city = $7, state = $8, postal_code = $9, version = version + 1, updated_at = now()
 WHERE id = $1;

-- name: add_verification
-- A mailed link that confirms an address; only its hash is kept.
INSERT INTO one_time_tokens (token_hash, user_id, purpose, expires_at)
VALUES ($1, $2, 'VERIFY_EMAIL', now() + make_interval(secs => $3::integer));

-- name: use_verification
-- Uses a link once.
UPDATE one_time_tokens
   SET used_at = now()
 WHERE token_hash = $1 AND purpose = 'VERIFY_EMAIL' AND used_at IS NULL AND expires_at > now()
RETURNING user_id;

-- name: mark_verified
-- The address belongs to the customer.
UPDATE users
   SET email_verified_at = coalesce(email_verified_at, now()), updated_at = now()
 WHERE id = $1 AND deleted_at IS NULL
RETURNING first_name || ' ' || last_name;
