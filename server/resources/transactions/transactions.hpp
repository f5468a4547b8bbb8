// Transactions: the receipts of all customers, as admins look through them.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::transactions {

void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::transactions
