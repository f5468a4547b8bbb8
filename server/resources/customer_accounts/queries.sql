-- name: find_profile
-- What staff see of a customer, removed or not; never the SSN or the birth date.
SELECT id, email, first_name, last_name, phone, address_line1, address_line2, city, state,
       postal_code, customer_number, kyc_status, kyc_reason, email_verified_at IS NOT NULL,
       created_at, last_login_at, deleted_at, version
  FROM users
 WHERE id = $1;

-- name: list_billers
-- The billers of a customer, newest first, each with its last payments (one row a payment).
SELECT b.id, b.name, b.category, b.account_id, b.contact_info, b.created_at, b.updated_at,
       r.id, r.amount, r.paid_on, r.confirmation
  FROM (SELECT id, name, category, account_id, contact_info, created_at, updated_at
          FROM billers
         WHERE user_id = $1 AND deleted_at IS NULL
         ORDER BY created_at DESC, id DESC
         LIMIT 200) b
  LEFT JOIN LATERAL (SELECT id, amount, paid_on, confirmation
                       FROM receipts
                      WHERE user_id = $1 AND biller_id = b.id AND deleted_at IS NULL
                        AND status = 'POSTED'
                      ORDER BY paid_on DESC, id DESC
                      LIMIT 3) r ON true
 ORDER BY b.created_at DESC, b.id DESC, r.paid_on DESC, r.id DESC;

-- name: list_payment_methods
-- A customer's wallet as it is shown: nothing in it is a number.
SELECT id, type, provider, cardholder_name, nickname, exp_month::integer, exp_year::integer, brand,
       last4, routing_number, account_type, owner_name, billing_address_line1,
       billing_address_line2, billing_city, billing_state, billing_postal_code, is_default,
       created_at, updated_at
  FROM payment_methods
 WHERE user_id = $1 AND deleted_at IS NULL
 ORDER BY created_at DESC, id DESC
 LIMIT 200;

-- name: list_receipts
-- The last payments.
SELECT id, amount, paid_on, confirmation, notes, download_url, status,
       biller_id, biller_name, biller_category, void_reason, voided_at, replaces_id
  FROM receipts
 WHERE user_id = $1 AND deleted_at IS NULL
 ORDER BY paid_on DESC, id DESC
 LIMIT 50;

-- name: list_assignments
-- Who assisted, the last one first.
SELECT a.id, a.full_name, c.assigned_at
  FROM agent_customer_assignments c
  JOIN agents a ON a.id = c.agent_id
 WHERE c.user_id = $1
 ORDER BY c.assigned_at DESC, a.id
 LIMIT 50;

-- name: hold
-- An account that is about to be removed or brought back; whoever changes it waits.
SELECT version, deleted_at, purged_at IS NOT NULL AS purged
  FROM users
 WHERE id = $1
   FOR NO KEY UPDATE;

-- name: remove
-- The account and all that belongs to it vanish from every ordinary read; nothing is erased.
UPDATE users
   SET deleted_at = now(), version = version + 1, updated_at = now()
 WHERE id = $1
RETURNING deleted_at;

-- name: restore
-- Brings the account back as it was.
UPDATE users SET deleted_at = NULL, version = version + 1, updated_at = now() WHERE id = $1;
