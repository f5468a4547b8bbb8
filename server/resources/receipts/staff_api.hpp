// What agents and admins alike do with a customer's receipts.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::receipts {

void staff_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::receipts
