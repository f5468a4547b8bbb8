// Receipts in the database, as the portal reads them.
#pragma once

#include <optional>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/postgres/database.hpp"
#include "resources/receipts/dto.hpp"

namespace billspay::receipts {

// Up to `limit` receipts after `start`, newest first. problems::unauthenticated.
Task<Result<std::vector<Receipt>>> list(postgres::Database& database, const auth::Customer& who,
                                        Filter filter, http::Cursor start, int limit);
// problems::not_found, also for somebody else's.
Task<Result<Receipt>> find(postgres::Database& database, const auth::Customer& who, ReceiptId id);
Task<Result<Summary>> summarise(postgres::Database& database, const auth::Customer& who,
                                Filter filter);

}  // namespace billspay::receipts
