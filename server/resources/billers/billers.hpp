// Billers: the companies a customer has bills with. Kept by staff, read by customers.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"
#include "resources/billers/dto.hpp"  // other resources show billers too

namespace billspay::billers {

// How long agents can restore what was removed; admins can at any time.
inline constexpr int undo_days = 30;

void customer_routes(http::Routes& routes, const http::Platform& platform);
void agent_routes(http::Routes& routes, const http::Platform& platform);
void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::billers
