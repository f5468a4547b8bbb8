// A customer's account in the database.
#pragma once

#include <optional>

#include "platform/http/answers.hpp"
#include "platform/postgres/database.hpp"
#include "resources/customer_accounts/dto.hpp"

namespace billspay::customer_accounts {

// An account as a whole, kept from changing until the end of the transaction.
struct Held {
  int version;
  std::optional<Timestamp> deleted_at;
  bool purged;
};

// Removed or not.
Task<std::optional<http::Versioned<CustomerProfile>>> find_profile(
    postgres::Transaction& transaction, CustomerId id);
// The profile with everything that belongs to it.
Task<CustomerAccount> read_account(postgres::Transaction& transaction, CustomerProfile profile);

// Removed or not.
Task<std::optional<Held>> hold(postgres::Transaction& transaction, CustomerId id);
// When it was removed.
Task<Timestamp> remove(postgres::Transaction& transaction, CustomerId id);
// A Violation of users_email_live_key when somebody else has the address now.
Task<std::expected<int, postgres::Violation>> restore(postgres::Transaction& transaction,
                                                      CustomerId id);

}  // namespace billspay::customer_accounts
