#include "resources/customers/customers.hpp"
#include "resources/customers/search_service.hpp"

namespace billspay::customers {

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(
      {http::Method::get,
       "/api/admin/customers",
       "adminListCustomers",
       "Customers, newest first, or the removed ones; with a search, those whose name, "
       "e-mail address, phone or customer number it meets, the best matches first.",
       {}},
      [&database = *platform.admins](
          auth::Staff who, http::Query<AdminCustomerSearch> request) -> Task<Result<CustomerPage>> {
        return list_for_admin(database, who, std::move(request.value));
      });
}

}  // namespace billspay::customers
