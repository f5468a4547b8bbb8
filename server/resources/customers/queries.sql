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
-- The same, kept from changing until the end of the transaction; new receipts, billers and sessions
-- refer to the row meanwhile.
SELECT id, email, first_name, last_name, phone, address_line1, address_line2, city, state,
       postal_code, customer_number, kyc_status, kyc_reason, email_verified_at IS NOT NULL,
       created_at, last_login_at, version
  FROM users
 WHERE id = $1 AND deleted_at IS NULL
   FOR NO KEY UPDATE;

-- name: save_profile
-- Writes a changed profile.
UPDATE users
   SET first_name = $2, last_name = $3, phone = $4, address_line1 = $5, address_line2 = $6,
       city = $7, state = $8, postal_code = $9, kyc_status = $10, kyc_reason = $11,
       version = version + 1, updated_at = now()
 WHERE id = $1;

-- name: find_identity
-- The sealed part of a customer's identity.
SELECT date_of_birth, ssn_last4 FROM users WHERE id = $1;

-- name: save_identity_hash
-- Of a person who took another name.
UPDATE users SET identity_hash = $2 WHERE id = $1;

-- name: add_verification
-- A mailed link that confirms an address; only its hash is kept.
INSERT INTO one_time_tokens (token_hash, user_id, purpose, expires_at)
VALUES ($1, $2, 'VERIFY_EMAIL', now() + make_interval(secs => $3::integer));

-- name: lock_unverified
-- Somebody whose address is not confirmed; two requests for a new link come one after the other.
SELECT email, first_name, last_name
  FROM users
 WHERE id = $1 AND deleted_at IS NULL AND email_verified_at IS NULL
   FOR NO KEY UPDATE;

-- name: void_verifications
-- Other links are of no use any more.
UPDATE one_time_tokens
   SET used_at = now()
 WHERE user_id = $1 AND purpose = 'VERIFY_EMAIL' AND used_at IS NULL;

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

-- name: hold
-- A customer whose account staff are about to change; removing waits until they are done.
SELECT first_name || ' ' || last_name AS full_name, email, kyc_status
  FROM users
 WHERE id = $1 AND deleted_at IS NULL
   FOR NO KEY UPDATE;

-- name: exists
-- Whether there is such a customer.
SELECT true FROM users WHERE id = $1 AND deleted_at IS NULL;

-- name: matches_words
-- Whether all words ($2, one a line) are found in a customer who is not removed.
SELECT true
  FROM users
 WHERE id = $1 AND deleted_at IS NULL
   AND NOT EXISTS (SELECT FROM string_to_table(lower($2), E'\n') word
                    WHERE search_text NOT LIKE word);

-- name: note_assistance
-- Which agent assisted, and when last.
INSERT INTO agent_customer_assignments (agent_id, user_id)
VALUES ($1, $2)
ON CONFLICT ON CONSTRAINT agent_customer_assignments_pkey DO UPDATE SET assigned_at = now();

-- name: list_newest
-- Customers as staff see them, newest first.
SELECT id, email, first_name, last_name, phone, customer_number, kyc_status, created_at, deleted_at,
       NULL::text AS matched
  FROM users
 WHERE deleted_at IS NULL AND (created_at, id) < ($1, $2)
 ORDER BY created_at DESC, id DESC
 LIMIT $3::integer;

-- name: list_removed
-- Removed customers, last removed first; those in whom all words ($1, one a line) are found. They
-- are few, so they are read one by one.
SELECT id, email, first_name, last_name, phone, customer_number, kyc_status, created_at, deleted_at,
       NULL::text AS matched
  FROM users
 WHERE deleted_at IS NOT NULL AND purged_at IS NULL AND (deleted_at, id) < ($2, $3)
   AND ($1::text IS NULL
        OR NOT EXISTS (SELECT FROM string_to_table(lower($1), E'\n') word
                        WHERE search_text NOT LIKE word))
 ORDER BY deleted_at DESC, id DESC
 LIMIT $4::integer;

