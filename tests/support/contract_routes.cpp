#include "tests/support/contract_routes.hpp"

#include <boost/json.hpp>
#include <cctype>

#include "app/resources.hpp"

namespace billspay::test_support {

std::string ContractRoute::path_with(const std::string& id) const {
  std::string filled = path;
  for (auto open = filled.find('{'); open != std::string::npos; open = filled.find('{')) {
    filled.replace(open, filled.find('}', open) + 1 - open, id);
  }
  return filled;
}

std::vector<ContractRoute> contract_routes(auth::Audience audience) {
  std::vector<ContractRoute> routes;
  const auto contract = boost::json::parse(app::contract_of(audience));
  for (const auto& path : contract.at("paths").as_object()) {
    for (const auto& operation : path.value().as_object()) {
      ContractRoute route;
      route.operation = operation.value().at("operationId").as_string();
      for (const char c : operation.key()) {
        route.method.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
      }
      route.path = path.key();
      route.authenticated = !operation.value().at("security").as_array().empty();
      route.takes_body = operation.value().as_object().contains("requestBody");
      routes.push_back(std::move(route));
    }
  }
  return routes;
}

}  // namespace billspay::test_support
