// A customer whose account staff work on, in the database.
#pragma once

#include <optional>
#include <string>

#include "platform/postgres/database.hpp"
#include "resources/customers/customers.hpp"

namespace billspay::customers {

struct Held {
  std::string full_name;
  std::string email;
  KycStatus kyc_status;
};

// Keeps the row until the end of the transaction. Nothing for an unknown or removed customer.
Task<std::optional<Held>> hold(postgres::Transaction& transaction, CustomerId customer);
// The same without keeping it.
Task<bool> exists(postgres::Transaction& transaction, CustomerId customer);
Task<void> note_assistance(postgres::Transaction& transaction, AgentId agent, CustomerId customer);

}  // namespace billspay::customers
