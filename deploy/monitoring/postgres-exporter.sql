-- The role of prometheus-postgres-exporter: statistics, no table of billspay.
--   runuser -u postgres -- psql -f /usr/share/billspay/monitoring/postgres-exporter.sql
--   /etc/default/prometheus-postgres-exporter:
--     DATA_SOURCE_NAME='user=prometheus host=/run/postgresql dbname=postgres'
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'prometheus') THEN
        CREATE ROLE prometheus LOGIN;
    END IF;
END $$;
GRANT pg_monitor TO prometheus;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
