#include "resources/customer_accounts/problems.hpp"
#include "resources/customer_accounts/service.hpp"
#include "resources/customer_accounts/staff_api.hpp"

namespace billspay::customer_accounts {

using namespace billspay::problems;
using http::Method;

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  staff_routes(routes, platform);
  routes.add({Method::remove,
              "/api/admin/customers/{id}",
              "adminRemoveCustomer",
              "Removes a customer and signs them out. Nothing is erased: they can be brought back.",
              {stale_version}},
             [&platform](auth::Staff who, CustomerId id, http::Query<RemovalRequest> request,
                         http::CallContext context) -> Task<Result<http::NoContent>> {
               return remove(platform, who, id, std::move(request.value), std::move(context));
             });
  routes.add({Method::post,
              "/api/admin/customers/{id}/restore",
              "adminRestoreCustomer",
              "Brings a removed customer back as they were.",
              {problems::email_taken, problems::purged, stale_version, idempotency_key_reused,
               idempotency_key_in_use}},
             [&platform](auth::Staff who, CustomerId id, http::CallContext context)
                 -> Task<Result<http::OrReplayed<http::Versioned<CustomerProfile>>>> {
               return restore(platform, who, id, std::move(context));
             });
  routes.add({Method::remove,
              "/api/admin/customers/{id}/sessions",
              "adminEndCustomerSessions",
              "Signs a customer out everywhere.",
              {}},
             [&platform](auth::Staff who, CustomerId id,
                         http::CallContext context) -> Task<Result<http::NoContent>> {
               return sign_out_everywhere(platform, who, id, std::move(context));
             });
}

}  // namespace billspay::customer_accounts
