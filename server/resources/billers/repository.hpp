// Billers in the database, as the portal reads them.
#pragma once

#include <optional>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/paging.hpp"
#include "platform/postgres/database.hpp"
#include "resources/billers/dto.hpp"

namespace billspay::billers {

// A page after the cursor. problems::unauthenticated.
Task<Result<BillerPage>> list(postgres::Database& database, const auth::Customer& who,
                              http::PageRequest page);
// problems::not_found, also for somebody else's.
Task<Result<http::Versioned<Biller>>> find(postgres::Database& database, const auth::Customer& who,
                                           BillerId id);

}  // namespace billspay::billers
