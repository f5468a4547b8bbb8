// `billspay setup`: from an installed package and a running PostgreSQL to a server that can be
// started. It makes database, roles, keys, settings and the first admin, and says of each thing
// whether it made or kept it. It may be repeated: no key and no setting is ever overwritten.
#pragma once

#include <istream>
#include <string>

namespace billspay::app {

inline constexpr auto usual_private_key_file = "/root/billspay-vault-private-key";

struct SetupOptions {
  // Settings; what is empty is asked for or has a default.
  std::string public_url;
  std::string admin_hosts;
  std::string agent_hosts;
  std::string mail_url_file;
  std::string mail_from;
  std::string public_listen = "unix:/run/billspay/public.sock";
  std::string admin_listen = "unix:/run/billspay/admin.sock";
  std::string agent_listen = "unix:/run/billspay/agent.sock";
  std::string ops_listen = "127.0.0.1:8083";
  std::string trusted_proxies = "unix";
  std::string certificates;
  // The first admin.
  std::string admin_username;
  std::string admin_name;
  std::string admin_password_file;
  bool no_admin = false;
  // Places.
  std::string directory = "/etc/billspay";
  std::string state_directory = "/var/lib/billspay";
  std::string backup_status = "/var/lib/billspay-backup/status";
  std::string private_key_file = usual_private_key_file;
  std::string service_user = "billspay";
  // The database of this machine, or the URLs of one elsewhere.
  std::string database = "billspay_prod";
  std::string socket_directory = "/var/run/postgresql";
  int port = 5432;
  std::string postgres_user = "postgres";
  std::string database_url_file;
  std::string migration_database_url_file;

  [[nodiscard]] bool local_database() const { return database_url_file.empty(); }
};

// Asks on standard output and reads from `answers`; null: nobody is there to answer. 0 done and
// nothing is wrong, 1 something failed or `doctor` found something, 2 wrong usage.
int setup(SetupOptions options, std::istream* answers);

}  // namespace billspay::app
