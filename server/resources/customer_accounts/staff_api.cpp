#include "resources/customer_accounts/staff_api.hpp"

#include "resources/customer_accounts/service.hpp"

namespace billspay::customer_accounts {

void staff_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(
      routes.for_staff(http::Method::get, "/customers/{id}", "GetCustomer",
                       "A customer's account: profile, billers, payment methods, the last "
                       "receipts, and who assisted.",
                       {}),
      [&platform](auth::Staff who, CustomerId id,
                  http::CallContext context) -> Task<Result<http::Versioned<CustomerAccount>>> {
        return view(platform, who, id, std::move(context));
      });
}

}  // namespace billspay::customer_accounts
