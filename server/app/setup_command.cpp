#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

#include "app/commands.hpp"
#include "app/config.hpp"
#include "app/durable_file.hpp"
#include "app/exit_code.hpp"
#include "app/keys.hpp"
#include "app/setup.hpp"
#include "app/setup_files.hpp"
#include "app/setup_postgres.hpp"
#include "app/small_file.hpp"
#include "platform/core/text.hpp"
#include "platform/postgres/errors.hpp"
#include "platform/postgres/migrate.hpp"
#include "platform/postgres/transport.hpp"

namespace billspay::app {
namespace {

using postgres::BlockingConnection;

// What setup needs to be told; ends it with exit code 2.
struct Misuse {
  std::string sentence;
};

bool plain_name(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == text.npos;
}

// "https://pay.example.com:8443/" -> "pay.example.com"
std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  return std::string(url.substr(0, url.find_first_of("/:?#")));
}

// ("admin", "pay.example.com") -> "admin.example.com"; empty where that would be somebody else's.
std::string beside(const std::string& name, std::string_view host) {
  const auto dot = host.find('.');
  if (dot == host.npos || host.find('.', dot + 1) == host.npos) return "";
  return name + std::string(host.substr(dot));
}

class Setup {
 public:
  Setup(SetupOptions options, std::istream* answers)
      : options_(std::move(options)), answers_(answers), kept_({}) {}

  int run() {
    find_service();
    read_kept();
    collect();
    refuse_wrong_settings();
    make_places();
    if (options_.local_database()) prepare_postgres(options_);
    migrate_database();
    make_keys_once();
    add_settings(settings_file(), settings_, *service_);
    Environment environment({});
    if (const auto why = environment.add_file(settings_file())) throw std::runtime_error(*why);
    const int admin = make_first_admin(environment);
    fmt::print("\nIs everything right?\n");
    const int health = doctor(environment);
    if (admin == exit_code::done && health == exit_code::done) {
      fmt::print("\nReady: systemctl start billspay\n");
    }
    return admin == exit_code::done ? health : exit_code::failed;
  }

 private:
  [[nodiscard]] std::string settings_file() const { return options_.directory + "/billspay.env"; }
  [[nodiscard]] std::string key_file(std::string_view setting) const {
    return options_.directory + "/keys/" + credential_name(setting);
  }

  void find_service() {
    if (::geteuid() != 0 && options_.service_user != current_user()) {
      throw Misuse{"Run this as root: it makes files for the service and roles of PostgreSQL."};
    }
    service_ = find_user(options_.service_user);
    if (!service_) {
      throw Misuse{"This machine has no user '" + options_.service_user +
                   "': install the package, or name another one with --service-user."};
    }
    if (!plain_name(options_.database)) {
      throw Misuse{"--database must be of lower-case letters, digits and _."};
    }
    if (options_.database_url_file.empty() != options_.migration_database_url_file.empty()) {
      throw Misuse{
          "--database-url-file and --migration-database-url-file belong together: give both."};
    }
  }

  void read_kept() {
    keep_database();
    if (::access(settings_file().c_str(), F_OK) != 0) return;
    if (const auto why = kept_.add_file(settings_file())) throw std::runtime_error(*why);
  }

  // An installation goes on with the database it has, whatever the flags' defaults are.
  void keep_database() {
    const auto file = key_file("DATABASE_URL");
    if (::access(file.c_str(), F_OK) != 0) return;
    const SecretString url(read_small_file(file));
    const auto place = postgres::socket_place(url);
    const auto refuse_another = [&](bool another, const std::string& flag) {
      if (another) throw Misuse{file + " names another database: leave " + flag + " out."};
    };
    if (!options_.local_database()) {
      refuse_another(read_small_file(options_.database_url_file) != url.reveal(),
                     "--database-url-file");
    } else if (!place) {
      options_.database_url_file = file;
      options_.migration_database_url_file = key_file("MIGRATION_DATABASE_URL");
    } else {
      refuse_another(
          options_.database != SetupOptions().database && options_.database != place->database,
          "--database");
      options_.database = place->database;
      options_.socket_directory = place->directory;
      options_.port = std::stoi(place->port);
    }
  }

