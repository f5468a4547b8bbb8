#include "app/commands.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <csignal>
#include <map>

#include "app/application.hpp"
#include "app/durable_file.hpp"
#include "app/exit_code.hpp"
#include "app/keys.hpp"
#include "app/published_credential.hpp"
#include "app/resources.hpp"
#include "app/service_manager.hpp"
#include "demo/seed.hpp"
#include "platform/json/writer.hpp"
#include "platform/postgres/errors.hpp"
#include "platform/postgres/migrate.hpp"

namespace billspay::app {
namespace {

bool stop_signal_within(std::chrono::seconds limit) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  const timespec time{limit.count(), 0};
  return ::sigtimedwait(&signals, nullptr, &time) > 0;
}

// For one more look at the database, so that a start that waits for it is not given up.
constexpr std::string_view waiting =
    "STATUS=waiting for the database\nEXTEND_TIMEOUT_USEC=15000000";

// The database may start later than we do. Nothing when we were asked to stop first.
std::optional<postgres::BlockingConnection> wait_for_database(const Environment& environment,
                                                              const SecretString& url) {
  for (;;) {
    try {
      return postgres::BlockingConnection(url.reveal(), "billspay serve");
    } catch (const postgres::Outage& outage) {
      log::warn("database-unreachable", {{"why", outage.what()}});
    }
    tell_service_manager(environment, waiting);
    if (stop_signal_within(std::chrono::seconds(1))) return std::nullopt;
  }
}

// A sentence when this database must not be served (S01).
std::optional<std::string> forbidden_credential(postgres::BlockingConnection& connection) {
  try {
    const auto published = published_credentials(connection);
    if (!published.admins.empty()) return remedy_for_admin(published.admins.front());
    for (const auto& agent : published.agents) {
      log::warn("published-password", {{"agent", agent}});
    }
    return std::nullopt;
  } catch (const postgres::StatementError& error) {
    return std::string(
               "The admins cannot be read, so whether one has the published password is not "
               "known: run `billspay migrate` as the owner, then `billspay doctor`. ") +
           error.what();
  }
}

// With the sockets that a service manager holds for us.
std::expected<Config, std::string> serving_config(const Environment& environment) {
  auto config = read_config(environment);
  if (!config) return config;
  const auto sockets = handed_over_sockets(environment);
  if (!sockets) return std::unexpected(sockets.error());
  if (auto why = use_sockets(*config, *sockets)) return std::unexpected(std::move(*why));
  return config;
}

// What was asked for of the listeners whose sockets the service manager holds.
std::map<std::string, std::string> addresses_not_ours(const Config& config) {
  std::map<std::string, std::string> wanted;
  const auto note = [&](const char* name, const ListenerConfig& listener) {
    if (listener.inherited >= 0) wanted[name] = listener.address.to_string();
  };
  note("public", config.public_listener);
  note("admin", config.admin_listener);
  note("agent", config.agent_listener);
  note("ops", config.ops_listener);
  return wanted;
}

// The service manager's sockets count, whatever the settings say.
void warn_of_ignored_settings(const std::map<std::string, std::string>& wanted,
                              const Application& application) {
  for (const auto& [name, address] : wanted) {
    const auto bound = application.address(name).to_string();
    if (bound == address) continue;
    log::warn("listen-setting-ignored",
              {{"listener", name}, {"setting", address}, {"socket", bound}});
  }
}

// Says so once every serving thread has a connection; false when we were asked to stop first.
bool become_ready(const Environment& environment, const Application& application) {
  while (!application.wait_until_ready(std::chrono::seconds(1))) {
    tell_service_manager(environment, waiting);
    if (stop_signal_within(std::chrono::seconds(0))) return false;
  }
  tell_service_manager(environment, "READY=1\nSTATUS=serving");
  return true;
}

}  // namespace

int serve(const Environment& environment) {
  auto config = serving_config(environment);
  if (!config) return complain(exit_code::misused, config.error());
  forbid_core_files();
  hold_stop_signals();
  {
    auto connection = wait_for_database(environment, config->database_url);
    if (!connection) return exit_code::done;
    if (const auto why = forbidden_credential(*connection))
      return complain(exit_code::misused, *why);
  }
  const auto wanted = addresses_not_ours(*config);
  Application application(std::move(*config));
  warn_of_ignored_settings(wanted, application);
  log::info("serving", {{"public", application.address("public").to_string()},
                        {"admin", application.address("admin").to_string()},
                        {"agent", application.address("agent").to_string()},
                        {"ops", application.address("ops").to_string()}});
  log::flush();
  if (become_ready(environment, application)) wait_for_stop_signal();
  log::info("stopping");
  tell_service_manager(environment, "STOPPING=1\nSTATUS=finishing what is in flight");
  application.stop();
  return exit_code::done;
}

int migrate(const Environment& environment, bool only_status) {
  const auto url = owner_url(environment);
  if (!url) return complain(exit_code::misused, url.error());
  postgres::BlockingConnection connection(url->reveal(), "billspay migrate");
  const auto migrations = postgres::embedded_migrations();
  if (only_status) {
    for (const auto& status : postgres::migration_status(connection, migrations)) {
      fmt::print("{}  {}\n", status.name, status.applied_at.value_or("not applied"));
    }
    return exit_code::done;
  }
  const int applied = postgres::migrate(connection, migrations,
                                        [](std::string_view line) { fmt::print("{}\n", line); });
  fmt::print("{}\n", applied == 0 ? "Nothing to do: the database is up to date."
                                  : fmt::format("{} migrations applied.", applied));
  return create_first_admin(environment);
}

int seed(const Environment& environment, int customers) {
  const auto config = read_config(environment);
  if (!config) return complain(exit_code::misused, config.error());
  const auto url = owner_url(environment);
  if (!url) return complain(exit_code::misused, url.error());
  postgres::BlockingConnection connection(url->reveal(), "billspay seed");
  const bool loaded = demo::seed(connection, {.customers = customers,
                                              .cipher = &config->cipher,
                                              .hashes = &config->hashes,
                                              .processor = config->processor});
  if (!loaded) fmt::print("The demo data is there already.\n");
  return exit_code::done;
}

int print_contract() {
  fmt::print("{}", json::indented(whole_contract()));
  return exit_code::done;
}

int print_keys(const std::string& private_key_file) {
  const auto keys = make_keys();
  if (!make_secret_file(private_key_file, keys.vault_private_key)) {
    fmt::print(stderr, "{} exists: give the path of a new file.\n", private_key_file);
    return exit_code::failed;
  }
  for (const auto& [name, value] : keys.settings) fmt::print("{}={}\n", name, value.reveal());
  fmt::print(stderr,
             "The vault's private key is in {}. Move it to another machine: the server does not "
             "need it.\n",
             private_key_file);
  return exit_code::done;
}

}  // namespace billspay::app
