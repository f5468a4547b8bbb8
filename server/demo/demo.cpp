#include "demo/demo.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

#include "app/application.hpp"
#include "app/consoles.hpp"
#include "app/durable_file.hpp"
#include "app/exit_code.hpp"
#include "app/keys.hpp"
#include "demo/seed.hpp"
#include "platform/json/writer.hpp"
#include "platform/postgres/embedded.hpp"
#include "platform/postgres/migrate.hpp"

namespace billspay::demo {
namespace {

namespace fs = std::filesystem;

fs::path default_directory() {
  if (::geteuid() == 0) return "/var/lib/billspay-demo";
  // There is one thread only here.
  // NOLINTNEXTLINE(concurrency-mt-unsafe)
  if (const char* home = std::getenv("XDG_DATA_HOME"); home != nullptr && *home != '\0') {
    return fs::path(home) / "billspay-demo";
  }
  const char* home = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe)
  if (home == nullptr) throw std::runtime_error("Give --data DIR: there is no home directory.");
  return fs::path(home) / ".local/share/billspay-demo";
}

// Keys are made once; the vault's private key is kept apart, as it should be.
void provide_keys(const fs::path& directory) {
  const fs::path keys = directory / "keys";
  const fs::path complete = keys / "complete";
  if (fs::exists(complete)) {
    // Data of an older version may lack a key that this one wants.
    for (const auto& [name, value] : app::make_keys().settings) {
      if (!fs::exists(keys / name)) app::make_secret_file(keys / name, value);
    }
    return;
  }
  fs::remove_all(keys);
  fs::create_directories(directory / "vault-private");
  fs::remove(directory / "vault-private/key");
  fs::create_directories(keys);
  fs::permissions(keys, fs::perms::owner_all);
  fs::permissions(directory / "vault-private", fs::perms::owner_all);
  const auto made = app::make_keys();
  for (const auto& [name, value] : made.settings) app::make_secret_file(keys / name, value);
  app::make_secret_file(directory / "vault-private/key", made.vault_private_key);
  app::replace_file(complete, "yes\n", {.mode = 0400, .group = {}});
}

app::Environment environment_of(const Options& options, const fs::path& directory,
                                const std::string& database_url) {
  auto environment = app::Environment({});
  const auto process = app::Environment::of_process();
  const auto listen = [&](int offset) {
    return "127.0.0.1:" + std::to_string(options.port_base + offset);
  };
  environment.set("DATABASE_URL", database_url);
  environment.set("PUBLIC_LISTEN", listen(0));
  environment.set("ADMIN_LISTEN", listen(1));
  environment.set("AGENT_LISTEN", listen(2));
  environment.set("OPS_LISTEN", listen(3));
  environment.set("ADMIN_ALLOWED_HOSTS", "admin.localhost");
  environment.set("AGENT_ALLOWED_HOSTS", "agent.localhost");
  environment.set("PUBLIC_URL", "http://localhost:" + std::to_string(options.port_base));
  environment.set("MAIL_URL", "file:" + (directory / "mail").string());
  environment.set("AUDIT_CHECKPOINTS", (directory / "audit-checkpoints").string());
  for (const auto& key : fs::directory_iterator(directory / "keys")) {
    environment.set(key.path().filename().string() + "_FILE", key.path().string());
  }
  for (const std::string name : {"THREADS", "THROTTLE_FACTOR", "LOG_LEVEL", "MAIL_URL"}) {
    if (const auto value = process.text(name); !value.empty()) environment.set(name, value);
  }
  return environment;
}

// The server's log goes to a file; people get the returned descriptor of the old standard output.
int divert_log(const fs::path& file) {
  std::fflush(stdout);
  const int people = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  const int log = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (people < 0 || log < 0 || ::dup2(log, STDOUT_FILENO) < 0) {
    throw std::runtime_error(file.string() + " cannot be written.");
  }
  ::close(log);
  return people;
}

void say(int descriptor, const std::string& text) {
  std::size_t written = 0;
  while (written < text.size()) {
    const auto size = ::write(descriptor, text.data() + written, text.size() - written);
    if (size <= 0) return;
    written += static_cast<std::size_t>(size);
  }
}

std::string address(std::string_view host, int port) {
  return fmt::format("http://{}:{}", host, port);
}

std::string ready_line(const Options& options, const std::string& database_url) {
  std::string line = R"({"ready":true)";
  const auto member = [&](std::string_view name, std::string_view value) {
    line += fmt::format(",\"{}\":", name);
    json::append_string(line, value);
  };
  member("public", address("localhost", options.port_base));
  member("admin", address("admin.localhost", options.port_base + 1));
  member("agent", address("agent.localhost", options.port_base + 2));
  member("ops", address("localhost", options.port_base + 3));
  member("databaseUrl", database_url);
  return line + "}\n";
}

std::string_view without_consoles() {
  if (app::embedded_consoles().complete()) return "";
  return "\n  The consoles are not in this binary, only their APIs: `./dev build` makes both.\n";
}

std::string banner(const Options& options, const fs::path& directory,
                   const std::string& database_url) {
  return fmt::format(R"(
billspay demo is ready. Open one of these in your browser:

  customer portal  {}
                   ada@demo.test, ben@demo.test (approved), cleo@demo.test (pending)
                   password demo-passphrase-2026
  admin console    {}
                   sameer614614, password Cake@1245
  agent console    {}
                   dana, eli, password demo-agent-2026
  operations       {}/metrics
  database         psql "{}"
  mail and log     {}/mail, {}/server.log
{}
  WARNING: these passwords are published. They exist in the demo only, which listens on loopback.
  Press Ctrl-C to stop.
)",
                     address("localhost", options.port_base),
                     address("admin.localhost", options.port_base + 1),
                     address("agent.localhost", options.port_base + 2),
                     address("localhost", options.port_base + 3), database_url, directory.string(),
                     directory.string(), without_consoles());
}