  // A setting from the file, the flag, an answer or the default, in this order.
  std::string choose(const std::string& name, const std::string& flag, const std::string& given,
                     const std::string& question, const std::string& fallback) {
    std::string value = kept_.text(name, given);
    if (value.empty() && answers_ != nullptr) {
      fmt::print("{}{}: ", question, fallback.empty() ? "" : " [" + fallback + "]");
      std::fflush(stdout);
      std::string line;
      std::getline(*answers_, line);
      value = trim(line);
    }
    if (value.empty()) value = fallback;
    if (value.empty()) throw Misuse{"Say " + flag + ": " + question + "."};
    return value;
  }

  void collect() {
    const auto url =
        choose("PUBLIC_URL", "--public-url", options_.public_url,
               "Address of the customers' portal, such as https://pay.example.com", "");
    const auto host = host_of(url);
    const auto admin = choose("ADMIN_ALLOWED_HOSTS", "--admin-hosts", options_.admin_hosts,
                              "Host name of the admin console", asked(beside("admin", host)));
    const auto agent = choose("AGENT_ALLOWED_HOSTS", "--agent-hosts", options_.agent_hosts,
                              "Host name of the agent console", asked(beside("agent", host)));
    const auto from = choose("MAIL_FROM", "--mail-from", options_.mail_from, "Sender of our mail",
                             "billspay@" + host);
    choose_mail();
    settings_ = {{"PUBLIC_URL", url},
                 {"ADMIN_ALLOWED_HOSTS", admin},
                 {"AGENT_ALLOWED_HOSTS", agent},
                 {"MAIL_FROM", from},
                 {"PUBLIC_LISTEN", options_.public_listen},
                 {"ADMIN_LISTEN", options_.admin_listen},
                 {"AGENT_LISTEN", options_.agent_listen},
                 {"OPS_LISTEN", options_.ops_listen},
                 {"TRUSTED_PROXIES", options_.trusted_proxies},
                 {"AUDIT_CHECKPOINTS", options_.state_directory + "/checkpoints"},
                 {"BACKUP_STATUS", options_.backup_status},
                 {"WATCHED_CERTIFICATES", options_.certificates}};
  }

  // A guess that a person may confirm; nobody's answer is no answer.
  [[nodiscard]] std::string asked(std::string guess) const {
    return answers_ != nullptr ? std::move(guess) : "";
  }

  void choose_mail() {
    mail_url_ = SecretString("file:" + options_.state_directory + "/mail");
    if (::access(key_file("MAIL_URL").c_str(), F_OK) == 0) {
      mail_url_ = SecretString(read_small_file(key_file("MAIL_URL")));
    } else if (!options_.mail_url_file.empty()) {
      mail_url_ = SecretString(read_small_file(options_.mail_url_file));
    } else if (answers_ != nullptr) {
      fmt::print(
          "Where mail goes, such as smtp://user:password@host:587; empty: into files below {}: ",
          options_.state_directory);
      std::fflush(stdout);
      std::string line;
      std::getline(*answers_, line);
      if (!trim(line).empty()) mail_url_ = SecretString(std::string(trim(line)));
    }
  }

  // Before anything is made.
  void refuse_wrong_settings() {
    Environment environment({});
    for (const auto& [name, value] : settings_) environment.set(name, kept_.text(name, value));
    for (const auto& [name, value] : make_keys().settings) environment.set(name, value.reveal());
    database_url_ =
        SecretString(options_.local_database() ? server_socket_url(options_)
                                               : read_small_file(options_.database_url_file));
    owner_url_ = SecretString(options_.local_database()
                                  ? owner_socket_url(options_)
                                  : read_small_file(options_.migration_database_url_file));
    environment.set("DATABASE_URL", database_url_.reveal());
    environment.set("MIGRATION_DATABASE_URL", owner_url_.reveal());
    environment.set("MAIL_URL", mail_url_.reveal());
    if (const auto config = read_config(environment); !config) throw Misuse{config.error()};
    if (const auto owner = owner_url(environment); !owner) throw Misuse{owner.error()};
  }

