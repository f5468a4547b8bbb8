-- name: list_queue
-- Who waits longest, each with the customers that look like the same person (one row a duplicate).
SELECT u.id, u.email, u.first_name, u.last_name, u.phone, u.customer_number, u.kyc_status,
       u.created_at, u.email_verified, u.version, d.id AS duplicate_id,
       d.customer_number AS duplicate_number, d.kyc_status AS duplicate_status
  FROM (SELECT id, email, first_name, last_name, phone, customer_number, kyc_status, created_at,
               email_verified_at IS NOT NULL AS email_verified, version, identity_hash
          FROM users
         WHERE deleted_at IS NULL AND kyc_status IN ('PENDING', 'NEEDS_INFO')
           AND kyc_status = $1 AND (created_at, id) > ($2, $3)
         ORDER BY created_at, id
         LIMIT $4::integer) u
  LEFT JOIN LATERAL (SELECT o.id, o.customer_number, o.kyc_status, o.created_at
                       FROM users o
                      WHERE o.identity_hash = u.identity_hash AND o.id <> u.id
                        AND o.deleted_at IS NULL
                      ORDER BY o.created_at, o.id
                      LIMIT $5::integer) d ON true
 ORDER BY u.created_at, u.id, d.created_at, d.id;

-- name: find_applicant
-- What a reviewer compares.
SELECT id, email, email_verified_at IS NOT NULL, first_name, last_name, date_of_birth, phone,
       address_line1, address_line2, city, state, postal_code, customer_number, kyc_status,
       kyc_reason, last_login_at, created_at, version
  FROM users
 WHERE id = $1 AND deleted_at IS NULL;

-- name: find_duplicates
-- Other customers that look like the same person.
SELECT o.id, o.customer_number, o.kyc_status
  FROM users u
  JOIN users o ON o.identity_hash = u.identity_hash AND o.id <> u.id AND o.deleted_at IS NULL
 WHERE u.id = $1
 ORDER BY o.created_at, o.id
 LIMIT $2::integer;

-- name: list_decisions
-- What was decided about a customer before, newest first.
SELECT d.id, d.decision, d.reason, a.full_name, d.user_version, d.created_at
  FROM kyc_decisions d
  JOIN admins a ON a.id = d.admin_id
 WHERE d.user_id = $1
 ORDER BY d.created_at DESC, d.id DESC
 LIMIT $2::integer;

-- name: find_identity
-- The sealed part of a customer's identity.
SELECT date_of_birth, ssn_last4 FROM users WHERE id = $1 AND deleted_at IS NULL;

-- name: find_standing
-- What a decision depends on; the customer's row is held.
SELECT first_name, kyc_status, kyc_reason, email_verified_at IS NOT NULL, version
  FROM users
 WHERE id = $1 AND deleted_at IS NULL;

-- name: keep_decision
-- Who decided what, over which version of the data.
INSERT INTO kyc_decisions (id, user_id, user_version, decision, reason, admin_id)
VALUES ($1, $2, $3, $4, $5, $6);

-- name: decide
-- The step that the decision means.
UPDATE users
   SET kyc_status = $3, kyc_reason = $4, version = version + 1, updated_at = now()
 WHERE id = $1 AND version = $2 AND kyc_status = 'PENDING' AND deleted_at IS NULL;
