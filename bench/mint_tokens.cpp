// Signs customers in without their passwords, for load tests: writes sessions into a demo database
// and prints "user id, access token" lines, made with the demo's own key.
//   mint_tokens DATABASE_URL KEYS_DIRECTORY COUNT
#include <sodium.h>

#include <cstdio>
#include <cstdlib>

#include "app/environment.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/postgres/blocking.hpp"

using namespace billspay;

namespace {

auth::SigningKeys key(const std::string& directory, const std::string& name) {
  app::Environment environment({{name + "_FILE", directory + "/" + name}});
  const auto text = environment.secret(name);
  if (!text) throw std::runtime_error(text.error());
  auto keys = auth::SigningKeys::parse(name, text->reveal());
  if (!keys) throw std::runtime_error(keys.error());
  return std::move(*keys);
}

void mint(const std::string& url, const std::string& keys, const std::string& count) {
  auth::TokenIssuer issuer(
      {key(keys, "JWT_KEYS_CUSTOMER"), key(keys, "JWT_KEYS_AGENT"), key(keys, "JWT_KEYS_ADMIN")});
  postgres::BlockingConnection connection(url, "mint_tokens");
  for (const auto& row :
       connection.query("SELECT id, customer_number FROM users WHERE deleted_at IS NULL "
                        "ORDER BY sha256(id::text::bytea) LIMIT $1::integer",
                        {count})) {
    const auto session = SessionId::make();
    connection.query(
        "INSERT INTO sessions (id, user_id, user_agent, idle_expires_at, expires_at) "
        "VALUES ($1, $2, 'bench', now() + interval '1 day', now() + interval '1 day')",
        {session.to_string(), row[0]});
    const auto user = Uuid::parse(row[0].value_or(""));
    if (!user) throw std::runtime_error("a user's id is no UUID");
    std::printf(
        "%s %s\n", row[0]->c_str(),
        issuer.issue(auth::Audience::customer, *user, row[1].value_or(""), session.value).c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 || sodium_init() < 0) {
    std::fputs("usage: mint_tokens DATABASE_URL KEYS_DIRECTORY COUNT\n", stderr);
    return 2;
  }
  try {
    mint(argv[1], argv[2], argv[3]);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
  }
  return 0;
}
