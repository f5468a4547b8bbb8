-- Billers as admins see them: grouped by name and category over all customers, and found by a part
-- of the name.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The customers of one name, newest last.
CREATE INDEX billers_name_live_idx
  ON billers (lower(name) COLLATE "C", category COLLATE "C", id) WHERE deleted_at IS NULL;
CREATE INDEX billers_name_removed_idx
  ON billers (lower(name) COLLATE "C", category COLLATE "C", id) WHERE deleted_at IS NOT NULL;

-- An index that PostgreSQL has no kind for: each name once. A search over billers itself would read
-- every customer's row of a name to show the name (100,000 of them for the city's utility).
CREATE TABLE biller_names (
  key      text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  CONSTRAINT biller_names_pkey PRIMARY KEY (key, category)
);
CREATE INDEX biller_names_part_idx ON biller_names USING gin (key gin_trgm_ops);
COMMENT ON TABLE biller_names IS
  'each name that a biller has or had, in lower case; kept by triggers, for searching only';

CREATE FUNCTION keep_biller_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- In order, so that two writers of the same names do not wait for each other in a circle.
  INSERT INTO biller_names (key, category)
  SELECT DISTINCT lower(w.name) COLLATE "C" AS key, w.category COLLATE "C" AS category
    FROM written w
   ORDER BY key, category
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER billers_keep_names_added
  AFTER INSERT ON billers REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION keep_biller_names();
CREATE TRIGGER billers_keep_names_changed
  AFTER UPDATE ON billers REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION keep_biller_names();
INSERT INTO biller_names (key, category)
SELECT DISTINCT lower(name) COLLATE "C", category COLLATE "C" FROM billers;

ALTER TABLE biller_names ENABLE ROW LEVEL SECURITY;
CREATE POLICY biller_names_staff ON biller_names TO billspay_agent, billspay_admin USING (true);
GRANT INSERT ON biller_names TO billspay_agent, billspay_admin;
GRANT SELECT ON biller_names TO billspay_admin;
