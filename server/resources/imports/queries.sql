-- name: take_turn
-- Imports are written one at a time; the turn ends with the transaction.
SELECT pg_try_advisory_xact_lock(hashtextextended('billspay.imports', 0)) AS taken;

-- name: match
-- What rows of a file mean: whose they are, which biller, and whether the receipt is known already.
-- A voided receipt is known too: importing its file again does not bring it back.
SELECT r.number, u.id IS NOT NULL AS customer_known, b.named, b.fitting, b.id AS biller_id, k.key,
       EXISTS (SELECT FROM receipts x
                WHERE x.user_id = u.id AND x.biller_id = b.id AND x.confirmation_key = k.key
                  AND x.deleted_at IS NULL AND x.status = 'POSTED')
       OR EXISTS (SELECT FROM receipts x
                   WHERE x.user_id = u.id AND x.biller_id = b.id AND x.confirmation_key = k.key
                     AND x.deleted_at IS NULL AND x.status = 'VOIDED') AS receipt_known
  FROM jsonb_to_recordset($1::jsonb)
       AS r (number integer, customer text, biller text, account text, confirmation text)
 CROSS JOIN LATERAL (SELECT upper(regexp_replace(r.confirmation, '[^A-Za-z0-9]', '', 'g')) AS key) k
  LEFT JOIN users u ON u.customer_number = r.customer AND u.deleted_at IS NULL
 CROSS JOIN LATERAL (
        SELECT count(*)::integer AS named, count(*) FILTER (WHERE n.fits)::integer AS fitting,
               (array_agg(n.id) FILTER (WHERE n.fits))[1] AS id
          FROM (SELECT id, r.account IS NULL OR account_id = r.account AS fits
                  FROM billers
                 WHERE user_id = u.id AND lower(name) = lower(r.biller)
                   AND deleted_at IS NULL) n) b
 ORDER BY r.number;

-- name: post
-- New receipts with their billers as they are today; leaves out what somebody posted meanwhile.
INSERT INTO receipts (id, user_id, biller_id, biller_name, biller_category, amount, paid_on,
                      confirmation, notes)
SELECT r.id, b.user_id, b.id, b.name, b.category, r.amount, r.paid_on, r.confirmation, r.notes
  FROM jsonb_to_recordset($1::jsonb)
       AS r (id uuid, biller uuid, amount numeric, paid_on timestamptz, confirmation text,
             notes text)
  JOIN billers b ON b.id = r.biller
 ORDER BY r.id
ON CONFLICT (user_id, biller_id, confirmation_key)
  WHERE deleted_at IS NULL AND status = 'POSTED' DO NOTHING
RETURNING id, user_id, amount, paid_on, confirmation, notes, biller_id, biller_name,
          biller_category;

-- name: someone_left
-- Whether one of these billers ($1, one id a line) or its customer was removed by now.
SELECT EXISTS (SELECT
                 FROM string_to_table($1, E'\n') biller
                 JOIN billers b ON b.id = biller::uuid
                 JOIN users u ON u.id = b.user_id
                WHERE b.deleted_at IS NOT NULL OR u.deleted_at IS NOT NULL) AS left_by_now;

-- name: add
-- An import that is being committed.
INSERT INTO imports (id, admin_id, mode, sha256, rows, added, duplicates, invalid)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: list
-- Imports, newest first.
SELECT i.id, i.admin_id, a.full_name, i.mode, encode(i.sha256, 'hex') AS sha256, i.rows, i.added,
       i.duplicates, i.invalid, i.created_at
  FROM imports i
  JOIN admins a ON a.id = i.admin_id
 WHERE (i.created_at, i.id) < ($1, $2)
 ORDER BY i.created_at DESC, i.id DESC
 LIMIT $3::integer;
