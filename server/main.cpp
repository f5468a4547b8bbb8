// The command line.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>

#include <sodium.h>

#include "app/commands.hpp"
#include "app/exit_code.hpp"
#include "app/inventory.hpp"
#include "app/setup.hpp"
#include "app/version.hpp"
#include "demo/demo.hpp"
#include "legacy/legacy.hpp"
#include "platform/auth/hash_worker.hpp"

namespace billspay {
namespace {

// `billspay admin …`
struct AdminCommand {
  app::AdminAccount account;
  CLI::App* whole;
  CLI::App* create;
  CLI::App* list;
  CLI::App* disable;
  CLI::App* enable;
  CLI::App* reset;

  explicit AdminCommand(CLI::App& line)
      : whole(line.add_subcommand("admin", "Makes and unmakes admins")->require_subcommand(1)),
        create(whole->add_subcommand("create", "Makes an admin")),
        list(whole->add_subcommand("list", "Shows all admins")),
        disable(whole->add_subcommand("disable", "Signs an admin out and keeps them out")),
        enable(whole->add_subcommand("enable", "Lets a disabled admin in again")),
        reset(whole->add_subcommand("reset-password", "Gives an admin another password")) {
    for (CLI::App* one : {create, disable, enable, reset}) {
      one->add_option("username", account.username)->required();
    }
    for (CLI::App* one : {create, reset}) {
      one->add_option("--password-file", account.password_file,
                      "A file with the password; without it a one-time password is printed");
    }
    create->add_option("--name", account.full_name, "The full name");
  }

  [[nodiscard]] int run(const app::Environment& environment) const {
    if (create->parsed()) return app::create_admin(environment, account);
    if (list->parsed()) return app::list_admins(environment);
    if (disable->parsed()) return app::disable_admin(environment, account.username);
    if (enable->parsed()) return app::enable_admin(environment, account.username);
    return app::reset_admin_password(environment, account);
  }
};

// `billspay audit …`
struct AuditCommand {
  std::string checkpoints;
  bool quiet = false;
  CLI::App* whole;
  CLI::App* verify;
  CLI::App* checkpoint;

  explicit AuditCommand(CLI::App& line)
      : whole(line.add_subcommand("audit", "Guards the audit trail")->require_subcommand(1)),
        verify(whole->add_subcommand("verify", "Names the first event that was altered")),
        checkpoint(whole->add_subcommand("checkpoint", "Signs where the trail ends now")) {
    for (CLI::App* one : {verify, checkpoint}) {
      one->add_option("--checkpoints", checkpoints, "Their directory; AUDIT_CHECKPOINTS otherwise");
    }
    verify->add_flag("--quiet", quiet, "Says nothing while nothing is wrong");
  }

  [[nodiscard]] int run(const app::Environment& environment) const {
    if (verify->parsed()) return app::verify_audit(environment, checkpoints, quiet);
    return app::write_checkpoint(environment, checkpoints);
  }
};

// `billspay setup …`
struct SetupCommand {
  app::SetupOptions options;
  bool silent = false;
  CLI::App* whole;

  explicit SetupCommand(CLI::App& line)
      : whole(line.add_subcommand("setup", "Makes database, keys, settings and the first admin")) {
    whole->add_flag("--non-interactive", silent, "Asks nothing");
    add_settings();
    add_admin();
    add_places();
  }

  [[nodiscard]] int run() {
    const bool somebody = !silent && ::isatty(STDIN_FILENO) == 1;
    return app::setup(std::move(options), somebody ? &std::cin : nullptr);
  }

