// Lists of customers in the database. Reads for connections that plan each statement for its
// values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/postgres/database.hpp"
#include "resources/customers/search_dto.hpp"
#include "resources/customers/search_terms.hpp"

namespace billspay::customers {

using Summaries = std::vector<CustomerSummary>;

// Up to `limit` customers after a position. problems::unauthenticated.
Task<Result<Summaries>> list_newest(postgres::Database& database, const auth::Staff& who,
                                    http::Cursor after, int limit);
// Removed ones, last removed first; `words` as in Search.
Task<Result<Summaries>> list_removed(postgres::Database& database, const auth::Staff& who,
                                     const std::optional<std::string>& words, http::Cursor after,
                                     int limit);
// `words` as in Search.
Task<Result<bool>> matches_words(postgres::Database& database, const auth::Staff& who,
                                 CustomerId customer, const std::string& words);
Task<Result<Summaries>> list_tier(postgres::Database& database, const auth::Staff& who,
                                  const Tier& tier, std::optional<CustomerId> after, int limit);

}  // namespace billspay::customers
