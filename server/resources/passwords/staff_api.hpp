// What agents and admins both have, each on their own listener.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::passwords {

void staff_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::passwords
