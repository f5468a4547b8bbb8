// The operations of the contract, for tests that go over all of them.
#pragma once

#include <string>
#include <vector>

namespace billspay::test_support {

struct ContractRoute {
  std::string method;  // upper case
  std::string path;    // with {id}
  bool authenticated = false;
  bool takes_body = false;

  [[nodiscard]] bool names_an_object() const { return path.find('{') != std::string::npos; }
  // With this id in the place of the value.
  [[nodiscard]] std::string path_with(const std::string& id) const;
};

std::vector<ContractRoute> contract_routes();

}  // namespace billspay::test_support
