#include "resources/billers/billers.hpp"
#include "resources/billers/repository.hpp"
#include "resources/billers/staff_api.hpp"

namespace billspay::billers {

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  staff_routes(routes, platform);
  auto& database = *platform.admins;
  routes.add({http::Method::get,
              "/api/admin/billers",
              "adminListSharedBillers",
              "Billers of all customers by name, each with the customers who have bills there.",
              {}},
             [&database](auth::Staff who,
                         http::Query<SharedBillerSearch> wanted) -> Task<Result<SharedBillerPage>> {
               co_return co_await search(database, who, *wanted);
             });
}

}  // namespace billspay::billers
