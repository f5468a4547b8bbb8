// `billspay import legacy`: brings customers, payment methods, billers, receipts, agents and who
// assisted whom over from the earlier system's database (Node and Prisma). What it wants is judged
// by the same rules as what comes in through the API; what does not pass is refused, row by row,
// with the reason. Account numbers are opened in memory and sealed for the vault; security codes
// are not even selected. docs/import.md tells how it is used.
#pragma once

#include <string>

#include "app/environment.hpp"

namespace billspay::legacy {

struct Options {
  std::string url = {};       // of the earlier database; else url_file, else LEGACY_DATABASE_URL
  std::string url_file = {};  // a URL with a password has no place on a command line
  std::string key_file = {};  // of the account numbers there
  std::string admin = {};     // answers for the approved enrolments; else the oldest active one
  std::string report = {};    // a file for the refusals; else standard output
  bool write = false;         // otherwise everything is tried and undone
  int batch = 100;            // rows in one transaction
};

// As the owner of our database, with the server's keys. May be repeated: what was imported is
// skipped. 0 everything was (or could be) imported, 1 rows were refused, 2 it cannot run.
int import(const app::Environment& environment, const Options& options);

}  // namespace billspay::legacy