 private:
  void add(const char* name, std::string& value, const char* what) {
    whole->add_option(name, value, what)->capture_default_str();
  }
  void add_settings() {
    add("--public-url", options.public_url, "What customers type: https://pay.example.com");
    add("--admin-hosts", options.admin_hosts, "Host names of the admin console");
    add("--agent-hosts", options.agent_hosts, "Host names of the agent console");
    add("--mail-url-file", options.mail_url_file, "A file with smtp://user:password@host:587");
    add("--mail-from", options.mail_from, "Sender of our mail");
    add("--public-listen", options.public_listen, "Where the customers' API listens");
    add("--admin-listen", options.admin_listen, "Where the admins' API listens");
    add("--agent-listen", options.agent_listen, "Where the agents' API listens");
    add("--ops-listen", options.ops_listen, "Where health and metrics are");
    add("--trusted-proxies", options.trusted_proxies, "Proxies that say who the client is");
    add("--certificates", options.certificates, "PEM files whose expiry is watched");
  }
  void add_admin() {
    add("--admin-username", options.admin_username, "User name of the first admin");
    add("--admin-name", options.admin_name, "Full name of the first admin");
    add("--admin-password-file", options.admin_password_file,
        "A file with the password; without it a one-time password is printed");
    whole->add_flag("--no-admin", options.no_admin, "Makes no admin");
  }
  void add_places() {
    add("--directory", options.directory, "For settings and keys");
    add("--state-directory", options.state_directory, "For checkpoints and mail in files");
    add("--backup-status", options.backup_status, "Where the backup says how it went");
    add("--vault-private-key-file", options.private_key_file, "New file for that key");
    add("--service-user", options.service_user, "Who runs the service");
    add("--database", options.database, "Name of the database");
    add("--socket-directory", options.socket_directory, "Of the local PostgreSQL");
    whole->add_option("--port", options.port, "Of the local PostgreSQL")->capture_default_str();
    add("--postgres-user", options.postgres_user, "Superuser of the local PostgreSQL");
    add("--database-url-file", options.database_url_file,
        "A database elsewhere, as billspay_server: a file with its URL");
    add("--migration-database-url-file", options.migration_database_url_file,
        "The same as billspay_owner");
  }
};

// `billspay inventory …`
struct InventoryCommand {
  app::InventoryOptions options;
  CLI::App* whole;

  explicit InventoryCommand(CLI::App& line)
      : whole(line.add_subcommand("inventory", "Counts and checksums of every table")) {
    whole->add_flag("--json", options.json, "As JSON");
    whole->add_option("--output", options.output, "A file instead of standard output");
    whole->add_option("--compare", options.compare, "Says how it differs from that file");
    whole->add_option("command", options.command,
                      "After --: runs meanwhile on the same snapshot, $BILLSPAY_SNAPSHOT");
  }
};

// `billspay import legacy …`
struct ImportCommand {
  legacy::Options options;
  CLI::App* whole;

  explicit ImportCommand(CLI::App& line)
      : whole(line.add_subcommand("import", "Brings data over from elsewhere")) {
    whole->require_subcommand(1);
    auto* old = whole->add_subcommand("legacy", "From the earlier system's database");
    old->add_option("url", options.url, "Its URL; LEGACY_DATABASE_URL otherwise");
    old->add_option("--database-url-file", options.url_file, "A file with its URL");
    old->add_option("--key-file", options.key_file, "The key of its account numbers")->required();
    old->add_option("--admin", options.admin, "Who answers for the approved enrolments");
    old->add_option("--report", options.report, "A file for what was refused and why");
    old->add_option("--batch", options.batch, "Rows in one transaction")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    old->add_flag("--write", options.write, "Without it everything is tried and undone");
  }
};

class CommandLine {
 public:
  CommandLine() {
    line_.require_subcommand(1);
    line_.set_version_flag("--version", "billspay " + std::string(app::version));
    line_.add_option("--settings", settings_,
                     "A file of settings; /etc/billspay/billspay.env otherwise, if there is one");
    add_demo();
    sessions_->require_subcommand(1);
    migrate_->add_flag("--status", status_, "Only shows what was applied");
    seed_->add_option("--customers", customers_)->check(CLI::Range(3, 5'000'000));
    keys_->add_option("--private-key-file", private_key_file_,
                      "New file for the vault's private key");
    vault_->add_option("--private-key-file", private_key_file_)->required();
    worker_->add_option("sockets", sockets_)->required();
    worker_->add_option("threads", threads_)->required();
  }

