// Transactions in the database. Reads for connections that plan each statement for its values.
#pragma once

#include <optional>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/postgres/database.hpp"
#include "resources/transactions/dto.hpp"

namespace billspay::transactions {

// Nothing when there is no such customer. problems::unauthenticated.
Task<Result<std::optional<CustomerId>>> find_customer(postgres::Database& database,
                                                      const auth::Staff& who,
                                                      const audit_events::CustomerKey& key);

// Up to `limit` receipts before `start`, newest first; of `customers` only, unless there are none.
// problems::unauthenticated.
Task<Result<std::vector<Transaction>>> list(postgres::Database& database, const auth::Staff& who,
                                            const Filter& filter,
                                            const std::vector<CustomerId>& customers,
                                            http::Cursor start, int limit);

}  // namespace billspay::transactions