-- name: search_last_names
-- By the beginnings of the last and the first name, in this order, after the customer $3; without
-- those whom one of the patterns $4 (one a line) found before.
SELECT id, email, first_name, last_name, phone, customer_number, kyc_status, created_at, deleted_at,
       'name' AS matched
  FROM users
 WHERE deleted_at IS NULL
   AND lower(last_name) LIKE lower($1) AND lower(first_name) LIKE lower($2)
   AND ($3::uuid IS NULL
        OR (lower(last_name) COLLATE "C", lower(first_name) COLLATE "C", id)
           > ((SELECT lower(last_name) FROM users WHERE id = $3),
              (SELECT lower(first_name) FROM users WHERE id = $3), $3))
   AND ($4::text IS NULL
        OR NOT EXISTS (SELECT FROM string_to_table(lower($4), E'\n') before
                        WHERE search_text LIKE before))
 ORDER BY lower(last_name) COLLATE "C", lower(first_name) COLLATE "C", id
 LIMIT $5::integer;

-- name: search_first_names
-- The same in the order of first names.
SELECT id, email, first_name, last_name, phone, customer_number, kyc_status, created_at, deleted_at,
       'name' AS matched
  FROM users
 WHERE deleted_at IS NULL
   AND lower(last_name) LIKE lower($1) AND lower(first_name) LIKE lower($2)
   AND ($3::uuid IS NULL
        OR (lower(first_name) COLLATE "C", lower(last_name) COLLATE "C", id)
           > ((SELECT lower(first_name) FROM users WHERE id = $3),
              (SELECT lower(last_name) FROM users WHERE id = $3), $3))
   AND ($4::text IS NULL
        OR NOT EXISTS (SELECT FROM string_to_table(lower($4), E'\n') before
                        WHERE search_text LIKE before))
 ORDER BY lower(first_name) COLLATE "C", lower(last_name) COLLATE "C", id
 LIMIT $5::integer;

-- name: search_emails
-- By the beginning of the address: the address itself comes first.
SELECT id, email, first_name, last_name, phone, customer_number, kyc_status, created_at, deleted_at,
       'email' AS matched
  FROM users
 WHERE deleted_at IS NULL AND lower(email) LIKE lower($1)
   AND ($2::uuid IS NULL
        OR (lower(email) COLLATE "C", id) > ((SELECT lower(email) FROM users WHERE id = $2), $2))
   AND ($3::text IS NULL
        OR NOT EXISTS (SELECT FROM string_to_table(lower($3), E'\n') before
                        WHERE search_text LIKE before))
 ORDER BY lower(email) COLLATE "C", id
 LIMIT $4::integer;

-- name: search_phones
-- By the first digits of the phone number: the number itself comes first.
SELECT id, email, first_name, last_name, phone, customer_number, kyc_status, created_at, deleted_at,
       'phone' AS matched
  FROM users
 WHERE deleted_at IS NULL AND phone_digits LIKE $1
   AND ($2::uuid IS NULL
        OR (phone_digits, id) > ((SELECT phone_digits FROM users WHERE id = $2), $2))
   AND ($3::text IS NULL
        OR NOT EXISTS (SELECT FROM string_to_table($3, E'\n') before WHERE search_text LIKE before))
 ORDER BY phone_digits, id
 LIMIT $4::integer;

-- name: search_numbers
-- By the first digits of the customer number.
SELECT id, email, first_name, last_name, phone, customer_number, kyc_status, created_at, deleted_at,
       'customerNumber' AS matched
  FROM users
 WHERE deleted_at IS NULL
   AND customer_number BETWEEN rpad($1, 12, '0') AND rpad($1, 12, '9')
   AND ($2::uuid IS NULL
        OR customer_number > (SELECT customer_number FROM users WHERE id = $2))
   AND ($3::text IS NULL
        OR NOT EXISTS (SELECT FROM string_to_table($3, E'\n') before WHERE search_text LIKE before))
 ORDER BY customer_number
 LIMIT $4::integer;

