#include "app/inventory.hpp"

#include <fmt/core.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <optional>
#include <sstream>

#include "app/durable_file.hpp"
#include "app/exit_code.hpp"
#include "app/small_file.hpp"
#include "platform/json/writer.hpp"

namespace billspay::app {
namespace {

using postgres::BlockingConnection;

constexpr std::string_view first_line = "billspay-inventory 1";

// Rows as text must not depend on how a server or a role is configured; and the snapshot is held
// for as long as a dump takes.
constexpr auto same_everywhere =
    "SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET TimeZone = 'UTC'; "
    "SET bytea_output = 'hex'; SET extra_float_digits = 1; SET search_path = pg_catalog; "
    "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0";

constexpr auto our_tables =
    "SELECT name, place FROM ("
    "  SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS name, "
    "         format('%I.%I', n.nspname, c.relname) AS place "
    "    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "   WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind = 'r' "
    "     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) t "
    " ORDER BY name COLLATE \"C\"";

// Sums do not mind the order, and two rows that are alike do not cancel each other out.
TableInventory look_at(BlockingConnection& connection, const std::string& name,
                       const std::string& quoted_name) {
  const auto row = connection.query(
      "SELECT count(*), "
      "       md5(coalesce(sum(('x' || left(h, 16))::bit(64)::bigint::numeric), 0) || ' ' || "
      "           coalesce(sum(('x' || right(h, 16))::bit(64)::bigint::numeric), 0)) "
      "  FROM (SELECT md5(t::text) AS h FROM " +
      quoted_name + " t) hashed")[0];
  return {name, row[0].value_or(""), row[1].value_or("")};
}

std::string json_text(const Inventory& inventory) {
  std::string text = "{\"tables\":[";
  for (const auto& [table, rows, checksum] : inventory) {
    text += text.back() == '[' ? "" : ",";
    text += "{\"table\":";
    json::append_string(text, table);
    text += fmt::format(",\"rows\":{},\"checksum\":\"{}\"}}", rows, checksum);
  }
  return text + "]}\n";
}

// One line on standard error for each table that is not the same.
int compare(const Inventory& before, const Inventory& now) {
  std::map<std::string, std::pair<const TableInventory*, const TableInventory*>> tables;
  for (const auto& one : before) tables[one.table].first = &one;
  for (const auto& one : now) tables[one.table].second = &one;
  int code = exit_code::done;
  for (const auto& [name, pair] : tables) {
    const auto& [was, is] = pair;
    if (was != nullptr && is != nullptr && *was == *is) continue;
    code = complain(exit_code::failed,
                    fmt::format("{} differs: {} rows then, {} now{}", name,
                                was == nullptr ? "no" : was->rows, is == nullptr ? "no" : is->rows,
                                was != nullptr && is != nullptr && was->rows == is->rows
                                    ? ", with other contents"
                                    : ""));
  }
  if (code == exit_code::done) fmt::print("{} tables are the same.\n", now.size());
  return code;
}

// Starts the command; -1 when it cannot be started.
pid_t start(std::vector<std::string> command, const std::string& snapshot) {
  std::vector<char*> arguments;
  for (auto& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::string setting = "BILLSPAY_SNAPSHOT=" + snapshot;
  std::vector<char*> variables{setting.data()};
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    if (!std::string_view(*entry).starts_with("BILLSPAY_SNAPSHOT=")) variables.push_back(*entry);
  }
  variables.push_back(nullptr);
  pid_t process = -1;
  const int failure =
      ::posix_spawnp(&process, arguments[0], nullptr, nullptr, arguments.data(), variables.data());
  return failure == 0 ? process : -1;
}

// A command beside us, which does not outlive us.
class Companion {
 public:
  Companion(const std::vector<std::string>& command, const std::string& snapshot)
      : process_(start(command, snapshot)) {}
  Companion(const Companion&) = delete;
  Companion& operator=(const Companion&) = delete;
  ~Companion() {
    if (!started()) return;
    ::kill(process_, SIGTERM);
    succeeds();
  }

  [[nodiscard]] bool started() const { return process_ > 0; }
  // Waits for its end.
  bool succeeds() {
    int status = -1;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  pid_t process_;
};

int give_out(const Inventory& inventory, const InventoryOptions& options) {
  const auto text = options.json ? json_text(inventory) : inventory_text(inventory);
  if (options.output.empty()) {
    fmt::print("{}", text);
  } else {
    replace_file(options.output, text, {.mode = 0600, .group = {}});
  }
  return exit_code::done;
}

int take_and_give_out(BlockingConnection& connection, const InventoryOptions& options) {
  std::optional<Companion> companion;
  if (!options.command.empty()) {
    const auto snapshot = connection.query("SELECT pg_export_snapshot()")[0][0].value_or("");
    companion.emplace(options.command, snapshot);
    if (!companion->started()) {
      return complain(exit_code::failed, options.command[0] + " cannot be started.");
    }
  }
  const auto inventory = take_inventory(connection);
  if (companion && !companion->succeeds()) {
    return complain(exit_code::failed,
                    options.command[0] + " failed: the inventory was not written.");
  }
  return give_out(inventory, options);
}

}  // namespace

Inventory take_inventory(BlockingConnection& connection) {
  Inventory inventory;
  for (const auto& table : connection.query(our_tables)) {
    inventory.push_back(look_at(connection, table[0].value_or(""), table[1].value_or("")));
  }
  return inventory;
}

std::string inventory_text(const Inventory& inventory) {
  std::string text = std::string(first_line) + "\n";
  for (const auto& [table, rows, checksum] : inventory) {
    text += fmt::format("{}\t{}\t{}\n", table, rows, checksum);
  }
  return text;
}

std::expected<Inventory, std::string> parse_inventory(const std::string& text) {
  std::istringstream lines(text);
  std::string line;
  if (!std::getline(lines, line) || line != first_line) {
    return std::unexpected("This is not an inventory: it does not begin with '" +
                           std::string(first_line) + "'.");
  }
  Inventory inventory;
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    TableInventory one;
    std::string more;
    if (!(fields >> one.table >> one.rows >> one.checksum) || fields >> more) {
      return std::unexpected("This line of the inventory is broken: " + line);
    }
    inventory.push_back(std::move(one));
  }
  return inventory;
}

int print_inventory(const Environment& environment, const InventoryOptions& options) {
  if (!options.command.empty() && options.output.empty()) {
    return complain(exit_code::misused,
                    "With a command, say by --output where the inventory goes.");
  }
  const auto url = owner_url(environment);
  if (!url) return complain(exit_code::misused, url.error());
  try {
    BlockingConnection connection(url->reveal(), "billspay inventory");
    connection.execute(same_everywhere);
    connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (options.compare.empty()) return take_and_give_out(connection, options);
    const auto before = parse_inventory(read_small_file(options.compare));
    if (!before) return complain(exit_code::misused, options.compare + ": " + before.error());
    return compare(*before, take_inventory(connection));
  } catch (const std::exception& failure) {
    return complain(exit_code::misused, failure.what());
  }
}

}  // namespace billspay::app
