// The operations of the contract, for tests that go over all of them.
#pragma once

#include <string>
#include <vector>

#include "platform/auth/claims.hpp"

namespace billspay::test_support {

struct ContractRoute {
  std::string operation;  // "listReceipts"
  std::string method;     // upper case
  std::string path;       // with {id}
  bool authenticated = false;
  bool takes_body = false;

  [[nodiscard]] bool names_an_object() const { return path.find('{') != std::string::npos; }
  // With this id in the place of each value.
  [[nodiscard]] std::string path_with(const std::string& id) const;
};

std::vector<ContractRoute> contract_routes(auth::Audience audience = auth::Audience::customer);

}  // namespace billspay::test_support
