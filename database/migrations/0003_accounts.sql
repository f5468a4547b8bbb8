-- Payment methods, billers and receipts: what a customer owns. Children refer to their parent by
-- (user_id, id), so that a receipt can never point at somebody else's biller, and nothing cascades.
CREATE TABLE payment_methods (
  id                    uuid        NOT NULL,
  user_id               uuid        NOT NULL CONSTRAINT payment_methods_user_id_fkey
                                    REFERENCES users (id),
  type                  text        NOT NULL CONSTRAINT payment_methods_type_check
                                    CHECK (type IN ('CREDIT_CARD', 'DEBIT_CARD',
                                                    'BANK_ACCOUNT')),
  provider              text        NOT NULL,
  account_number        text        NOT NULL CONSTRAINT payment_methods_account_number_check
                                    CHECK (account_number LIKE 'tok\_%'),
  account_hash          bytea       NOT NULL,
  last4                 text        NOT NULL CONSTRAINT payment_methods_last4_check
                                    CHECK (last4 ~ '^[0-9]{4}$'),
  cardholder_name       text,
  nickname              text,
  exp_month             smallint    CONSTRAINT payment_methods_exp_month_check
                                    CHECK (exp_month BETWEEN 1 AND 12),
  exp_year              smallint    CONSTRAINT payment_methods_exp_year_check
                                    CHECK (exp_year BETWEEN 2000 AND 2100),
  brand                 text,
  routing_number        text        CONSTRAINT payment_methods_routing_number_check
                                    CHECK (routing_number ~ '^\*{5}[0-9]{4}$'),
  account_type          text        CONSTRAINT payment_methods_account_type_check
                                    CHECK (account_type IN ('CHECKING', 'SAVINGS', 'BUSINESS')),
  owner_name            text,
  billing_address_line1 text,
  billing_address_line2 text,
  billing_city          text,
  billing_state         text,
  billing_postal_code   text,
  is_default            boolean     NOT NULL DEFAULT false,
  version               integer     NOT NULL DEFAULT 1,
  created_at            timestamptz NOT NULL DEFAULT now(),
  updated_at            timestamptz NOT NULL DEFAULT now(),
  deleted_at            timestamptz,
  CONSTRAINT payment_methods_pkey PRIMARY KEY (id),
  CONSTRAINT payment_methods_user_id_id_key UNIQUE (user_id, id),
  CONSTRAINT payment_methods_shape_check CHECK (
    CASE type WHEN 'BANK_ACCOUNT'
      THEN routing_number IS NOT NULL AND account_type IS NOT NULL AND owner_name IS NOT NULL
           AND exp_month IS NULL AND exp_year IS NULL
      ELSE exp_month IS NOT NULL AND exp_year IS NOT NULL AND routing_number IS NULL
    END)
);
CREATE UNIQUE INDEX payment_methods_one_default_key
  ON payment_methods (user_id) WHERE is_default AND deleted_at IS NULL;
CREATE UNIQUE INDEX payment_methods_account_hash_key
  ON payment_methods (user_id, account_hash) WHERE deleted_at IS NULL;
CREATE INDEX payment_methods_user_idx
  ON payment_methods (user_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;

COMMENT ON COLUMN payment_methods.account_number IS 'an opaque token (tok_…), never the number';
COMMENT ON COLUMN payment_methods.account_hash IS 'keyed hash of the number: finds duplicates';
COMMENT ON COLUMN payment_methods.routing_number IS 'masked to its last 4';

-- The embedded processor's safe: sealed to a public key whose private half is kept elsewhere.
CREATE TABLE vault_accounts (
  token      text        NOT NULL CONSTRAINT vault_accounts_pkey PRIMARY KEY,
  user_id    uuid        NOT NULL CONSTRAINT vault_accounts_user_id_fkey REFERENCES users (id),
  key_id     text        NOT NULL,
  sealed     bytea       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN vault_accounts.sealed IS
  'libsodium sealed box over token, customer and number; the server cannot open it';

CREATE TABLE billers (
  id           uuid        NOT NULL,
  user_id      uuid        NOT NULL CONSTRAINT billers_user_id_fkey REFERENCES users (id),
  name         text        NOT NULL CONSTRAINT billers_name_length_check
                           CHECK (length(name) BETWEEN 1 AND 120),
  category     text        NOT NULL CONSTRAINT billers_category_check
                           CHECK (category IN ('INTERNET', 'TV', 'ELECTRIC', 'MOBILE', 'HOME',
                                               'INSURANCE', 'OTHER')),
  account_id   text        NOT NULL,
  contact_info text,
  version      integer     NOT NULL DEFAULT 1,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  deleted_at   timestamptz,
  CONSTRAINT billers_pkey PRIMARY KEY (id),
  CONSTRAINT billers_user_id_id_key UNIQUE (user_id, id)
);
CREATE UNIQUE INDEX billers_account_live_key
  ON billers (user_id, lower(name), account_id) WHERE deleted_at IS NULL;
CREATE INDEX billers_user_idx ON billers (user_id, created_at DESC, id DESC)
  WHERE deleted_at IS NULL;

-- A receipt keeps its biller's name and category as they were on the day.
CREATE TABLE receipts (
  id              uuid          NOT NULL,
  user_id         uuid          NOT NULL CONSTRAINT receipts_user_id_fkey REFERENCES users (id),
  biller_id       uuid          NOT NULL,
  biller_name     text          NOT NULL,
  biller_category text          NOT NULL CONSTRAINT receipts_biller_category_check
                                CHECK (biller_category IN ('INTERNET', 'TV', 'ELECTRIC', 'MOBILE',
                                                           'HOME', 'INSURANCE', 'OTHER')),
  amount          numeric(10,2) NOT NULL CONSTRAINT receipts_amount_check CHECK (amount > 0),
  paid_on         timestamptz   NOT NULL,
  confirmation    text          NOT NULL CONSTRAINT receipts_confirmation_length_check
                                CHECK (length(confirmation) BETWEEN 1 AND 64),
  notes           text          CONSTRAINT receipts_notes_length_check
                                CHECK (length(notes) <= 1000),
  download_url    text,
  status          text          NOT NULL DEFAULT 'POSTED' CONSTRAINT receipts_status_check
                                CHECK (status IN ('POSTED', 'VOIDED')),
  replaces_id     uuid,
  void_reason     text,
  voided_at       timestamptz,
  version         integer       NOT NULL DEFAULT 1,
  created_at      timestamptz   NOT NULL DEFAULT now(),
  updated_at      timestamptz   NOT NULL DEFAULT now(),
  deleted_at      timestamptz,
  CONSTRAINT receipts_pkey PRIMARY KEY (id),
  CONSTRAINT receipts_user_id_id_key UNIQUE (user_id, id),
  CONSTRAINT receipts_biller_fkey
    FOREIGN KEY (user_id, biller_id) REFERENCES billers (user_id, id),
  CONSTRAINT receipts_replaces_fkey
    FOREIGN KEY (user_id, replaces_id) REFERENCES receipts (user_id, id),
  CONSTRAINT receipts_voided_check CHECK ((status = 'VOIDED') = (voided_at IS NOT NULL))
);
CREATE INDEX receipts_user_paid_idx ON receipts (user_id, paid_on DESC, id DESC)
  WHERE deleted_at IS NULL;
CREATE INDEX receipts_biller_paid_idx ON receipts (user_id, biller_id, paid_on DESC, id DESC)
  WHERE deleted_at IS NULL;
