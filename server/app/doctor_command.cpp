#include <fmt/core.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "app/commands.hpp"
#include "app/config.hpp"
#include "app/doctor_machine.hpp"
#include "app/doctor_postgres.hpp"
#include "app/exit_code.hpp"
#include "app/published_credential.hpp"
#include "platform/core/text.hpp"
#include "platform/postgres/migrate.hpp"

namespace billspay::app {
namespace {

constexpr int supported_postgres = 150000;
constexpr double acceptable_skew_seconds = 5;

void check_versions(Report& report, postgres::BlockingConnection& connection) {
  const auto rows = connection.query(
      "SELECT current_setting('server_version_num'), "
      "current_setting('server_version')");
  const int version = std::atoi(rows[0][0].value_or("0").c_str());
  if (version < supported_postgres) {
    report.wrong("PostgreSQL " + rows[0][1].value_or("?") + " is too old: 15 or newer is needed.");
  } else {
    report.right("PostgreSQL " + rows[0][1].value_or("?"));
  }
}

void check_clock(Report& report, postgres::BlockingConnection& connection) {
  const auto rows = connection.query("SELECT extract(epoch FROM clock_timestamp())");
  const double theirs = std::atof(rows[0][0].value_or("0").c_str());
  const double ours = static_cast<double>(now().time_since_epoch().count()) / 1e6;
  if (std::abs(theirs - ours) > acceptable_skew_seconds) {
    report.wrong(
        fmt::format("The database's clock differs by {:.0f} s from this machine's: "
                    "synchronise both (tokens depend on it).",
                    theirs - ours));
  } else {
    report.right("the clocks agree");
  }
}

void check_roles(Report& report, postgres::BlockingConnection& connection) {
  for (const std::string role :
       {"billspay_portal", "billspay_agent", "billspay_admin", "billspay_worker"}) {
    const auto rows = connection.query(
        "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AND "
        "pg_has_role(current_user, (SELECT oid FROM pg_roles WHERE rolname = $1), 'member')",
        {role});
    if (rows[0][0] == "t") {
      report.right("may act as " + role);
    } else {
      report.wrong(fmt::format(
          "DATABASE_URL's user may not act as {0}: run `billspay migrate` as the owner, "
          "then GRANT {0} to that user.",
          role));
    }
  }
  const auto super = connection.query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
  if (super[0][0] == "t") {
    report.wrong("DATABASE_URL's user is a superuser, whom no right limits: use one of its own.");
  }
}

// S01
void check_credentials(Report& report, postgres::BlockingConnection& connection) {
  const auto published = published_credentials(connection);
  for (const auto& admin : published.admins) report.wrong(remedy_for_admin(admin));
  for (const auto& agent : published.agents) {
    report.wrong("The agent " + agent +
                 " has a password that was published: give them another one in the admin console.");
  }
  if (published.admins.empty() && published.agents.empty()) {
    report.right("no admin and no agent has a published password");
  }
}

void check_database(Report& report, const Config& config) {
  try {
    postgres::BlockingConnection connection(config.database_url.reveal(), "billspay doctor");
    report.right("the database answers");
    check_versions(report, connection);
    check_clock(report, connection);
    check_postgres(report, config, connection);
    check_roles(report, connection);
    const auto applied = connection.query(
        "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = "
        "'users')");
    if (applied[0][0] == "t") {
      report.right("the schema is there (`billspay migrate --status` tells details)");
      check_credentials(report, connection);
    } else {
      report.wrong("The schema is missing: run `billspay migrate` as the owner.");
    }
  } catch (const std::exception& failure) {
    report.wrong(std::string("The database: ") + failure.what());
  }
}

// A directory of root's, or a file in it of somebody else than its owner.
std::optional<std::string> not_of_the_server(const std::string& directory) {
  struct stat status{};
  if (::stat(directory.c_str(), &status) != 0) return std::nullopt;
  const uid_t owner = status.st_uid;
  if (owner == 0) return directory;
  std::error_code failure;
  for (const auto& file : std::filesystem::directory_iterator(directory, failure)) {
    if (::stat(file.path().c_str(), &status) == 0 && status.st_uid != owner) {
      return file.path().string();
    }
  }
  return std::nullopt;
}

void check_checkpoints(Report& report, const Config& config) {
  const std::string& directory = config.audit_checkpoints;
  if (directory.empty()) {
    report.note(
        "AUDIT_CHECKPOINTS is not set: whoever rules the database could cut off the newest audit "
        "events unseen. Name a directory, and copy it to another machine.");
  } else if (::access(directory.c_str(), F_OK) == 0 && ::access(directory.c_str(), W_OK) != 0) {
    report.wrong("AUDIT_CHECKPOINTS names a directory that cannot be written: " + directory + ".");
  } else if (const auto foreign = not_of_the_server(directory)) {
    report.wrong(*foreign +
                 " does not belong to the user that serves, who could not write it: "
                 "chown -R billspay:billspay " +
                 directory + ".");
  } else {
    report.right("checkpoints of the audit trail go to " + directory);
  }
}

// Nothing for Unix sockets and IPv6.
std::optional<sockaddr_in> ipv4(const http::ListenAddress& address) {
  sockaddr_in socket_address{};
  socket_address.sin_family = AF_INET;
  socket_address.sin_port = htons(address.port);
  if (::inet_pton(AF_INET, address.host.c_str(), &socket_address.sin_addr) != 1) {
    return std::nullopt;
  }
  return socket_address;
}

const sockaddr* generic(const sockaddr_in& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

// Nothing when it cannot be told without getting in the way.
std::optional<bool> can_listen(const http::ListenAddress& address) {
  const auto socket_address = ipv4(address);
  if (!socket_address) return std::nullopt;
  const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  ::setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  const bool free = ::bind(handle, generic(*socket_address), sizeof *socket_address) == 0;
  ::close(handle);
  return free;
}

void check_port(Report& report, std::string_view name, const http::ListenAddress& address) {
  const auto free = can_listen(address);
  if (!free) return;
  if (*free) {
    report.right(fmt::format("{} can listen on {}", name, address.to_string()));
  } else {
    report.wrong(
        fmt::format("{} cannot listen on {}: it is taken by another program, or not an address of "
                    "this machine.",
                    name, address.to_string()));
  }
}

// What a running billspay says of itself on its operations listener; empty when there is none.
std::string health(const http::ListenAddress& address) {
  const auto socket_address = ipv4(address);
  if (!socket_address) return {};
  const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{3, 0};
  ::setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(handle, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  constexpr std::string_view request =
      "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  std::string answer;
  if (::connect(handle, generic(*socket_address), sizeof *socket_address) == 0 &&
      ::send(handle, request.data(), request.size(), MSG_NOSIGNAL) > 0) {
    char buffer[1024];
    for (ssize_t size = 0; (size = ::recv(handle, buffer, sizeof buffer, 0)) > 0;) {
      answer.append(buffer, static_cast<std::size_t>(size));
    }
  }
  ::close(handle);
  const auto body = answer.find("\r\n\r\n");
  return body == std::string::npos ? "" : std::string(trim(answer.substr(body + 4)));
}

void check_listeners(Report& report, const Config& config) {
  const auto said = health(config.ops_listener.address);
  if (said == "ready") {
    report.right("a billspay is running here and is ready");
    return;
  }
  if (said == "no database" || said == "stopping") {
    report.wrong("A billspay is running here and is not ready: it says '" + said + "'.");
    return;
  }
  check_port(report, "the public listener", config.public_listener.address);
  check_port(report, "the admin listener", config.admin_listener.address);
  check_port(report, "the agent listener", config.agent_listener.address);
  check_port(report, "the operations listener", config.ops_listener.address);
}

}  // namespace

int doctor(const Environment& environment) {
  Report report;
  const auto config = read_config(environment);
  if (!config) {
    report.wrong(config.error());
    return exit_code::failed;
  }
  report.right("the configuration is complete and its keys are long enough");
  check_database(report, *config);
  check_secrets(report, environment);
  check_checkpoints(report, *config);
  check_backup(report, *config);
  check_certificates(report, *config);
  check_disks(report, *config);
  check_listeners(report, *config);
  if (report.problems() == 0) {
    fmt::print("Nothing is wrong.\n");
    return exit_code::done;
  }
  fmt::print("{} to mend.\n", report.problems());
  return exit_code::failed;
}

}  // namespace billspay::app