-- name: search_parts
-- By parts ($1, $2, and $3: more of them, one a line) wherever they stand, newest first, before
-- the customer $5. What so many have that the newest two thousand customers fill the page, is found
-- among those. Otherwise trigrams find it, and all of it is sorted; when that is more than two
-- thousand, the newest are read until the page is full. OFFSET 0 and columns that no index has keep
-- the planner from guessing how many it will be.
WITH near AS MATERIALIZED (
  SELECT id
    FROM (SELECT id, search_text
            FROM users
           WHERE deleted_at IS NULL AND id < $5
           ORDER BY id DESC
           LIMIT 2000) newest
   WHERE search_text LIKE lower($1) AND ($2::text IS NULL OR search_text LIKE lower($2))
     AND ($3::text IS NULL
          OR NOT EXISTS (SELECT FROM string_to_table(lower($3), E'\n') word
                          WHERE search_text NOT LIKE word))
     AND ($4::text IS NULL
          OR NOT EXISTS (SELECT FROM string_to_table(lower($4), E'\n') before
                          WHERE search_text LIKE before))
   ORDER BY id DESC
   LIMIT $6::integer
), filled AS MATERIALIZED (
  SELECT count(*) = $6::integer AS holds FROM near
), listed AS MATERIALIZED (
  SELECT id, search_text, version
    FROM users
   WHERE NOT (SELECT holds FROM filled) AND deleted_at IS NULL
     AND search_text LIKE lower($1) AND ($2::text IS NULL OR search_text LIKE lower($2))
     AND ($3::text IS NULL
          OR NOT EXISTS (SELECT FROM string_to_table(lower($3), E'\n') word
                          WHERE search_text NOT LIKE word))
), found AS MATERIALIZED (
  SELECT id, search_text FROM listed LIMIT 2000
), rare AS MATERIALIZED (
  SELECT count(*) < 2000 AS holds FROM found
), page AS MATERIALIZED (
  SELECT id FROM near WHERE (SELECT holds FROM filled)
  UNION ALL
  (SELECT id
     FROM found
    WHERE NOT (SELECT holds FROM filled) AND (SELECT holds FROM rare) AND id < $5
      AND ($4::text IS NULL
           OR NOT EXISTS (SELECT FROM string_to_table(lower($4), E'\n') before
                           WHERE search_text LIKE before))
    ORDER BY id DESC
    LIMIT $6::integer)
  UNION ALL
  (SELECT id
     FROM (SELECT id, search_text
             FROM users
            WHERE deleted_at IS NULL AND id < $5
            ORDER BY id DESC
           OFFSET 0) recent
    WHERE NOT (SELECT holds FROM filled) AND NOT (SELECT holds FROM rare)
      AND search_text LIKE lower($1) AND ($2::text IS NULL OR search_text LIKE lower($2))
      AND ($3::text IS NULL
           OR NOT EXISTS (SELECT FROM string_to_table(lower($3), E'\n') word
                           WHERE search_text NOT LIKE word))
      AND ($4::text IS NULL
           OR NOT EXISTS (SELECT FROM string_to_table(lower($4), E'\n') before
                           WHERE search_text LIKE before))
    ORDER BY id DESC
    LIMIT $6::integer)
)
SELECT u.id, u.email, u.first_name, u.last_name, u.phone, u.customer_number, u.kyc_status,
       u.created_at, u.deleted_at,
       CASE WHEN lower(' ' || u.first_name || ' ' || u.last_name) LIKE lower($1) THEN 'name'
            WHEN lower(' ' || u.email) LIKE lower($1) THEN 'email'
            WHEN ' ' || u.phone_digits LIKE $1 THEN 'phone'
            ELSE 'customerNumber'
       END AS matched
  FROM page
  JOIN users u ON u.id = page.id
 ORDER BY u.id DESC;
