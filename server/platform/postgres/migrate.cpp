#include "platform/postgres/migrate.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <stdexcept>
#include <thread>

#include "migrations.hpp"
#include "platform/core/bytes.hpp"
#include "platform/postgres/errors.hpp"

namespace billspay::postgres {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Any number will do, as long as every version of this program uses the same one.
constexpr std::string_view only_one_at_a_time = "4821906734512097";
constexpr std::string_view lock_not_available = "55P03";
constexpr int lock_attempts = 100;

struct Applied {
  std::string name;
  std::string checksum;
  std::string applied_at;
};

std::string checksum_of(const Migration& migration) { return hex(as_text(sha256(migration.sql))); }

std::map<int, Applied> read_applied(BlockingConnection& connection) {
  std::map<int, Applied> applied;
  if (!connection.query("SELECT to_regclass('schema_migrations')").at(0).at(0)) return applied;
  for (const auto& row :
       connection.query("SELECT version, name, checksum, applied_at FROM schema_migrations")) {
    applied[std::stoi(row.at(0).value())] = {row.at(1).value(), row.at(2).value(),
                                             row.at(3).value()};
  }
  return applied;
}

void refuse_history_that_differs(const std::map<int, Applied>& applied,
                                 std::span<const Migration> migrations) {
  for (const auto& [version, row] : applied) {
    const auto known = std::ranges::find(migrations, version, &Migration::version);
    if (known == migrations.end()) {
      throw std::runtime_error(fmt::format(
          "The database has migration {}, which this billspay does not know: it was migrated by a "
          "newer version. Use that version, or restore a backup made before.",
          row.name));
    }
    if (checksum_of(*known) != row.checksum) {
      throw std::runtime_error(fmt::format(
          "Migration {} was applied to this database on {} with a different text. An applied "
          "migration must not be edited: restore its text and put the change into a new one.",
          row.name, row.applied_at));
    }
  }
}

class Turn {
 public:
  explicit Turn(BlockingConnection& connection) : connection_(connection) {
    connection_.execute(fmt::format("SELECT pg_advisory_lock({})", only_one_at_a_time));
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    try {
      connection_.execute(fmt::format("SELECT pg_advisory_unlock({})", only_one_at_a_time));
    } catch (const std::exception&) {
      return;  // the connection is gone, and the lock with it
    }
  }

 private:
  BlockingConnection& connection_;
};

void apply_once(BlockingConnection& connection, const Migration& migration) {
  const auto start = steady_clock::now();
  connection.execute("BEGIN; SET LOCAL lock_timeout = '400ms'");
  try {
    connection.execute(std::string(migration.sql));
    const auto spent =
        std::chrono::duration_cast<milliseconds>(steady_clock::now() - start).count();
    connection.query(
        "INSERT INTO schema_migrations (version, name, checksum, duration) "
        "VALUES ($1, $2, $3, $4::bigint * interval '1 ms')",
        {std::to_string(migration.version), std::string(migration.name), checksum_of(migration),
         std::to_string(spent)});
    connection.execute("COMMIT");
  } catch (const StatementError&) {
    connection.execute("ROLLBACK");
    throw;
  }
}

void apply(BlockingConnection& connection, const Migration& migration) {
  for (int attempt = 1;; ++attempt) {
    try {
      return apply_once(connection, migration);
    } catch (const StatementError& error) {
      if (error.sqlstate != lock_not_available || attempt == lock_attempts) throw;
    }
    std::this_thread::sleep_for(milliseconds(std::min(100 * attempt, 2000)));
  }
}

}  // namespace

std::vector<Migration> embedded_migrations() {
  std::vector<Migration> migrations;
  for (const auto& file : embedded::migrations) {
    int version = 0;
    std::from_chars(file.name.data(), file.name.data() + file.name.size(), version);
    migrations.push_back({version, file.name.substr(0, file.name.rfind('.')), file.text});
  }
  std::ranges::sort(migrations, {}, &Migration::version);
  return migrations;
}

int migrate(BlockingConnection& connection, std::span<const Migration> migrations,
            const std::function<void(std::string_view)>& progress) {
  const Turn turn(connection);
  connection.execute(R"(
    CREATE TABLE IF NOT EXISTS schema_migrations (
      version    integer     NOT NULL CONSTRAINT schema_migrations_pkey PRIMARY KEY,
      name       text        NOT NULL,
      checksum   text        NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      duration   interval    NOT NULL
    ))");
  const auto applied = read_applied(connection);
  refuse_history_that_differs(applied, migrations);
  int count = 0;
  for (const Migration& migration : migrations) {
    if (applied.contains(migration.version)) continue;
    const auto start = steady_clock::now();
    apply(connection, migration);
    ++count;
    if (!progress) continue;
    const auto spent = std::chrono::duration_cast<milliseconds>(steady_clock::now() - start);
    progress(fmt::format("{} applied in {} ms", migration.name, spent.count()));
  }
  return count;
}

std::vector<MigrationStatus> migration_status(BlockingConnection& connection,
                                              std::span<const Migration> migrations) {
  const auto applied = read_applied(connection);
  refuse_history_that_differs(applied, migrations);
  std::vector<MigrationStatus> status;
  for (const Migration& migration : migrations) {
    const auto found = applied.find(migration.version);
    status.push_back(
        {migration.version, std::string(migration.name),
         found == applied.end() ? std::nullopt : std::optional(found->second.applied_at)});
  }
  return status;
}

}  // namespace billspay::postgres
