// What the command line can do besides serving demo data. Each returns the process's exit code:
// 0 done, 1 failed, 2 wrong configuration or usage; messages go to standard error.
#pragma once

#include <string>

#include "app/environment.hpp"

namespace billspay::app {

// Runs until SIGINT or SIGTERM.
int serve(const Environment& environment);
// As MIGRATION_DATABASE_URL (the owner), else DATABASE_URL.
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

}  // namespace billspay::app
