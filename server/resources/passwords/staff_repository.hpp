// Passwords of agents and admins in the database.
#pragma once

#include <string>

#include "platform/auth/principals.hpp"
#include "platform/postgres/database.hpp"

namespace billspay::passwords {

struct StaffOwner {
  Uuid id;
  std::string username;
  std::string full_name;
  std::string password_hash;
};

// problems::unauthenticated when the session has ended.
Task<Result<StaffOwner>> find_staff_owner(postgres::Database& database, const auth::Staff& who);
// False when the password was changed since `owner` was read.
Task<bool> replace_for_staff(postgres::Transaction& transaction, const auth::Staff& who,
                             const StaffOwner& owner, const std::string& new_hash);

}  // namespace billspay::passwords
