#include "app/setup_postgres.hpp"

#include <fmt/core.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include "app/durable_file.hpp"
#include "app/setup_files.hpp"
#include "app/small_file.hpp"
#include "app/system_user.hpp"
#include "platform/postgres/errors.hpp"
#include "platform/postgres/transport.hpp"

namespace billspay::app {
namespace {

using postgres::BlockingConnection;

constexpr std::string_view block_begin = "# billspay: begin\n";
constexpr std::string_view block_end = "# billspay: end\n";
// For the reload of the settings to reach the server that answers.
constexpr int connect_attempts = 50;
constexpr std::chrono::milliseconds connect_pause{100};

std::string socket_url(const SetupOptions& options, std::string_view user) {
  return fmt::format("postgresql://{}@/{}?host={}&port={}", user, options.database,
                     options.socket_directory, options.port);
}

BlockingConnection superuser(const SetupOptions& options, const std::string& database) {
  const ActingAs postgres(options.postgres_user);
  const SecretString url(server_socket_url(options));
  return BlockingConnection(postgres::as_user(url, options.postgres_user, database),
                            "billspay setup");
}

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

void make_role(BlockingConnection& connection, const std::string& name, const std::string& rights) {
  const bool there = !connection.query("SELECT FROM pg_roles WHERE rolname = $1", {name}).empty();
  if (!there) connection.execute("CREATE ROLE " + name);
  connection.execute("ALTER ROLE " + name + " " + rights);
  there ? tell_kept("the role " + name) : tell_made("the role " + name);
}

void make_database(BlockingConnection& connection, const std::string& name) {
  const bool there =
      !connection.query("SELECT FROM pg_database WHERE datname = $1", {name}).empty();
  if (!there) {
    connection.execute("CREATE DATABASE " + quoted(name) +
                       " OWNER billspay_owner TEMPLATE template0 ENCODING 'UTF8' "
                       "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");
  }
  connection.execute("REVOKE CONNECT ON DATABASE " + quoted(name) + " FROM PUBLIC");
  connection.execute("GRANT CONNECT ON DATABASE " + quoted(name) + " TO billspay_server");
  there ? tell_kept("the database " + name) : tell_made("the database " + name);
}

// Changes one of PostgreSQL's own files, whose place the server knows.
void write_block(BlockingConnection& connection, const std::string& setting,
                 const std::string& lines, bool at_top) {
  const auto path = connection.query("SHOW " + setting)[0][0].value_or("");
  const auto before = read_small_file(path) + "\n";
  const auto after = with_block(before, lines, at_top);
  if (before == after) {
    tell_kept("our lines in " + path);
    return;
  }
  replace_file(path, after, {.mode = 0640, .group = {}});
  tell_made("our lines in " + path);
}

void refuse_broken_rules(BlockingConnection& connection) {
  const auto broken = connection.query(
      "SELECT line_number, error FROM pg_hba_file_rules WHERE error IS NOT NULL LIMIT 1");
  if (broken.empty()) return;
  throw std::runtime_error("pg_hba.conf, line " + broken[0][0].value_or("?") + ": " +
                           broken[0][1].value_or("?") + ". Mend it, then run this again.");
}

void let_in(BlockingConnection& connection, const SetupOptions& options) {
  const auto rules = fmt::format("local {} billspay_owner,billspay_server peer map=billspay\n",
                                 quoted(options.database));
  const auto operators = current_user();
  std::string map = fmt::format("billspay {} billspay_server\n", options.service_user);
  for (const std::string_view role : {"billspay_owner", "billspay_server"}) {
    map += fmt::format("billspay {} {}\n", operators, role);
  }
  write_block(connection, "ident_file", map, false);
  write_block(connection, "hba_file", rules, true);
  refuse_broken_rules(connection);
  // Also when nothing changed: an earlier run may have been interrupted here.
  connection.query("SELECT pg_reload_conf()");
}

void wait_for_owner(const SetupOptions& options) {
  for (int attempt = 1;; ++attempt) {
    try {
      const BlockingConnection owner(owner_socket_url(options), "billspay setup");
      return;
    } catch (const postgres::Outage&) {
      if (attempt == connect_attempts) throw;
      std::this_thread::sleep_for(connect_pause);
    }
  }
}

}  // namespace

std::string owner_socket_url(const SetupOptions& options) {
  return socket_url(options, "billspay_owner");
}

std::string server_socket_url(const SetupOptions& options) {
  return socket_url(options, "billspay_server");
}

void prepare_postgres(const SetupOptions& options) {
  auto connection = superuser(options, "postgres");
  make_role(connection, "billspay_owner", "LOGIN CREATEROLE");
  make_role(connection, "billspay_server", "LOGIN NOINHERIT");
  make_database(connection, options.database);
  let_in(connection, options);
  wait_for_owner(options);
}

void grant_roles(const SetupOptions& options, const std::string& owner_url) {
  auto connection = options.local_database() ? superuser(options, options.database)
                                             : BlockingConnection(owner_url, "billspay setup");
  const auto granted = connection.query(
      "SELECT count(*) = 4 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid "
      "WHERE m.member = 'billspay_server'::regrole AND r.rolname IN "
      "('billspay_portal', 'billspay_agent', 'billspay_admin', 'billspay_worker')");
  if (granted[0][0] == "t") {
    tell_kept("the rights of billspay_server");
    return;
  }
  connection.execute(
      "GRANT billspay_portal, billspay_agent, billspay_admin, billspay_worker TO billspay_server");
  tell_made("the rights of billspay_server");
}

std::string with_block(const std::string& text, const std::string& lines, bool at_top) {
  const std::string block = std::string(block_begin) + lines + std::string(block_end);
  const auto begin = text.find(block_begin);
  const auto end = begin == text.npos ? text.npos : text.find(block_end, begin);
  if (end != text.npos) {
    return text.substr(0, begin) + block + text.substr(end + block_end.size());
  }
  return at_top ? block + text : text + block;
}

}  // namespace billspay::app
