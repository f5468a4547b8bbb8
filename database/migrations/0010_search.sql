-- Customers as staff find them (docs/decisions/0014): by any part of name, e-mail, phone or number.
-- pg_trgm is a trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The text that is searched holds every field after a mark of its own and a blank. No input may
-- contain these control characters (S37), so what a field begins with can be asked as well:
-- LIKE E'%\x02 smi%' are the last names. A NULL would make the whole NULL.
ALTER TABLE users
  ADD COLUMN phone_digits text COLLATE "C"
    GENERATED ALWAYS AS (regexp_replace(phone, '[^0-9]', '', 'g')) STORED,
  ADD COLUMN search_text text COLLATE "C" NOT NULL
    GENERATED ALWAYS AS (
      E'\x01 ' || lower(first_name) || E'\x02 ' || lower(last_name) || E'\x03 ' || lower(email)
      || E'\x04 ' || coalesce(regexp_replace(phone, '[^0-9]', '', 'g'), '')
      || E'\x05 ' || customer_number) STORED,
  ADD COLUMN purged_at timestamptz,
  ADD CONSTRAINT users_purged_check CHECK (purged_at IS NULL OR deleted_at IS NOT NULL);
COMMENT ON COLUMN users.phone_digits IS 'the phone number without anything but its digits';
COMMENT ON COLUMN users.search_text IS
  'lower-case names, e-mail, digits of the phone, customer number; what is searched';
COMMENT ON COLUMN users.purged_at IS
  'removed so long ago that what told who it was has been erased';
-- Room for the next version of a row on its page: then signing in touches none of these indexes.
ALTER TABLE users SET (fillfactor = 90);

-- Parts of three letters or more. Without fastupdate: a list of what is not indexed yet would be
-- read by every search.
CREATE INDEX users_search_idx ON users USING gin (search_text gin_trgm_ops)
  WITH (fastupdate = off) WHERE deleted_at IS NULL;
-- Beginnings, in the order in which they are shown. In the order of bytes, so that LIKE can use
-- them whatever the language of the database.
CREATE INDEX users_last_name_idx
  ON users (lower(last_name) COLLATE "C", lower(first_name) COLLATE "C", id)
  WHERE deleted_at IS NULL;
CREATE INDEX users_first_name_idx
  ON users (lower(first_name) COLLATE "C", lower(last_name) COLLATE "C", id)
  WHERE deleted_at IS NULL;
CREATE INDEX users_email_prefix_idx ON users (lower(email) COLLATE "C", id)
  WHERE deleted_at IS NULL;
CREATE INDEX users_phone_idx ON users (phone_digits, id) WHERE deleted_at IS NULL;
-- What so many have that the newest can be read one after the other until a page is full.
CREATE INDEX users_recent_idx ON users (id DESC) INCLUDE (search_text) WHERE deleted_at IS NULL;
-- The list without a search, and that of removed customers.
CREATE INDEX users_created_idx ON users (created_at DESC, id DESC);
CREATE INDEX users_removed_idx ON users (deleted_at DESC, id DESC)
  WHERE deleted_at IS NOT NULL AND purged_at IS NULL;

GRANT SELECT (phone_digits, search_text, purged_at) ON users TO billspay_agent, billspay_admin;
