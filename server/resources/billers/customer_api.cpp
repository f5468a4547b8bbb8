#include "resources/billers/billers.hpp"
#include "resources/billers/repository.hpp"

namespace billspay::billers {

void customer_routes(http::Routes& routes, const http::Platform& platform) {
  auto& database = *platform.portal;
  routes.add({http::Method::get,
              "/api/billers",
              "listBillers",
              "My billers, newest first, each with its last payments.",
              {}},
             [&database](auth::Customer who, http::Query<http::PageRequest> page)
                 -> Task<Result<BillerPage>> { co_return co_await list(database, who, *page); });
  routes.add({http::Method::get,
              "/api/billers/{id}",
              "getBiller",
              "One of my billers with its last payments.",
              {}},
             [&database](auth::Customer who, BillerId id) -> Task<Result<Found>> {
               co_return co_await find(database, who, id);
             });
}

}  // namespace billspay::billers
