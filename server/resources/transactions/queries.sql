-- name: find_customer
-- A customer by id or by number, removed or not: their receipts stay.
SELECT id FROM users WHERE id = $1 UNION ALL SELECT id FROM users WHERE customer_number = $2;

-- name: list
-- Receipts of all customers or of one ($6), newest first. Which rows, is answered by one index;
-- NULL leaves a condition out.
SELECT r.id, r.amount, r.paid_on, r.confirmation, r.notes, r.download_url, r.status, r.biller_id,
       r.biller_name, r.biller_category, r.void_reason, r.voided_at, r.replaces_id,
       u.id, u.first_name, u.last_name, u.customer_number, u.email
  FROM (SELECT id
          FROM receipts
         WHERE deleted_at IS NULL AND (paid_on, id) < ($1, $2)
           AND ($4::timestamptz IS NULL OR paid_on >= $4)
           AND ($5::timestamptz IS NULL OR paid_on < $5)
           AND ($6::uuid IS NULL OR user_id = $6)
           AND ($7::text IS NULL OR confirmation_key LIKE $7)
           AND ($8::text IS NULL OR status = $8)
         ORDER BY paid_on DESC, id DESC
         LIMIT $3::integer) page
  JOIN receipts r ON r.id = page.id
  JOIN users u ON u.id = r.user_id
 ORDER BY r.paid_on DESC, r.id DESC;

-- name: list_of_several
-- The same of several customers ($6, one id a line): the newest of each are put together.
SELECT r.id, r.amount, r.paid_on, r.confirmation, r.notes, r.download_url, r.status, r.biller_id,
       r.biller_name, r.biller_category, r.void_reason, r.voided_at, r.replaces_id,
       u.id, u.first_name, u.last_name, u.customer_number, u.email
  FROM (SELECT own.id
          FROM string_to_table($6, E'\n') customer
         CROSS JOIN LATERAL (
               SELECT id, paid_on
                 FROM receipts
                WHERE user_id = customer::uuid AND deleted_at IS NULL
                  AND (paid_on, id) < ($1, $2)
                  AND ($4::timestamptz IS NULL OR paid_on >= $4)
                  AND ($5::timestamptz IS NULL OR paid_on < $5)
                  AND ($7::text IS NULL OR confirmation_key LIKE $7)
                  AND ($8::text IS NULL OR status = $8)
                ORDER BY paid_on DESC, id DESC
                LIMIT $3::integer) own
         ORDER BY own.paid_on DESC, own.id DESC
         LIMIT $3::integer) page
  JOIN receipts r ON r.id = page.id
  JOIN users u ON u.id = r.user_id
 ORDER BY r.paid_on DESC, r.id DESC;
