// Receipts: bills that were paid for a customer. Made by staff, read by customers.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"
#include "resources/receipts/dto.hpp"  // other resources show receipts too

namespace billspay::receipts {

void customer_routes(http::Routes& routes, const http::Platform& platform);
void agent_routes(http::Routes& routes, const http::Platform& platform);
void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::receipts
