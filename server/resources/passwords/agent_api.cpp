#include "resources/passwords/passwords.hpp"
#include "resources/passwords/staff_api.hpp"

namespace billspay::passwords {

void agent_routes(http::Routes& routes, const http::Platform& platform) {
  staff_routes(routes, platform);
}

}  // namespace billspay::passwords
