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

-- name: add
-- A biller of a customer.
INSERT INTO billers (id, user_id, name, category, account_id, contact_info)
VALUES ($1, $2, $3, $4, $5, $6);

-- name: save
-- Writes changed details. Receipts keep the name and category of their day.
UPDATE billers
   SET name = $3, category = $4, account_id = $5, contact_info = $6, version = version + 1,
       updated_at = now()
 WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL;

-- name: remove
-- Takes a biller off a customer's list; its row and its receipts stay.
UPDATE billers
   SET deleted_at = now(), version = version + 1, updated_at = now()
 WHERE user_id = $1 AND id = $2 AND deleted_at IS NULL;

-- name: find_removed
-- A removed biller, and whether that was within so many days.
SELECT version, deleted_at > now() - make_interval(days => $3::integer) AS recently
  FROM billers
 WHERE user_id = $1 AND id = $2 AND deleted_at IS NOT NULL;

-- name: restore
-- Puts a removed biller back on the list.
UPDATE billers
   SET deleted_at = NULL, version = version + 1, updated_at = now()
 WHERE user_id = $1 AND id = $2 AND deleted_at IS NOT NULL;

-- name: list_shared
-- Names of billers after a cursor, each with its last customers (one row a customer). Names come
-- from biller_names, so that no name is met twice; those that nobody has any more are passed over.
-- The inner order names the whole index, for by id alone the planner would read the primary key.
SELECT n.key, n.category, b.name, u.id, u.first_name, u.last_name, u.customer_number,
       b.id AS biller_id, b.account_id
  FROM (SELECT bn.key, bn.category
          FROM (SELECT key, category
                  FROM biller_names
                 WHERE (key, category) > ($1, $2) AND key LIKE lower($3)
                 ORDER BY key, category
                OFFSET 0) bn
         CROSS JOIN LATERAL (SELECT lb.id
                               FROM billers lb
                               JOIN users lu ON lu.id = lb.user_id AND lu.deleted_at IS NULL
                              WHERE lower(lb.name) COLLATE "C" = bn.key
                                AND lb.category COLLATE "C" = bn.category
                                AND lb.deleted_at IS NULL
                              LIMIT 1) present
         ORDER BY bn.key, bn.category
         LIMIT $4::integer) n
 CROSS JOIN LATERAL (SELECT lb.id, lb.user_id, lb.name, lb.account_id
                       FROM billers lb
                       JOIN users lu ON lu.id = lb.user_id AND lu.deleted_at IS NULL
                      WHERE lower(lb.name) COLLATE "C" = n.key
                        AND lb.category COLLATE "C" = n.category AND lb.deleted_at IS NULL
                      ORDER BY lower(lb.name) COLLATE "C" DESC, lb.category COLLATE "C" DESC,
                               lb.id DESC
                      LIMIT $5::integer) b
  JOIN users u ON u.id = b.user_id
 ORDER BY n.key, n.category, b.id DESC;

-- name: list_shared_removed
-- The same for removed billers. They are few, so their own index is walked from name to name.
WITH RECURSIVE n AS (
  (SELECT lower(rb.name) COLLATE "C" AS key, rb.category COLLATE "C" AS category, 1 AS place
     FROM billers rb
     JOIN users ru ON ru.id = rb.user_id AND ru.deleted_at IS NULL
    WHERE rb.deleted_at IS NOT NULL AND lower(rb.name) COLLATE "C" LIKE lower($3)
      AND (lower(rb.name) COLLATE "C", rb.category COLLATE "C") > ($1, $2)
    ORDER BY lower(rb.name) COLLATE "C", rb.category COLLATE "C"
    LIMIT 1)
  UNION ALL
  SELECT next.key, next.category, n.place + 1
    FROM n
   CROSS JOIN LATERAL (SELECT lower(rb.name) COLLATE "C" AS key,
                              rb.category COLLATE "C" AS category
                         FROM billers rb
                         JOIN users ru ON ru.id = rb.user_id AND ru.deleted_at IS NULL
                        WHERE rb.deleted_at IS NOT NULL
                          AND lower(rb.name) COLLATE "C" LIKE lower($3)
                          AND (lower(rb.name) COLLATE "C", rb.category COLLATE "C")
                                > (n.key, n.category)
                        ORDER BY lower(rb.name) COLLATE "C", rb.category COLLATE "C"
                        LIMIT 1) next
   WHERE n.place < $4::integer
)
SELECT n.key, n.category, b.name, u.id, u.first_name, u.last_name, u.customer_number,
       b.id AS biller_id, b.account_id
  FROM n
 CROSS JOIN LATERAL (SELECT rb.id, rb.user_id, rb.name, rb.account_id
                       FROM billers rb
                       JOIN users ru ON ru.id = rb.user_id AND ru.deleted_at IS NULL
                      WHERE lower(rb.name) COLLATE "C" = n.key
                        AND rb.category COLLATE "C" = n.category AND rb.deleted_at IS NOT NULL
                      ORDER BY lower(rb.name) COLLATE "C" DESC, rb.category COLLATE "C" DESC,
                               rb.id DESC
                      LIMIT $5::integer) b
  JOIN users u ON u.id = b.user_id
 ORDER BY n.key, n.category, b.id DESC;
