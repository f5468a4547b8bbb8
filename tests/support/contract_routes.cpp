#include "tests/support/contract_routes.hpp"

#include <boost/json.hpp>
#include <cctype>

#include "app/resources.hpp"

namespace billspay::test_support {

std::string ContractRoute::path_with(const std::string& id) const {
  const auto open = path.find('{');
  if (open == std::string::npos) return path;
  return path.substr(0, open) + id + path.substr(path.find('}') + 1);
}

std::vector<ContractRoute> contract_routes() {
  std::vector<ContractRoute> routes;
  const auto contract = boost::json::parse(app::whole_contract());
  for (const auto& path : contract.at("paths").as_object()) {
    for (const auto& operation : path.value().as_object()) {
      ContractRoute route;
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