  void make_places() {
    make_directory(options_.directory, 0755);
    lock_.emplace(options_.directory);
    make_directory(options_.directory + "/keys", 0700);
    make_directory(options_.state_directory, 0750, &*service_);
    make_directory(options_.state_directory + "/checkpoints", 0700, &*service_);
    make_directory(options_.state_directory + "/mail", 0700, &*service_);
    make_directory(options_.backup_status, 0755);
  }

  void migrate_database() {
    BlockingConnection owner(owner_url_.reveal(), "billspay setup");
    const int applied = postgres::migrate(owner, postgres::embedded_migrations());
    applied > 0 ? tell_made(fmt::format("the schema, {} migrations", applied))
                : tell_kept("the schema");
    grant_roles(options_, owner_url_.reveal());
    // The audit trail begins with the first admin.
    in_use_ =
        owner.query("SELECT FROM users UNION ALL SELECT FROM audit_events LIMIT 1").size() > 0;
  }

  void keep_or_make(const std::string& setting, const SecretString& content) {
    const auto path = key_file(setting);
    make_secret_file(path, content) ? tell_made(path) : tell_kept(path);
    settings_.emplace_back(setting + "_FILE", credential_name(setting));
  }

  void make_keys_once() {
    const auto keys = make_keys();
    for (const auto& [setting, value] : keys.settings) refuse_lost_key(setting);
    const auto vault_file = key_file("DATA_KEYS_VAULT_PUBLIC");
    // The private key first: a public one without it would seal numbers for nobody.
    if (::access(vault_file.c_str(), F_OK) != 0) {
      if (!make_secret_file(options_.private_key_file, keys.vault_private_key)) {
        throw std::runtime_error(options_.private_key_file + " exists, but " + vault_file +
                                 " does not. Put the public key back, or move the private one "
                                 "away if nothing was sealed for it.");
      }
      tell_made(options_.private_key_file +
                ", the vault's private key: MOVE IT to another machine, the server does not need "
                "it; without it nobody reads an account number again");
    }
    for (const auto& [setting, value] : keys.settings) keep_or_make(setting, value);
    keep_or_make("MAIL_URL", mail_url_);
    keep_or_make("DATABASE_URL", database_url_);
    keep_or_make("MIGRATION_DATABASE_URL", owner_url_);
  }

  // A new key beside old data would make that unreadable and hide that the old one is missing.
  void refuse_lost_key(const std::string& setting) const {
    if (!in_use_ || ::access(key_file(setting).c_str(), F_OK) == 0) return;
    throw std::runtime_error("The database is in use, but " + key_file(setting) +
                             " is missing: put it back from your copy of the keys.");
  }

  int make_first_admin(const Environment& environment) {
    if (options_.no_admin) return exit_code::done;
    {
      BlockingConnection owner(owner_url_.reveal(), "billspay setup");
      // Also removed and disabled ones count.
      if (!owner.query("SELECT FROM admins LIMIT 1").empty()) {
        tell_kept("the admins (`billspay admin list`)");
        return exit_code::done;
      }
    }
    const auto username = choose("", "--admin-username", options_.admin_username,
                                 "User name of the first admin", "admin");
    return create_admin(environment, {username, options_.admin_name, options_.admin_password_file});
  }

  SetupOptions options_;
  std::istream* answers_;
  std::optional<DirectoryLock> lock_;
  Environment kept_;
  std::optional<SystemUser> service_;
  SettingLines settings_;
  SecretString mail_url_;
  SecretString database_url_;
  SecretString owner_url_;
  bool in_use_ = false;
};

}  // namespace

int setup(SetupOptions options, std::istream* answers) {
  try {
    return Setup(std::move(options), answers).run();
  } catch (const Misuse& misuse) {
    fmt::print(stderr, "{}\n", misuse.sentence);
    return exit_code::misused;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}\nWhat was made is kept: mend this and run it again.\n", failure.what());
    return exit_code::failed;
  }
}

}  // namespace billspay::app
