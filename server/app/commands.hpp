// What the command line can do besides serving demo data. Each returns the process's exit code:
// 0 done, 1 failed, 2 wrong configuration or usage; messages go to standard error.
#pragma once

#include <string>

#include "app/environment.hpp"

namespace billspay::app {

// Runs until SIGINT or SIGTERM.
int serve(const Environment& environment);
// As MIGRATION_DATABASE_URL (the owner), else DATABASE_URL. Ends with create_first_admin().
int migrate(const Environment& environment, bool only_status);
int doctor(const Environment& environment);
int seed(const Environment& environment, int customers);
int print_contract();
// The whole schema as SQL, from a scratch cluster; for database/schema.sql.
int print_schema();
// Settings on standard output; the private key into a new file (0400).
int print_keys(const std::string& private_key_file);
// Opens every sealed number with the offline key and counts those that do not belong where they
// are. Prints no number.
int verify_vault(const Environment& environment, const std::string& private_key_file);
// Seals again, with the first of DATA_KEYS_COLUMNS, what older ones sealed; the server may go on. 0
// no older key is needed any more, 1 something does not open.
int reseal(const Environment& environment);
// Whether the audit trail is as it was written: 0 it is, 1 altered (the first event that is wrong
// stands on standard error), 2 it cannot be told. `checkpoints` is their directory; empty takes
// AUDIT_CHECKPOINTS.
int verify_audit(const Environment& environment, const std::string& checkpoints, bool quiet);
// Signs a checkpoint now.
int write_checkpoint(const Environment& environment, const std::string& checkpoints);

// Signs everybody out, customers and staff, at once: for an incident. Audited.
int end_all_sessions(const Environment& environment);

// Admins are made and unmade here only: no role of the server may. As the owner, audited with
// AUDIT_KEYS as something that the command line did.
struct AdminAccount {
  std::string username;
  std::string full_name;      // empty: as the user name
  std::string password_file;  // empty: a one-time password is made and printed (S01)
};
int create_admin(const Environment& environment, const AdminAccount& account);
int list_admins(const Environment& environment);
// These two sign the admin out everywhere.
int disable_admin(const Environment& environment, const std::string& username);
int reset_admin_password(const Environment& environment, const AdminAccount& account);
int enable_admin(const Environment& environment, const std::string& username);
// The one whom ADMIN_USERNAME and ADMIN_PASSWORD_FILE name, unless there ever was an admin.
int create_first_admin(const Environment& environment);

}  // namespace billspay::app
