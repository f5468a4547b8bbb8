#include "app/doctor_postgres.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <map>

#include "app/system_user.hpp"
#include "platform/core/text.hpp"
#include "platform/postgres/options.hpp"
#include "platform/postgres/transport.hpp"

namespace billspay::app {
namespace {

using postgres::BlockingConnection;

constexpr long bytes_per_mb = 1024L * 1024;
// For administrators, backup and monitoring, beside what we take.
constexpr int spare_connections = 10;

// The server's settings by name, those that this user may see.
class Settings {
 public:
  explicit Settings(BlockingConnection& connection) {
    for (const auto& row : connection.query("SELECT name, setting FROM pg_settings")) {
      settings_[row[0].value_or("")] = row[1].value_or("");
    }
  }
  [[nodiscard]] std::string text(std::string_view name) const {
    const auto found = settings_.find(name);
    return found == settings_.end() ? "" : found->second;
  }
  [[nodiscard]] long number(std::string_view name) const {
    return std::strtol(text(name).c_str(), nullptr, 10);
  }
  [[nodiscard]] bool on(std::string_view name) const { return text(name) == "on"; }
  [[nodiscard]] bool knows(std::string_view name) const { return settings_.contains(name); }

 private:
  std::map<std::string, std::string, std::less<>> settings_;
};

bool listens_here_only(const std::string& addresses) {
  std::string_view rest = addresses;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    const auto one = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (one != "localhost" && one != "::1" && !one.starts_with("127.") && !one.empty())
      return false;
  }
  return true;
}

void check_reach(Report& report, const Settings& settings) {
  const auto addresses = settings.text("listen_addresses");
  if (listens_here_only(addresses)) {
    report.right("PostgreSQL can be reached from this machine only");
  } else if (settings.on("ssl")) {
    report.note("PostgreSQL listens on '" + addresses +
                "' (listen_addresses), with TLS. If the server runs beside it, set it to "
                "'localhost'; otherwise see that a firewall lets only the server in.");
  } else {
    report.wrong("PostgreSQL listens on '" + addresses +
                 "' without TLS: set listen_addresses = 'localhost', or ssl = on with a "
                 "certificate, in postgresql.conf.");
  }
  if (settings.text("password_encryption") != "scram-sha-256") {
    report.wrong("PostgreSQL stores passwords as " + settings.text("password_encryption") +
                 ": set password_encryption = scram-sha-256 and set every password again.");
  } else {
    report.right("passwords of the database are kept as scram-sha-256");
  }
}

void check_durability(Report& report, const Settings& settings) {
  for (const std::string_view name : {"fsync", "full_page_writes", "synchronous_commit"}) {
    if (settings.text(name) != "off") continue;
    report.wrong(fmt::format(
        "{} is off: a power cut loses what was acknowledged. Set it to on in postgresql.conf.",
        name));
  }
  if (!settings.on("data_checksums")) {
    report.note(
        "The database has no checksums, so a bad disk shows late: stop PostgreSQL and run "
        "`pg_checksums --enable`.");
  } else {
    report.right("pages of the database carry checksums");
  }
}

// What a log would keep of customers.
void check_privacy_of_logs(Report& report, const Settings& settings) {
  const auto statements = settings.text("log_statement");
  const bool logs_some = settings.number("log_min_duration_statement") >= 0 ||
                         settings.number("log_min_duration_sample") >= 0 || statements == "mod" ||
                         statements == "all";
  if (logs_some && settings.number("log_parameter_max_length") != 0) {
    report.wrong(
        "PostgreSQL writes statements with their parameters, which are personal data, into its "
        "log: set log_parameter_max_length = 0.");
  } else if (settings.number("log_parameter_max_length_on_error") != 0) {
    report.wrong(
        "PostgreSQL writes the parameters of failed statements into its log: set "
        "log_parameter_max_length_on_error = 0.");
  } else {
    report.right("no parameters of statements get into the database's log");
  }
  if (settings.text("log_error_verbosity") != "terse") {
    report.note(
        "PostgreSQL's log quotes rows that break a constraint: set log_error_verbosity = terse.");
  }
}

void check_logs(Report& report, const Settings& settings) {
  check_privacy_of_logs(report, settings);
  std::string missing;
  for (const std::string_view name : {"log_connections", "log_disconnections", "log_lock_waits"}) {
    if (settings.on(name)) continue;
    missing += (missing.empty() ? "" : ", ") + std::string(name);
  }
  if (settings.number("log_min_duration_statement") < 0) {
    missing += (missing.empty() ? "" : ", ") + std::string("log_min_duration_statement (500ms)");
  }
  if (missing.empty()) {
    report.right("PostgreSQL logs connections, waits and slow statements");
  } else {
    report.note("PostgreSQL does not log what an enquiry will ask for: switch on " + missing + ".");
  }
  if (!settings.knows("pg_stat_statements.max")) {
    report.note(
        "pg_stat_statements is not loaded, so nobody can say which statements take the time: add "
        "it to shared_preload_libraries and restart PostgreSQL.");
  } else {
    report.right("pg_stat_statements is loaded");
  }
}

void check_size(Report& report, const Config& config, const Settings& settings) {
  const int needed = connections_needed(config.threads) + spare_connections;
  const auto reserved = settings.number("superuser_reserved_connections");
  const auto allowed = settings.number("max_connections") - reserved;
  if (allowed < needed) {
    report.wrong(fmt::format(
        "PostgreSQL allows {} connections, but {} threads and those who look after it need {}: "
        "raise max_connections to {} or lower THREADS.",
        allowed, config.threads, needed, needed + reserved));
  } else {
    report.right(fmt::format("max_connections is enough for {} threads", config.threads));
  }
  if (!postgres::is_local(config.database_url)) return;
  constexpr long page_bytes = 8192;
  const long memory_mb = ::sysconf(_SC_PHYS_PAGES) / 1024 * ::sysconf(_SC_PAGESIZE) / 1024;
  const long shared_mb = settings.number("shared_buffers") * page_bytes / bytes_per_mb;
  if (shared_mb * 16 < memory_mb || shared_mb * 2 > memory_mb) {
    report.note(
        fmt::format("shared_buffers is {} MB on a machine with {} MB: a quarter, {} MB, is usual.",
                    shared_mb, memory_mb, memory_mb / 4));
  } else {
    report.right(fmt::format("shared_buffers is {} MB of {} MB", shared_mb, memory_mb));
  }
}

// Lines of pg_hba.conf that let in without a proof that deserves the name.
void check_authentication(Report& report, const Config& config) {
  if (::geteuid() != 0 || !postgres::is_local(config.database_url)) {
    report.note("pg_hba.conf was not looked at: that takes root on the database's machine.");
    return;
  }
  try {
    auto superuser = [&] {
      const ActingAs postgres("postgres");
      return BlockingConnection(postgres::as_user(config.database_url, "postgres"),
                                "billspay doctor");
    }();
    const auto weak = superuser.query(
        "SELECT line_number, type, auth_method FROM pg_hba_file_rules "
        "WHERE auth_method IN ('trust', 'password', 'md5', 'ident') OR error IS NOT NULL "
        "ORDER BY line_number");
    const auto file = superuser.query("SHOW hba_file")[0][0].value_or("pg_hba.conf");
    for (const auto& line : weak) {
      report.wrong(fmt::format(
          "{}, line {}: a {} connection is let in by '{}'. Use peer for local ones and "
          "scram-sha-256 for others, then reload PostgreSQL.",
          file, line[0].value_or("?"), line[1].value_or("?"), line[2].value_or("an error")));
    }
    if (weak.empty()) report.right("pg_hba.conf lets nobody in without peer or scram-sha-256");
  } catch (const std::exception& failure) {
    report.note(std::string("pg_hba.conf was not looked at: ") + failure.what());
  }
}

}  // namespace

int connections_needed(unsigned threads) {
  namespace defaults = postgres::defaults;
  // Customers read on several connections, staff on one each; all three write on several.
  constexpr int each_thread = defaults::read_connections + 2 + 3 * defaults::write_connections;
  // Mail, housekeeping, announcements, checkpoints, the size of the database.
  constexpr int others = 5;
  return static_cast<int>(threads) * each_thread + others;
}

void check_postgres(Report& report, const Config& config, BlockingConnection& connection) {
  const Settings settings(connection);
  check_reach(report, settings);
  check_durability(report, settings);
  check_logs(report, settings);
  check_size(report, config, settings);
  check_authentication(report, config);
}

}  // namespace billspay::app
