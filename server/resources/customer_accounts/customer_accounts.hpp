// A customer's whole account as staff see it, and what admins do with it as a whole: remove it,
// bring it back, end its sessions. The paths are /customers/{id}; the folder is another one than
// customers because it shows what belongs to billers, payment methods and receipts, which all stand
// on customers.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::customer_accounts {

void agent_routes(http::Routes& routes, const http::Platform& platform);
void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::customer_accounts
