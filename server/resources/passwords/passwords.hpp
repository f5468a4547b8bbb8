// Passwords: changing one's own, and for customers resetting a forgotten one by a mailed link.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::passwords {

void customer_routes(http::Routes& routes, const http::Platform& platform);
void agent_routes(http::Routes& routes, const http::Platform& platform);
void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::passwords
