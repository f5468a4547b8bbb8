-- name: figures
-- One row of figures. What may be many is counted up to one more than the limit; a table that was
-- never analysed has no estimate, and then it is small.
SELECT (SELECT count(*)::integer
          FROM (SELECT FROM users WHERE deleted_at IS NULL AND kyc_status = 'PENDING'
                 LIMIT $1::integer + 1) pending),
       (SELECT count(*)::integer
          FROM (SELECT FROM users WHERE deleted_at IS NULL AND kyc_status = 'NEEDS_INFO'
                 LIMIT $1::integer + 1) asked),
       (SELECT created_at FROM users WHERE deleted_at IS NULL AND kyc_status = 'PENDING'
         ORDER BY created_at LIMIT 1),
       today.receipts, today.total, week.receipts, week.total,
       (SELECT count(*)::integer FROM users
         WHERE created_at >= date_trunc('day', now(), 'UTC') - interval '6 days'
           AND deleted_at IS NULL),
       (SELECT CASE WHEN reltuples >= 0 THEN reltuples
                    ELSE (SELECT count(*) FROM (SELECT FROM users LIMIT $1::integer) few)
                END::integer
          FROM pg_class WHERE oid = 'public.users'::regclass),
       (SELECT count(*)::integer FROM agents WHERE is_active AND deleted_at IS NULL),
       (SELECT count(DISTINCT agent_id)::integer FROM staff_sessions
         WHERE agent_id IS NOT NULL AND ended_at IS NULL AND expires_at > now()
           AND idle_expires_at > now()),
       (SELECT count(*)::integer
          FROM (SELECT FROM audit_events
                 WHERE action = 'session.sign-in-refused' AND at > now() - interval '24 hours'
                 LIMIT $1::integer + 1) refused)
  FROM (SELECT count(*)::integer AS receipts, coalesce(sum(amount), 0) AS total
          FROM receipts
         WHERE paid_on >= date_trunc('day', now(), 'UTC')
           AND paid_on < date_trunc('day', now(), 'UTC') + interval '1 day'
           AND deleted_at IS NULL AND status = 'POSTED') today,
       (SELECT count(*)::integer AS receipts, coalesce(sum(amount), 0) AS total
          FROM receipts
         WHERE paid_on >= date_trunc('day', now(), 'UTC') - interval '6 days'
           AND paid_on < date_trunc('day', now(), 'UTC') + interval '1 day'
           AND deleted_at IS NULL AND status = 'POSTED') week;

-- name: last_import
-- The newest import that was committed.
SELECT id, rows, added, duplicates, invalid, created_at
  FROM imports
 ORDER BY created_at DESC, id DESC
 LIMIT 1;
