// Passwords in the database.
#pragma once

#include <optional>
#include <string>

#include "platform/auth/principals.hpp"
#include "platform/postgres/database.hpp"

namespace billspay::passwords {

struct Owner {
  CustomerId id;
  std::string email;
  std::string first_name;
  std::string last_name;
  std::string password_hash;

  [[nodiscard]] std::string full_name() const { return first_name + " " + last_name; }
};

// problems::unauthenticated when the guard names nobody.
Task<Result<Owner>> find_owner(postgres::Database& database, postgres::Guard guard);
// Nothing when the link is unknown, used or too old.
Task<std::optional<Owner>> find_reset(postgres::Database& database, const Bytes& token_hash);

// False when the password was changed since `owner` was read.
Task<bool> replace(postgres::Transaction& transaction, const Owner& owner,
                   const std::string& new_hash);
Task<void> add_reset(postgres::Transaction& transaction, const Bytes& token_hash, CustomerId id);
// False when it cannot be used (any more).
Task<bool> use_reset(postgres::Transaction& transaction, const Bytes& token_hash);
Task<void> void_resets(postgres::Transaction& transaction, CustomerId id);

}  // namespace billspay::passwords
