# What the backup commands share; sourced, never run.
# shellcheck shell=bash
set -euo pipefail
export LC_ALL=C.UTF-8

settings=${BILLSPAY_BACKUP_SETTINGS:-/etc/billspay/backup.env}
if [[ -r $settings ]]; then
  set -a
  # shellcheck source=/dev/null
  . "$settings"
  set +a
fi

export BACKUP_DIRECTORY=${BACKUP_DIRECTORY:-/var/lib/billspay-backup/dumps}
BACKUP_STATUS=${BACKUP_STATUS:-/var/lib/billspay-backup/status}
BACKUP_SCRATCH=${BACKUP_SCRATCH:-/var/lib/billspay-backup}
BACKUP_KEYS=${BACKUP_KEYS:-/etc/billspay/backup}
BACKUP_PRIVATE_KEY=${BACKUP_PRIVATE_KEY:-/root/billspay-backup-private-key}
BACKUP_KEEP_DAYS=${BACKUP_KEEP_DAYS:-35}
BACKUP_KEEP_AT_LEAST=${BACKUP_KEEP_AT_LEAST:-7}
BACKUP_AUDIT_KEYS=${BACKUP_AUDIT_KEYS:-/etc/billspay/keys/audit-keys}
BILLSPAY=${BILLSPAY:-/usr/bin/billspay}
export PGUSER=${PGUSER:-billspay_owner} PGDATABASE=${PGDATABASE:-billspay_prod}
# shellcheck disable=SC2034  # for the commands that source this
recipients=$BACKUP_KEYS/recipients.txt
verify_key=${verify_key:-$BACKUP_KEYS/signing-key.pub}
why=''

say() { printf '%s\n' "$*"; }

# fail SENTENCE…: ends the command; the sentence also goes into the status file.
fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  why=$*
  exit 1
}

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# value FILE NAME: what a file of NAME=value lines says of one name.
value() { [[ ! -r $1 ]] || sed -n "s/^$2=//p" "$1" | head -n 1; }

# write_status NAME ok|failed [BYTES]: replaces a status file in one step. The time of the last
# success outlives an attempt that failed.
write_status() {
  local file=$BACKUP_STATUS/$1 attempt last
  attempt=$(now)
  last=$(value "$file" succeeded_at)
  [[ $2 != ok ]] || last=$attempt
  mkdir -p "$BACKUP_STATUS"
  {
    [[ -z $last ]] || say "succeeded_at=$last"
    say "attempted_at=$attempt"
    if [[ $2 == ok ]]; then say 'ok=yes'; else say 'ok=no'; fi
    [[ -z ${3:-} ]] || say "bytes=$3"
    [[ $2 == ok ]] || say "why=${why:-it broke off; its log says more}"
  } | tr -d '\r' >"$file.new"
  chmod 0644 "$file.new"
  mv "$file.new" "$file"
}

# Shows a terminal how much has passed; anybody else sees nothing.
progress() { if [[ -t 2 ]]; then dd bs=1M status=progress; else cat; fi; }

sha256() { sha256sum "$1" | cut -d ' ' -f 1; }

# stems DIRECTORY: the backups in it, oldest first, by their names without endings.
stems() {
  find "$1" -maxdepth 1 -name 'billspay-*.manifest' -printf '%f\n' 2>/dev/null | sort |
    sed 's/\.manifest$//'
}

# newest_stem DIRECTORY: what a clock that was ahead has dated after now would be the newest for ever.
newest_stem() {
  local stem latest newest=''
  latest=billspay-$(date -u +%Y%m%dT%H%M%SZ)
  while read -r stem; do
    if [[ $stem > $latest ]]; then
      say "note: $stem is dated after now and does not count as the newest; it can be named." >&2
    else
      newest=$stem
    fi
  done < <(stems "$1")
  say "$newest"
}

free_bytes() { df --output=avail -B1 "$1" | tail -n 1; }

# only_one FILE SENTENCE: holds the lock until the end. Appending leaves the file's time as it is, since
# it may be copied away. Whoever has the lock records how it ends; the second one records nothing.
only_one() {
  exec 9>>"$1"
  flock --nonblock 9 || { trap - EXIT; fail "$2"; }
}

# record STATUS NAME [BYTES]: how a backup or a drill ended. A signal that ends bash leaves the status of
# the command before it, often 0, so success is what has come to its last line.
record() {
  if [[ $1 -eq 0 && ${finished:-} == yes ]]; then
    write_status "$2" ok "${3:-}"
    return
  fi
  [[ $1 -ne 0 ]] || why=${why:-it was interrupted}
  write_status "$2" failed
}

