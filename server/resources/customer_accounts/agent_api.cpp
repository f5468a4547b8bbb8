#include "resources/customer_accounts/staff_api.hpp"

namespace billspay::customer_accounts {

void agent_routes(http::Routes& routes, const http::Platform& platform) {
  staff_routes(routes, platform);
}

}  // namespace billspay::customer_accounts