  int run(int argc, char** argv) {
    try {
      line_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      return line_.exit(error) == 0 ? app::exit_code::done : app::exit_code::misused;
    }
    if (worker_->parsed()) return auth::run_hash_worker(sockets_, threads_);
    if (demo_->parsed()) return demo::run(demo_options_);
    if (contract_->parsed()) return app::print_contract();
    if (schema_->parsed()) return app::print_schema();
    if (keys_->parsed()) return app::print_keys(private_key_file_);
    if (setup_.whole->parsed()) return setup_.run();
    const auto environment = app::settings(settings_);
    if (environment) return run_with(*environment);
    std::fprintf(stderr, "%s\n", environment.error().c_str());
    return app::exit_code::misused;
  }

 private:
  void add_demo() {
    demo_
        ->add_option("--port-base", demo_options_.port_base,
                     "Public port; admin, agent and operations follow")
        ->check(CLI::Range(1024, 65532));
    demo_->add_option("--data", demo_options_.directory, "Where the database lives");
    demo_->add_option("--customers", demo_options_.customers, "How many people to make up")
        ->check(CLI::Range(3, 5'000'000));
    demo_->add_flag("--reset", demo_options_.reset, "Starts again with fresh data");
    demo_->add_flag("--json", demo_options_.json, "Says when it is ready in one JSON line");
  }

  [[nodiscard]] int run_with(const app::Environment& environment) const {
    if (serve_->parsed()) return app::serve(environment);
    if (migrate_->parsed()) return app::migrate(environment, status_);
    if (seed_->parsed()) return app::seed(environment, customers_);
    if (doctor_->parsed()) return app::doctor(environment);
    if (vault_->parsed()) return app::verify_vault(environment, private_key_file_);
    if (reseal_->parsed()) return app::reseal(environment);
    if (end_all_sessions_->parsed()) return app::end_all_sessions(environment);
    if (admin_.whole->parsed()) return admin_.run(environment);
    if (inventory_.whole->parsed()) return app::print_inventory(environment, inventory_.options);
    if (import_.whole->parsed()) return legacy::import(environment, import_.options);
    return audit_.run(environment);
  }

  CLI::App line_{"billspay: a bill-pay customer-service platform", "billspay"};
  std::string settings_;
  demo::Options demo_options_;
  bool status_ = false;
  int customers_ = 200;
  std::string private_key_file_ = "vault-private-key";
  int sockets_ = 0;
  int threads_ = 0;
  CLI::App* demo_ = line_.add_subcommand("demo", "Serves demo data from a private database");
  CLI::App* serve_ = line_.add_subcommand("serve", "Serves, configured by environment variables");
  SetupCommand setup_{line_};
  CLI::App* doctor_ = line_.add_subcommand("doctor", "Says what is wrong with this installation");
  CLI::App* migrate_ = line_.add_subcommand("migrate", "Brings the database to this version");
  AdminCommand admin_{line_};
  AuditCommand audit_{line_};
  CLI::App* sessions_ = line_.add_subcommand("sessions", "Signs people out");
  CLI::App* end_all_sessions_ = sessions_->add_subcommand("end-all", "Everybody, at once");
  CLI::App* keys_ = line_.add_subcommand("keys", "Makes all keys, as lines for the environment");
  CLI::App* vault_ =
      line_.add_subcommand("vault", "Checks that every sealed number opens where it is");
  CLI::App* reseal_ =
      line_.add_subcommand("reseal", "Seals columns again that an older key has sealed");
  InventoryCommand inventory_{line_};
  ImportCommand import_{line_};
  CLI::App* seed_ = line_.add_subcommand("seed", "Fills an empty database with made-up people");
  CLI::App* contract_ = line_.add_subcommand("contract", "Prints the OpenAPI contract");
  CLI::App* schema_ = line_.add_subcommand("schema", "Prints the database schema");
  CLI::App* worker_ = line_.add_subcommand("hash-worker", "")->group("");
};

}  // namespace
}  // namespace billspay

int main(int argc, char** argv) {
  if (sodium_init() < 0) {
    std::fputs("libsodium cannot be used on this machine.\n", stderr);
    return billspay::app::exit_code::failed;
  }
  try {
    return billspay::CommandLine().run(argc, argv);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return billspay::app::exit_code::failed;
  }
}
