// The list of resources. Adding one is a folder, a migration and its lines here.
#pragma once

#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"

namespace billspay::app {

// What the audience of `routes` reaches on its listener.
void add_routes(http::Routes& routes, const http::Platform& platform);

// One audience's part, as OpenAPI 3.1 in one line.
std::string contract_of(auth::Audience audience);
// All audiences together; for `billspay contract`.
std::string whole_contract();

}  // namespace billspay::app
