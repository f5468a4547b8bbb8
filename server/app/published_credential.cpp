#include "app/published_credential.hpp"

#include <algorithm>
#include <array>

#include "demo/people.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/postgres/errors.hpp"

namespace billspay::app {
namespace {

using postgres::BlockingConnection;

const std::array<std::string, 2> demo_agents{"dana", "eli"};

bool opens(const std::string& hash, std::string_view password) {
  return auth::verify_password(hash, SecretString(std::string(password))).matches;
}

bool is_published(const std::string& hash) {
  constexpr std::array passwords{demo::admin_password, demo::agent_password,
                                 demo::customer_password};
  return std::ranges::any_of(passwords, [&](std::string_view one) { return opens(hash, one); });
}

PublishedCredentials read_as_admin(BlockingConnection& connection) {
  PublishedCredentials found;
  for (const auto& row : connection.query("SELECT username, password_hash FROM admins "
                                          "WHERE is_active AND deleted_at IS NULL ORDER BY 1")) {
    if (is_published(*row[1])) found.admins.push_back(*row[0]);
  }
  for (const auto& row :
       connection.query("SELECT username, password_hash FROM agents "
                        "WHERE is_active AND deleted_at IS NULL AND lower(username) IN ($1, $2) "
                        "ORDER BY 1",
                        {demo_agents[0], demo_agents[1]})) {
    if (opens(*row[1], demo::agent_password)) found.agents.push_back(*row[0]);
  }
  return found;
}

}  // namespace

PublishedCredentials published_credentials(BlockingConnection& connection) {
  connection.execute("BEGIN READ ONLY");
  try {
    connection.execute("SET LOCAL ROLE billspay_admin");
    auto found = read_as_admin(connection);
    connection.execute("COMMIT");
    return found;
  } catch (const postgres::StatementError&) {
    connection.execute("ROLLBACK");
    throw;
  }
}

std::string remedy_for_admin(const std::string& username) {
  return "The admin " + username +
         " has a password that was published: run `billspay admin "
         "reset-password " +
         username + "` or `billspay admin disable " + username + "`.";
}

}  // namespace billspay::app
