// The list of resources. Adding one is a folder, a migration and a line here.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::app {

// What customers reach on the public listener.
void customer_routes(http::Routes& routes, const http::Platform& platform);

// All audiences, as OpenAPI 3.1 in one line; for `billspay contract`.
std::string whole_contract();

}  // namespace billspay::app
