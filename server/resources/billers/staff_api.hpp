// What agents and admins both do with a customer's billers.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::billers {

void staff_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::billers
