-- Who may touch the database. The owner (whoever runs `billspay migrate`) owns every object and
-- never serves requests; each audience and the background worker have a role with the least rights.
-- Roles belong to the whole cluster, so they may exist already.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['billspay_portal', 'billspay_agent', 'billspay_admin',
                                'billspay_worker']
  LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', wanted);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;  -- another database of this cluster was migrated at the same moment
    END;
  END LOOP;
END
$$;

-- Nor may anybody make tables, not even temporary ones.
DO $$
BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public
  TO billspay_portal, billspay_agent, billspay_admin, billspay_worker;
