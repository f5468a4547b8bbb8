#include "resources/events/events.hpp"
#include "resources/events/staff_api.hpp"

namespace billspay::events {

void agent_routes(http::Routes& routes, const http::Platform& platform) {
  staff_routes(routes, platform);
}

}  // namespace billspay::events
