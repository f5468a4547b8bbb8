#include "resources/billers/billers.hpp"
#include "resources/billers/staff_api.hpp"

namespace billspay::billers {

void agent_routes(http::Routes& routes, const http::Platform& platform) {
  staff_routes(routes, platform);
}

}  // namespace billspay::billers
