// What agents and admins have in common.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::events {

void staff_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::events
