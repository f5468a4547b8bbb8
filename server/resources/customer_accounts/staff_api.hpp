// What agents and admins both do with an account.
#pragma once

#include "resources/customer_accounts/customer_accounts.hpp"

namespace billspay::customer_accounts {

void staff_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::customer_accounts
