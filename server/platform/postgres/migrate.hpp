// Brings a database to the shape that this program needs. Migrations are plain SQL, numbered,
// forward only and embedded in the binary; `schema_migrations` remembers which were applied and
// with what text, so that an edited one is refused instead of silently ignored.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/postgres/blocking.hpp"

namespace billspay::postgres {

struct Migration {
  int version;            // from the file's name: 0001_roles.sql
  std::string_view name;  // 0001_roles
  std::string_view sql;
};

struct MigrationStatus {
  int version;
  std::string name;
  std::optional<std::string> applied_at;
};

// The ones in this binary, in order.
std::vector<Migration> embedded_migrations();

// Applies what is missing, each in its own transaction, and returns how many. Safe to run twice at
// once: the second waits. A lock that is not free is given up after 400 ms and tried again, so that
// live queries never queue for long behind a migration. Throws std::runtime_error when an applied
// migration has changed or is unknown to this binary, and StatementError when one fails, which then
// has left nothing behind. `progress` receives one line for each.
int migrate(BlockingConnection& connection, std::span<const Migration> migrations,
            const std::function<void(std::string_view)>& progress = {});

// All that this binary knows; same checks and exceptions as migrate().
std::vector<MigrationStatus> migration_status(BlockingConnection& connection,
                                              std::span<const Migration> migrations);

}  // namespace billspay::postgres
