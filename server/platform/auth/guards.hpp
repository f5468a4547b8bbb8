// The only ways in which a portal connection comes to act for a customer without a live session:
// while signing in, by a mailed link, and for the customer that is being created. Each sets the
// row-level-security user for one transaction (database/migrations/0006).
#pragma once

#include <string_view>

#include "platform/core/bytes.hpp"
#include "platform/core/ids.hpp"
#include "platform/postgres/database.hpp"

namespace billspay::auth {

// Nobody has this address: the guarded read answers problems::unauthenticated.
postgres::Guard customer_with_email(std::string_view email);
postgres::Guard customer_with_refresh_token(const Bytes& token_hash);
postgres::Guard customer_with_one_time_token(const Bytes& token_hash);
// After the password was verified, or for the id of a customer who is about to exist.
postgres::Guard acting_for(const Uuid& id);

}  // namespace billspay::auth
