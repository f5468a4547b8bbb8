-- A session is one signed-in device of a customer: the family of refresh tokens that descend from
-- one sign-in. Only hashes of tokens are stored.
CREATE TABLE sessions (
  id               uuid        NOT NULL CONSTRAINT sessions_pkey PRIMARY KEY,
  user_id          uuid        NOT NULL CONSTRAINT sessions_user_id_fkey REFERENCES users (id),
  ip               inet,
  user_agent       text        NOT NULL,
  authenticated_at timestamptz NOT NULL DEFAULT now(),
  last_used_at     timestamptz NOT NULL DEFAULT now(),
  idle_expires_at  timestamptz NOT NULL,
  expires_at       timestamptz NOT NULL,
  created_at       timestamptz NOT NULL DEFAULT now(),
  ended_at         timestamptz,
  ended_reason     text        CONSTRAINT sessions_ended_reason_check
                               CHECK (ended_reason IN ('SIGNED_OUT', 'ENDED_BY_USER',
                                                       'PASSWORD_CHANGED', 'PASSWORD_RESET',
                                                       'TOKEN_REUSED', 'ENDED_BY_ADMIN')),
  CONSTRAINT sessions_user_id_id_key UNIQUE (user_id, id),
  CONSTRAINT sessions_ended_check CHECK ((ended_at IS NULL) = (ended_reason IS NULL))
);
CREATE INDEX sessions_user_idx ON sessions (user_id, last_used_at DESC) WHERE ended_at IS NULL;

CREATE TABLE refresh_tokens (
  token_hash bytea       NOT NULL CONSTRAINT refresh_tokens_pkey PRIMARY KEY,
  user_id    uuid        NOT NULL,
  session_id uuid        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at    timestamptz,
  CONSTRAINT refresh_tokens_session_fkey
    FOREIGN KEY (user_id, session_id) REFERENCES sessions (user_id, id)
);
CREATE INDEX refresh_tokens_session_idx ON refresh_tokens (user_id, session_id);
CREATE INDEX refresh_tokens_created_idx ON refresh_tokens (created_at);

-- Links sent by mail: password reset and e-mail verification.
CREATE TABLE one_time_tokens (
  token_hash bytea       NOT NULL CONSTRAINT one_time_tokens_pkey PRIMARY KEY,
  user_id    uuid        NOT NULL CONSTRAINT one_time_tokens_user_id_fkey REFERENCES users (id),
  purpose    text        NOT NULL CONSTRAINT one_time_tokens_purpose_check
                         CHECK (purpose IN ('PASSWORD_RESET', 'VERIFY_EMAIL')),
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX one_time_tokens_expires_idx ON one_time_tokens (expires_at);
CREATE INDEX one_time_tokens_user_idx ON one_time_tokens (user_id, purpose) WHERE used_at IS NULL;

-- The answers to repeated writes. They hold what the caller may read anyway, never a number.
CREATE TABLE idempotency_keys (
  user_id     uuid        NOT NULL,
  key         text        NOT NULL CONSTRAINT idempotency_keys_key_length_check
                          CHECK (length(key) BETWEEN 1 AND 128),
  fingerprint bytea       NOT NULL,
  status      smallint,
  body        text,
  location    text,
  etag        text,
  created_at  timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_keys_created_idx ON idempotency_keys (created_at);
COMMENT ON COLUMN idempotency_keys.user_id IS
  'whose write; for a registration an id derived from the address, so no foreign key';
COMMENT ON COLUMN idempotency_keys.fingerprint IS 'keyed hash of route and body';

-- Mail to be sent, written in the transaction that gives the reason for it.
CREATE TABLE outbox (
  id              uuid        NOT NULL CONSTRAINT outbox_pkey PRIMARY KEY,
  user_id         uuid        NOT NULL CONSTRAINT outbox_user_id_fkey REFERENCES users (id),
  kind            text        NOT NULL,
  payload         bytea,
  attempts        integer     NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  last_error      text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  sent_at         timestamptz,
  abandoned_at    timestamptz
);
CREATE INDEX outbox_due_idx ON outbox (next_attempt_at)
  WHERE sent_at IS NULL AND abandoned_at IS NULL;
COMMENT ON COLUMN outbox.payload IS
  'sealed message, for it may carry a reset link; erased when sent or abandoned';
