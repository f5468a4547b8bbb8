// Looking through transactions. Whoever looks leaves an audit event with what they looked for.
#pragma once

#include "platform/auth/principals.hpp"
#include "resources/transactions/dto.hpp"

namespace billspay::transactions {

// A search of customers takes this many of its best matches, unless one customer is named.
inline constexpr int searched_customers = 200;

// problems::unauthenticated.
Task<Result<TransactionPage>> list_page(postgres::Database& database, auth::Staff who,
                                        ListRequest request, http::CallContext context);
// The same as a file, without pages. problems::validation_failed when a search finds more customers
// than that.
Task<Result<http::Download>> export_csv(postgres::Database& database, auth::Staff who,
                                        Filter filter, http::CallContext context);

}  // namespace billspay::transactions
