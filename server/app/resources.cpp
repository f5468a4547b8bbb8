#include "app/resources.hpp"

#include <array>

#include "platform/http/contract.hpp"
#include "resources/agents/agents.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/billers/billers.hpp"
#include "resources/customer_accounts/customer_accounts.hpp"
#include "resources/customers/customers.hpp"
#include "resources/dashboard/dashboard.hpp"
#include "resources/events/events.hpp"
#include "resources/imports/imports.hpp"
#include "resources/kyc_reviews/kyc_reviews.hpp"
#include "resources/passwords/passwords.hpp"
#include "resources/payment_methods/payment_methods.hpp"
#include "resources/receipts/receipts.hpp"
#include "resources/sessions/sessions.hpp"
#include "resources/transactions/transactions.hpp"

namespace billspay::app {
namespace {

using AddRoutes = void (*)(http::Routes&, const http::Platform&);

// What customers reach on the public listener.
constexpr auto of_customers = std::to_array<AddRoutes>(
    {&customers::customer_routes, &sessions::customer_routes, &passwords::customer_routes,
     &payment_methods::customer_routes, &billers::customer_routes, &receipts::customer_routes,
     &audit_events::customer_routes, &events::customer_routes});

// What call-centre agents reach on theirs.
constexpr auto of_agents = std::to_array<AddRoutes>(
    {&sessions::agent_routes, &receipts::agent_routes, &passwords::agent_routes,
     &events::agent_routes, &billers::agent_routes, &payment_methods::agent_routes,
     &customers::agent_routes, &customer_accounts::agent_routes});

// What admins reach on theirs.
constexpr auto of_admins = std::to_array<AddRoutes>(
    {&sessions::admin_routes, &receipts::admin_routes, &kyc_reviews::admin_routes,
     &passwords::admin_routes, &audit_events::admin_routes, &events::admin_routes,
     &agents::admin_routes, &dashboard::admin_routes, &billers::admin_routes,
     &imports::admin_routes, &customers::admin_routes, &customer_accounts::admin_routes,
     &transactions::admin_routes});

void add_audience(auth::Audience audience, http::Router& router) {
  static postgres::Database database(nullptr, nullptr);
  static const http::Platform platform = [] {
    http::Platform made{};
    made.portal = made.agents = made.admins = &database;
    return made;
  }();
  http::Gatekeeper gatekeeper;
  gatekeeper.audience = audience;
  http::Routes routes(std::move(gatekeeper), router);
  add_routes(routes, platform);
}

}  // namespace

void add_routes(http::Routes& routes, const http::Platform& platform) {
  const auto add = [&](const auto& all) {
    for (const AddRoutes one : all) one(routes, platform);
  };
  switch (routes.audience()) {
    case auth::Audience::customer:
      return add(of_customers);
    case auth::Audience::agent:
      return add(of_agents);
    case auth::Audience::admin:
      return add(of_admins);
  }
}

std::string contract_of(auth::Audience audience) {
  http::Router router;
  add_audience(audience, router);
  return http::contract(router.endpoints());
}

std::string whole_contract() {
  http::Router router;
  for (const auto& [audience, name] : names<auth::Audience>) add_audience(audience, router);
  return http::contract(router.endpoints());
}

}  // namespace billspay::app
