-- Signed-in devices of agents and admins, as `sessions` is for customers. They live shorter.
CREATE TABLE staff_sessions (
  id               uuid        NOT NULL CONSTRAINT staff_sessions_pkey PRIMARY KEY,
  agent_id         uuid        CONSTRAINT staff_sessions_agent_id_fkey REFERENCES agents (id),
  admin_id         uuid        CONSTRAINT staff_sessions_admin_id_fkey REFERENCES admins (id),
  ip               inet,
  user_agent       text        NOT NULL,
  last_used_at     timestamptz NOT NULL DEFAULT now(),
  idle_expires_at  timestamptz NOT NULL,
  expires_at       timestamptz NOT NULL,
  created_at       timestamptz NOT NULL DEFAULT now(),
  ended_at         timestamptz,
  ended_reason     text        CONSTRAINT staff_sessions_ended_reason_check
                               CHECK (ended_reason IN ('SIGNED_OUT', 'PASSWORD_CHANGED',
                                                       'TOKEN_REUSED', 'ENDED_BY_ADMIN')),
  CONSTRAINT staff_sessions_owner_check CHECK (num_nonnulls(agent_id, admin_id) = 1),
  CONSTRAINT staff_sessions_ended_check CHECK ((ended_at IS NULL) = (ended_reason IS NULL))
);
CREATE INDEX staff_sessions_agent_idx ON staff_sessions (agent_id) WHERE ended_at IS NULL;
CREATE INDEX staff_sessions_admin_idx ON staff_sessions (admin_id) WHERE ended_at IS NULL;

CREATE TABLE staff_refresh_tokens (
  token_hash bytea       NOT NULL CONSTRAINT staff_refresh_tokens_pkey PRIMARY KEY,
  session_id uuid        NOT NULL CONSTRAINT staff_refresh_tokens_session_id_fkey
                         REFERENCES staff_sessions (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at    timestamptz
);
CREATE INDEX staff_refresh_tokens_session_idx ON staff_refresh_tokens (session_id);
CREATE INDEX staff_refresh_tokens_created_idx ON staff_refresh_tokens (created_at);

ALTER TABLE admins ADD COLUMN one_time_until timestamptz;
COMMENT ON COLUMN admins.one_time_until IS
  'the password was made by the command line: it opens once, until then, to choose another';

ALTER TABLE agents ADD CONSTRAINT agents_full_name_length_check
  CHECK (length(full_name) BETWEEN 1 AND 160);
