-- name: list
-- A page of a customer's wallet, newest first.
SELECT id, type, provider, cardholder_name, nickname, exp_month::integer, exp_year::integer, brand,
       last4, routing_number, account_type, owner_name, billing_address_line1,
       billing_address_line2, billing_city, billing_state, billing_postal_code, is_default,
       created_at, updated_at, version
  FROM payment_methods
 WHERE user_id = $1 AND deleted_at IS NULL AND (created_at, id) < ($2, $3)
 ORDER BY created_at DESC, id DESC
 LIMIT $4::integer;

-- name: find
-- One payment method of a customer.
SELECT id, type, provider, cardholder_name, nickname, exp_month::integer, exp_year::integer, brand,
       last4, routing_number, account_type, owner_name, billing_address_line1,
       billing_address_line2, billing_city, billing_state, billing_postal_code, is_default,
       created_at, updated_at, version
  FROM payment_methods
 WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL;

-- name: lock_wallet
-- Changes to one wallet come one after the other: its owner's row is the lock. The same lock as the
-- one that staff hold while they assist: a stronger one could wait for a sign-in that waits for us.
SELECT u.first_name || ' ' || u.last_name AS full_name, u.kyc_status, u.address_line1,
       u.address_line2, u.city, u.state, u.postal_code
  FROM users u
 WHERE u.id = $1 AND u.deleted_at IS NULL
   FOR NO KEY UPDATE;

-- name: count_methods
-- A statement of its own after the lock: one that waits for the lock counts what was there before.
SELECT count(*)::integer FROM payment_methods WHERE user_id = $1 AND deleted_at IS NULL;

-- name: add
-- A new payment method.
INSERT INTO payment_methods (id, user_id, type, provider, account_number, account_hash, last4,
                             cardholder_name, nickname, exp_month, exp_year, brand,
                             routing_number, account_type, owner_name, billing_address_line1,
                             billing_address_line2, billing_city, billing_state,
                             billing_postal_code, is_default)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::integer, $11::integer, $12, $13, $14, $15, $16,
        $17, $18, $19, $20, $21);

-- name: keep_sealed
-- The sealed number, which only the offline key opens.
INSERT INTO vault_accounts (token, user_id, key_id, sealed) VALUES ($1, $2, $3, $4);

-- name: save
-- Writes changed details.
UPDATE payment_methods
   SET provider = $3, cardholder_name = $4, nickname = $5, exp_month = $6::integer,
       exp_year = $7::integer, account_type = $8, owner_name = $9, billing_address_line1 = $10,
       billing_address_line2 = $11, billing_city = $12, billing_state = $13,
       billing_postal_code = $14, is_default = $15, version = version + 1, updated_at = now()
 WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL;

-- name: clear_default
-- No payment method is the default, for the moment between this and the next statement.
UPDATE payment_methods
   SET is_default = false, version = version + 1, updated_at = now()
 WHERE user_id = $1 AND is_default AND deleted_at IS NULL
RETURNING id;

-- name: remove
-- Takes a payment method out of the wallet; its row stays.
UPDATE payment_methods
   SET deleted_at = now(), is_default = false, version = version + 1, updated_at = now()
 WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL;

-- name: promote_newest
-- After the default was removed, the one added last takes its place.
UPDATE payment_methods
   SET is_default = true, version = version + 1, updated_at = now()
 WHERE user_id = $1 AND deleted_at IS NULL
   AND id = (SELECT id FROM payment_methods
              WHERE user_id = $1 AND deleted_at IS NULL
              ORDER BY created_at DESC, id DESC
              LIMIT 1)
RETURNING id;

-- name: find_removed
-- A payment method that was taken out of the wallet, and whether that was within so many days.
SELECT version, deleted_at > now() - make_interval(days => $3::integer) AS recently
  FROM payment_methods
 WHERE user_id = $1 AND id = $2 AND deleted_at IS NOT NULL;

-- name: put_back
-- Puts a removed payment method back into the wallet.
UPDATE payment_methods
   SET deleted_at = NULL, is_default = $3, version = version + 1, updated_at = now()
 WHERE user_id = $1 AND id = $2 AND deleted_at IS NOT NULL;
