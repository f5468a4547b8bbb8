#include "resources/customers/customers.hpp"
#include "resources/customers/search_service.hpp"

namespace billspay::customers {

void agent_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(
      {http::Method::get,
       "/api/agent/customers",
       "agentListCustomers",
       "Customers, newest first; with a search, those whose name, e-mail address, phone or "
       "customer number it meets, the best matches first.",
       {}},
      [&database = *platform.agents](
          auth::Staff who, http::Query<CustomerSearch> request) -> Task<Result<CustomerPage>> {
        return list_customers(database, who, std::move(request.value));
      });
}

}  // namespace billspay::customers
