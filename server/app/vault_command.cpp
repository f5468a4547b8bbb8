#include <fmt/core.h>

#include <fstream>

#include "app/commands.hpp"
#include "app/exit_code.hpp"
#include "platform/core/ids.hpp"
#include "platform/postgres/blocking.hpp"
#include "platform/postgres/bytea.hpp"
#include "platform/vault/sealed_box.hpp"

namespace billspay::app {
int verify_vault(const Environment& environment, const std::string& private_key_file) {
  std::ifstream stream(private_key_file);
  std::string text;
  if (!std::getline(stream, text)) {
    fmt::print(stderr, "{} cannot be read: give the file with the vault's private key.\n",
               private_key_file);
    return exit_code::misused;
  }
  const SecretString key(std::move(text));
  const auto url = owner_url(environment);
  if (!url) {
    fmt::print(stderr, "{}\n", url.error());
    return exit_code::misused;
  }
  postgres::BlockingConnection connection(url->reveal(), "billspay vault");
  const auto rows = connection.query("SELECT token, user_id, sealed FROM vault_accounts");
  int wrong = 0;
  for (const auto& row : rows) {
    const auto customer = CustomerId::parse(row[1].value_or(""));
    const auto opened = vault::open_sealed_box(
        key, row[0].value_or(""), customer.value_or(CustomerId()), postgres::from_bytea(row[2]));
    if (opened) continue;
    ++wrong;
    fmt::print(stderr, "{}: {}\n", row[0].value_or(""), opened.error());
  }
  fmt::print("{} sealed numbers, {} that do not open where they are.\n", rows.size(), wrong);
  return wrong == 0 ? 0 : 1;
}

}  // namespace billspay::app
