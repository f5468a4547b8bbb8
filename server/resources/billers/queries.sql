-- name: list_for_customer
-- A page of a customer's billers, newest first, each with its last payments (one row a payment).
SELECT b.id, b.name, b.category, b.account_id, b.contact_info, b.created_at, b.updated_at,
       b.version, r.id, r.amount, r.paid_on, r.confirmation
  FROM (SELECT id, name, category, account_id, contact_info, created_at, updated_at, version
          FROM billers
         WHERE user_id = $1 AND deleted_at IS NULL AND (created_at, id) < ($2, $3)
         ORDER BY created_at DESC, id DESC
         LIMIT $4::integer) b
  LEFT JOIN LATERAL (SELECT id, amount, paid_on, confirmation
                       FROM receipts
                      WHERE user_id = $1 AND biller_id = b.id AND deleted_at IS NULL
                        AND status = 'POSTED'
                      ORDER BY paid_on DESC, id DESC
                      LIMIT $5::integer) r ON true
 ORDER BY b.created_at DESC, b.id DESC, r.paid_on DESC, r.id DESC;

-- name: find_for_customer
-- One biller with its last payments (one row a payment).
SELECT b.id, b.name, b.category, b.account_id, b.contact_info, b.created_at, b.updated_at,
       b.version, r.id, r.amount, r.paid_on, r.confirmation
  FROM billers b
  LEFT JOIN LATERAL (SELECT id, amount, paid_on, confirmation
                       FROM receipts
                      WHERE user_id = $1 AND biller_id = b.id AND deleted_at IS NULL
                        AND status = 'POSTED'
                      ORDER BY paid_on DESC, id DESC
                      LIMIT $3::integer) r ON true
 WHERE b.user_id = $1 AND b.id = $2 AND b.deleted_at IS NULL
 ORDER BY r.paid_on DESC, r.id DESC;
