-- name: list_newest
-- A customer's receipts, newest first: what the portal opens with.
SELECT id, amount, paid_on, confirmation, notes, download_url, status,
       biller_id, biller_name, biller_category
  FROM receipts
 WHERE user_id = $1 AND deleted_at IS NULL AND (paid_on, id) < ($2, $3)
 ORDER BY paid_on DESC, id DESC
 LIMIT $4::integer;

-- name: list_filtered
-- The same within a period, of one biller, between two amounts; NULL leaves a bound out.
SELECT id, amount, paid_on, confirmation, notes, download_url, status,
       biller_id, biller_name, biller_category
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
-- One receipt of a customer.
SELECT id, amount, paid_on, confirmation, notes, download_url, status,
       biller_id, biller_name, biller_category
  FROM receipts
 WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL;

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
