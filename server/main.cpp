// The command line.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include <sodium.h>

#include "app/commands.hpp"
#include "demo/demo.hpp"
#include "platform/auth/hash_worker.hpp"

namespace {

using namespace billspay;

struct Arguments {
  demo::Options demo;
  bool status = false;
  int customers = 200;
  std::string private_key_file = "vault-private-key";
  int sockets = 0;
  int threads = 0;
};

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

int run(int argc, char** argv) {
  Arguments arguments;
  CLI::App line("billspay: a bill-pay customer-service platform", "billspay");
  line.require_subcommand(1);

  auto* demo_command = line.add_subcommand("demo", "Serves demo data from a private database");
  demo_command
      ->add_option("--port-base", arguments.demo.port_base,
                   "Public port; admin, agent and operations follow")
      ->check(CLI::Range(1024, 65532));
  demo_command->add_option("--data", arguments.demo.directory, "Where the database lives");
  demo_command->add_option("--customers", arguments.demo.customers, "How many people to make up")
      ->check(CLI::Range(3, 5'000'000));
  demo_command->add_flag("--reset", arguments.demo.reset, "Starts again with fresh data");
  demo_command->add_flag("--json", arguments.demo.json, "Says when it is ready in one JSON line");
  auto* serve = line.add_subcommand("serve", "Serves, configured by environment variables");
  auto* migrate = line.add_subcommand("migrate", "Brings the database to this version");
  migrate->add_flag("--status", arguments.status, "Only shows what was applied");
  auto* seed = line.add_subcommand("seed", "Fills an empty database with made-up people");
  seed->add_option("--customers", arguments.customers)->check(CLI::Range(3, 5'000'000));
  auto* doctor = line.add_subcommand("doctor", "Says what is wrong with this installation");
  auto* contract = line.add_subcommand("contract", "Prints the OpenAPI contract");
  auto* schema = line.add_subcommand("schema", "Prints the database schema");
  auto* keys = line.add_subcommand("keys", "Makes all keys, as lines for the environment");
  keys->add_option("--private-key-file", arguments.private_key_file,
                   "New file for the vault's private key");
  auto* vault = line.add_subcommand("vault", "Checks that every sealed number opens where it is");
  vault->add_option("--private-key-file", arguments.private_key_file)->required();
  AdminCommand admin(line);
  AuditCommand audit(line);
  auto* worker = line.add_subcommand("hash-worker", "")->group("");
  worker->add_option("sockets", arguments.sockets)->required();
  worker->add_option("threads", arguments.threads)->required();
  try {
    line.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return line.exit(error) == 0 ? 0 : 2;
  }

  const auto environment = app::Environment::of_process();
  if (demo_command->parsed()) return demo::run(arguments.demo);
  if (serve->parsed()) return app::serve(environment);
  if (migrate->parsed()) return app::migrate(environment, arguments.status);
  if (seed->parsed()) return app::seed(environment, arguments.customers);
  if (doctor->parsed()) return app::doctor(environment);
  if (contract->parsed()) return app::print_contract();
  if (schema->parsed()) return app::print_schema();
  if (keys->parsed()) return app::print_keys(arguments.private_key_file);
  if (vault->parsed()) return app::verify_vault(environment, arguments.private_key_file);
  if (admin.whole->parsed()) return admin.run(environment);
  if (audit.whole->parsed()) return audit.run(environment);
  return auth::run_hash_worker(arguments.sockets, arguments.threads);
}

}  // namespace

int main(int argc, char** argv) {
  if (sodium_init() < 0) {
    std::fputs("libsodium cannot be used on this machine.\n", stderr);
    return 1;
  }
  try {
    return run(argc, argv);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
  }
}
