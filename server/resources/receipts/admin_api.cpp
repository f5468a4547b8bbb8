#include "resources/receipts/receipts.hpp"
#include "resources/receipts/staff_api.hpp"

namespace billspay::receipts {

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  staff_routes(routes, platform);
}

}  // namespace billspay::receipts
