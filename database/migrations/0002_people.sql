-- Customers, the agents who help them and the admins who watch over both.
CREATE TABLE users (
  id              uuid        NOT NULL CONSTRAINT users_pkey PRIMARY KEY,
  email           text        NOT NULL CONSTRAINT users_email_length_check
                              CHECK (length(email) BETWEEN 3 AND 254),
  password_hash   text        NOT NULL,
  first_name      text        NOT NULL CONSTRAINT users_first_name_length_check
                              CHECK (length(first_name) BETWEEN 1 AND 80),
  last_name       text        NOT NULL CONSTRAINT users_last_name_length_check
                              CHECK (length(last_name) BETWEEN 1 AND 80),
  date_of_birth   bytea       NOT NULL,
  ssn_last4       bytea       NOT NULL,
  identity_hash   bytea       NOT NULL,
  phone           text,
  address_line1   text        NOT NULL,
  address_line2   text,
  city            text        NOT NULL,
  state           char(2)     NOT NULL CONSTRAINT users_state_check CHECK (state ~ '^[A-Z]{2}$'),
  postal_code     text        NOT NULL,
  customer_number text        NOT NULL CONSTRAINT users_customer_number_check
                              CHECK (customer_number ~ '^[0-9]{12}$'),
  kyc_status      text        NOT NULL DEFAULT 'PENDING' CONSTRAINT users_kyc_status_check
                              CHECK (kyc_status IN ('PENDING', 'APPROVED', 'REJECTED',
                                                    'NEEDS_INFO')),
  kyc_reason      text,
  email_verified_at timestamptz,
  last_login_at   timestamptz,
  version         integer     NOT NULL DEFAULT 1,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  deleted_at      timestamptz,
  CONSTRAINT users_customer_number_key UNIQUE (customer_number)
);
-- An address can be used again once its account is removed.
CREATE UNIQUE INDEX users_email_live_key ON users (lower(email)) WHERE deleted_at IS NULL;
CREATE INDEX users_identity_hash_idx ON users (identity_hash);

COMMENT ON TABLE users IS 'Customers. Removed ones keep their row (deleted_at).';
COMMENT ON COLUMN users.date_of_birth IS 'sealed: XChaCha20-Poly1305, bound to the row and column';
COMMENT ON COLUMN users.ssn_last4 IS 'sealed: XChaCha20-Poly1305, bound to the row and column';
COMMENT ON COLUMN users.identity_hash IS
  'keyed hash of SSN last 4, birth date and name: flags the same person in the KYC queue';

CREATE TABLE agents (
  id            uuid        NOT NULL CONSTRAINT agents_pkey PRIMARY KEY,
  username      text        NOT NULL CONSTRAINT agents_username_check
                            CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  password_hash text        NOT NULL,
  full_name     text        NOT NULL,
  email         text,
  phone         text,
  is_active     boolean     NOT NULL DEFAULT true,
  version       integer     NOT NULL DEFAULT 1,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  deleted_at    timestamptz
);
CREATE UNIQUE INDEX agents_username_live_key ON agents (lower(username)) WHERE deleted_at IS NULL;

CREATE TABLE admins (
  id            uuid        NOT NULL CONSTRAINT admins_pkey PRIMARY KEY,
  username      text        NOT NULL CONSTRAINT admins_username_check
                            CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  password_hash text        NOT NULL,
  full_name     text        NOT NULL,
  is_active     boolean     NOT NULL DEFAULT true,
  version       integer     NOT NULL DEFAULT 1,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  deleted_at    timestamptz
);
CREATE UNIQUE INDEX admins_username_live_key ON admins (lower(username)) WHERE deleted_at IS NULL;

-- Which agents assisted a customer, and when last.
CREATE TABLE agent_customer_assignments (
  agent_id    uuid        NOT NULL CONSTRAINT agent_customer_assignments_agent_id_fkey
                          REFERENCES agents (id),
  user_id     uuid        NOT NULL CONSTRAINT agent_customer_assignments_user_id_fkey
                          REFERENCES users (id),
  assigned_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT agent_customer_assignments_pkey PRIMARY KEY (agent_id, user_id)
);
CREATE INDEX agent_customer_assignments_agent_idx
  ON agent_customer_assignments (agent_id, assigned_at DESC);
CREATE INDEX agent_customer_assignments_user_idx
  ON agent_customer_assignments (user_id, assigned_at DESC);
