// Lists of customers: the newest, the removed ones, and what a search finds.
#pragma once

#include "platform/auth/principals.hpp"
#include "resources/customers/search_dto.hpp"

namespace billspay::customers {

// Who is not removed: newest first, or the best matches first. problems::validation_failed for a
// cursor of another list.
Task<Result<CustomerPage>> list_customers(postgres::Database& database, auth::Staff who,
                                          CustomerSearch request);

// The same of the removed ones when they are asked for: last removed first.
Task<Result<CustomerPage>> list_for_admin(postgres::Database& database, auth::Staff who,
                                          AdminCustomerSearch request);

}  // namespace billspay::customers
