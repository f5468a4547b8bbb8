#include "resources/sessions/sessions.hpp"
#include "resources/sessions/staff_api.hpp"

namespace billspay::sessions {

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  staff_routes(routes, platform);
}

}  // namespace billspay::sessions
