// Imports: receipts of many customers from one CSV file, by an admin.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::imports {

void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::imports
