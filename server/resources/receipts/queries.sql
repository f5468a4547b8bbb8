-- name: list_newest
-- A customer's receipts, newest first: what the portal opens with.
SELECT id, amount, paid_on, confirmation, notes, download_url, status,
       biller_id, biller_name, biller_category, void_reason, voided_at, replaces_id
  FROM receipts
 WHERE user_id = $1 AND deleted_at IS NULL AND (paid_on, id) < ($2, $3)
 ORDER BY paid_on DESC, id DESC
 LIMIT $4::integer;

-- name: list_filtered
-- The same within a period, of one biller, between two amounts; NULL leaves a bound out.
SELECT id, amount, paid_on, confirmation, notes, download_url, status,
       biller_id, biller_name, biller_category, void_reason, voided_at, replaces_id
  FROM receipts
 WHERE user_id = $1 AND deleted_at IS NULL AND (paid_on, id) < ($2, $3)
   AND paid_on >= coalesce($5, '-infinity'::timestamptz)
   AND paid_on < coalesce($6, 'infinity'::timestamptz)
   AND ($7::uuid IS NULL OR biller_id = $7)
   AND ($8::numeric IS NULL OR amount >= $8)
   AND ($9::numeric IS NULL OR amount <= $9)
 ORDER BY paid_on DESC, id DESC
 LIMIT $4::integer;

-- name: find
-- One receipt of a customer; the one that replaces it, if it was voided.
SELECT r.id, r.amount, r.paid_on, r.confirmation, r.notes, r.download_url, r.status,
       r.biller_id, r.biller_name, r.biller_category, r.void_reason, r.voided_at, r.replaces_id,
       CASE WHEN r.status = 'VOIDED'
         THEN (SELECT n.id FROM receipts n
                WHERE n.user_id = r.user_id AND n.replaces_id = r.id AND n.deleted_at IS NULL)
       END AS replaced_by_id,
       r.version
  FROM receipts r
 WHERE r.user_id = $1 AND r.id = $2 AND r.deleted_at IS NULL;

-- name: find_holder
-- Whose receipts these are, as a printed one says it.
SELECT first_name || ' ' || last_name AS full_name, customer_number FROM users WHERE id = $1;

-- name: post
-- A new receipt with its biller as it is today; nothing when the customer has no such biller.
INSERT INTO receipts (id, user_id, biller_id, biller_name, biller_category, amount, paid_on,
                      confirmation, notes, download_url, replaces_id)
SELECT $1::uuid, b.user_id, b.id, b.name, b.category, $4::numeric, $5::timestamptz, $6::text,
       $7::text, $8::text, $9::uuid
  FROM billers b
 WHERE b.user_id = $2 AND b.id = $3 AND b.deleted_at IS NULL;

-- name: find_similar
-- Another receipt of the same biller and amount, paid between two moments.
SELECT confirmation
  FROM receipts
 WHERE user_id = $1 AND biller_id = $2 AND amount = $3 AND paid_on >= $4 AND paid_on < $5
   AND id <> $6 AND status = 'POSTED' AND deleted_at IS NULL
 ORDER BY paid_on DESC, id DESC
 LIMIT 1;

-- name: mark_voided
-- It stays, but counts no more.
UPDATE receipts
   SET status = 'VOIDED', void_reason = $3, voided_at = now(), version = version + 1,
       updated_at = now()
 WHERE user_id = $1 AND id = $2 AND status = 'POSTED' AND deleted_at IS NULL;

-- name: summarise
-- Totals of what was paid: per month, per category and over all.
SELECT to_char(paid_on AT TIME ZONE 'UTC', 'YYYY-MM') AS month, biller_category,
       coalesce(sum(amount), 0) AS total, count(*)::integer AS count
  FROM receipts
 WHERE user_id = $1 AND deleted_at IS NULL AND status = 'POSTED'
   AND paid_on >= coalesce($2, '-infinity'::timestamptz)
   AND paid_on < coalesce($3, 'infinity'::timestamptz)
   AND ($4::uuid IS NULL OR biller_id = $4)
   AND ($5::numeric IS NULL OR amount >= $5)
   AND ($6::numeric IS NULL OR amount <= $6)
 GROUP BY GROUPING SETS ((to_char(paid_on AT TIME ZONE 'UTC', 'YYYY-MM')), (biller_category), ())
 ORDER BY month, total DESC;