# check_part DIRECTORY STEM KIND: is the file that the manifest lists here, whole and unaltered?
check_part() {
  local file=$1/$2.$3.age manifest=$1/$2.manifest bytes
  [[ -r $file ]] || fail "$file is missing: fetch it from the copy of the backups."
  bytes=$(stat -c %s "$file")
  [[ $bytes == "$(value "$manifest" "$3_bytes")" ]] ||
    fail "$file has $bytes bytes, the manifest says $(value "$manifest" "$3_bytes"): it is truncated" \
      "or was replaced. Use another copy of it or an older backup."
  [[ $(sha256 "$file") == "$(value "$manifest" "$3_sha256")" ]] ||
    fail "$file is not what was written (its SHA-256 differs): it was altered or damaged." \
      "Use another copy of it or an older backup."
}

# check_backup DIRECTORY STEM: everything that can be told without the private key.
check_backup() {
  local manifest=$1/$2.manifest
  [[ -r $manifest && -r $manifest.sig ]] || fail "$manifest or its signature is missing."
  [[ -r $verify_key ]] ||
    fail "$verify_key is missing: the key that proves who wrote a backup (--verify-key FILE)."
  openssl pkeyutl -verify -pubin -inkey "$verify_key" -rawin -in "$manifest" \
    -sigfile "$manifest.sig" >/dev/null 2>&1 ||
    fail "$manifest is not signed by this installation: it was altered, or $verify_key is the key" \
      "of another one."
  [[ $(head -n 1 "$manifest") == 'billspay-backup 1' ]] ||
    fail "$manifest is of another format: use the billspay-restore that belongs to it."
  check_part "$1" "$2" dump
  check_part "$1" "$2" inventory
}

# open_inventory DIRECTORY STEM IDENTITY FILE: the small part first, so that a wrong key is told
# before anything is made.
open_inventory() {
  local reason
  [[ -r $3 ]] || fail "$3 cannot be read: say where the private key is with --identity FILE."
  reason=$(age --decrypt --identity "$3" --output "$4" "$1/$2.inventory.age" 2>&1) && return
  case $reason in
    *'no identity matched'*) fail "$3 is not a key of this backup. It opens with the private key" \
      "that 'billspay-backup init' made on the machine it comes from." ;;
    *) fail "$1/$2.inventory.age does not open: ${reason//$'\n'/ }" ;;
  esac
}

# The roles of PostgreSQL that a dump refers to but does not contain.
missing_roles() {
  cat <<'SQL'
SET client_min_messages = warning;
DO $roles$
DECLARE wanted record;
BEGIN
  FOR wanted IN SELECT * FROM (VALUES
      ('billspay_owner', 'LOGIN CREATEROLE'), ('billspay_server', 'LOGIN NOINHERIT'),
      ('billspay_portal', 'NOLOGIN'), ('billspay_agent', 'NOLOGIN'),
      ('billspay_admin', 'NOLOGIN'), ('billspay_worker', 'NOLOGIN')) AS roles (name, rights)
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name) THEN
      EXECUTE format('CREATE ROLE %I %s', wanted.name, wanted.rights);
    END IF;
  END LOOP;
END $roles$;
GRANT billspay_portal, billspay_agent, billspay_admin, billspay_worker TO billspay_server;
SQL
}

# restore_dump DIRECTORY STEM IDENTITY DATABASE COMMAND…: into a new database. COMMAND… goes before
# each call of PostgreSQL's programs and makes them the superuser's.
restore_dump() {
  local directory=$1 stem=$2 identity=$3 database=$4
  shift 4
  missing_roles | "$@" psql -XqAt -v ON_ERROR_STOP=1 -d postgres ||
    fail "PostgreSQL's superuser could not make the roles."
  "$@" createdb -O billspay_owner -T template0 -E UTF8 --lc-collate=C.UTF-8 --lc-ctype=C.UTF-8 \
    "$database" || fail "The database $database could not be made."
  if ! age --decrypt --identity "$identity" "$directory/$stem.dump.age" | progress |
    "$@" pg_restore --single-transaction --dbname "$database"; then
    "$@" dropdb --if-exists "$database"
    fail "The dump did not restore; the lines above say why. The new database was removed again."
  fi
  "$@" psql -XqAt -v ON_ERROR_STOP=1 -d "$database" <<SQL
REVOKE CONNECT ON DATABASE "$database" FROM PUBLIC;
GRANT CONNECT ON DATABASE "$database" TO billspay_server;
ANALYZE;
SQL
}
