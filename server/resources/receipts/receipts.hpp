// Receipts: bills that were paid for a customer. Made by staff, read by customers.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::receipts {

void customer_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::receipts