void prepare_database(const Options& options, const postgres::EmbeddedCluster& cluster,
                      const app::Config& config) {
  postgres::BlockingConnection owner(cluster.owner_url(), "billspay demo");
  const auto progress = [](std::string_view line) { fmt::print(stderr, "{}\n", line); };
  postgres::migrate(owner, postgres::embedded_migrations(), progress);
  seed(owner, {.customers = options.customers,
               .cipher = &config.cipher,
               .hashes = &config.hashes,
               .processor = config.processor});
}

}  // namespace

int run(const Options& options) {
  const fs::path directory =
      fs::absolute(options.directory.empty() ? default_directory() : fs::path(options.directory));
  app::forbid_core_files();
  app::hold_stop_signals();
  fs::create_directories(directory);
  // The cluster first: it refuses a directory that another billspay is using.
  postgres::EmbeddedCluster cluster({.directory = directory, .fresh = options.reset});
  if (options.reset) {
    for (const char* part : {"keys", "vault-private", "mail", "audit-checkpoints"})
      fs::remove_all(directory / part);
  }
  provide_keys(directory);
  auto config = app::read_config(environment_of(options, directory, cluster.server_url()));
  if (!config) throw std::runtime_error(config.error());
  prepare_database(options, cluster, *config);
  const int people = divert_log(directory / "server.log");
  app::Application application(std::move(*config));
  if (!application.wait_until_ready(std::chrono::seconds(10))) {
    throw std::runtime_error("The database does not answer: see " + cluster.log_file().string() +
                             ".");
  }
  say(people, options.json ? ready_line(options, cluster.superuser_url("billspay"))
                           : banner(options, directory, cluster.superuser_url("billspay")));
  app::wait_for_stop_signal();
  if (!options.json) say(people, "\nStopping.\n");
  application.stop();
  cluster.stop();
  return app::exit_code::done;
}

}  // namespace billspay::demo
