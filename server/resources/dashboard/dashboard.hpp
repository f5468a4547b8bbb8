// The dashboard: the figures with which the admin console opens. Each is read from an index that
// holds hardly more than the rows it counts; nothing counts a big table.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::dashboard {

void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::dashboard
