-- name: list
-- A page of agents, newest first, each with the customers whom they assisted last (one row a
-- customer).
SELECT a.id, a.username, a.full_name, a.email, a.phone, a.is_active, a.created_at, a.updated_at,
       a.deleted_at, a.version, c.id, c.email, c.first_name, c.last_name, c.customer_number,
       c.kyc_status, c.assigned_at
  FROM (SELECT id, username, full_name, email, phone, is_active, created_at, updated_at,
               deleted_at, version
          FROM agents
         WHERE (created_at, id) < ($1, $2) AND (deleted_at IS NOT NULL) = $4::boolean
           AND ($5::boolean IS NULL OR is_active = $5)
           AND ($6::text IS NULL OR strpos(username, lower($6)) > 0
                OR strpos(lower(full_name), lower($6)) > 0
                OR strpos(lower(email), lower($6)) > 0)
         ORDER BY created_at DESC, id DESC
         LIMIT $3::integer) a
  LEFT JOIN LATERAL (SELECT u.id, u.email, u.first_name, u.last_name, u.customer_number,
                            u.kyc_status, l.assigned_at
                       FROM agent_customer_assignments l
                       JOIN users u ON u.id = l.user_id AND u.deleted_at IS NULL
                      WHERE l.agent_id = a.id
                      ORDER BY l.assigned_at DESC
                      LIMIT $7::integer) c ON true
 ORDER BY a.created_at DESC, a.id DESC, c.assigned_at DESC;

-- name: find
-- One agent with the customers whom they assisted last (one row a customer).
SELECT a.id, a.username, a.full_name, a.email, a.phone, a.is_active, a.created_at, a.updated_at,
       a.deleted_at, a.version, c.id, c.email, c.first_name, c.last_name, c.customer_number,
       c.kyc_status, c.assigned_at
  FROM agents a
  LEFT JOIN LATERAL (SELECT u.id, u.email, u.first_name, u.last_name, u.customer_number,
                            u.kyc_status, l.assigned_at
                       FROM agent_customer_assignments l
                       JOIN users u ON u.id = l.user_id AND u.deleted_at IS NULL
                      WHERE l.agent_id = a.id
                      ORDER BY l.assigned_at DESC
                      LIMIT $2::integer) c ON true
 WHERE a.id = $1 AND a.deleted_at IS NULL
 ORDER BY c.assigned_at DESC;

-- name: lock
-- An agent who is about to be changed, removed or not.
SELECT id, username, full_name, email, phone, is_active, created_at, updated_at, deleted_at, version
  FROM agents
 WHERE id = $1
   FOR NO KEY UPDATE;

-- name: username_is_taken
-- Whether an agent who is not removed has this name.
SELECT EXISTS (SELECT FROM agents WHERE lower(username) = $1 AND deleted_at IS NULL);

-- name: add
-- A new agent.
INSERT INTO agents (id, username, password_hash, full_name, email, phone)
VALUES ($1, $2, $3, $4, $5, $6);

-- name: save
-- Writes changed details, and a new password when there is one.
UPDATE agents
   SET username = $2, full_name = $3, email = $4, phone = $5, is_active = $6,
       password_hash = coalesce($7, password_hash), version = version + 1, updated_at = now()
 WHERE id = $1;

-- name: remove
-- Takes an agent out of all lists and sign-ins; the row stays.
UPDATE agents
   SET deleted_at = now(), version = version + 1, updated_at = now()
 WHERE id = $1;

-- name: restore
-- Brings a removed agent back as they were.
UPDATE agents
   SET deleted_at = NULL, version = version + 1, updated_at = now()
 WHERE id = $1;
