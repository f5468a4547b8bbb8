#include "app/resources.hpp"

#include "platform/http/contract.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/billers/billers.hpp"
#include "resources/customers/customers.hpp"
#include "resources/passwords/passwords.hpp"
#include "resources/payment_methods/payment_methods.hpp"
#include "resources/receipts/receipts.hpp"
#include "resources/sessions/sessions.hpp"

namespace billspay::app {

void customer_routes(http::Routes& routes, const http::Platform& platform) {
  customers::customer_routes(routes, platform);
  sessions::customer_routes(routes, platform);
  passwords::customer_routes(routes, platform);
  payment_methods::customer_routes(routes, platform);
  billers::customer_routes(routes, platform);
  receipts::customer_routes(routes, platform);
  audit_events::customer_routes(routes, platform);
}

std::string whole_contract() {
  postgres::Database database(nullptr, nullptr);
  http::Platform platform{};
  platform.portal = &database;
  http::Router router;
  http::Routes routes({}, router);
  customer_routes(routes, platform);
  return http::contract(router.endpoints());
}

}  // namespace billspay::app
