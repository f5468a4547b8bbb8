// The contract: OpenAPI 3.1, written from the endpoints themselves
// (docs/decisions/0009). `billspay contract` prints all audiences for contract/openapi.json; each
// listener serves its own part at /openapi.json.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "platform/http/router.hpp"

namespace billspay::http {

// Problems that an operation may answer with besides those it lists.
std::vector<ProblemKind> common_problems(const Endpoint& endpoint);

// Compact JSON; json::indented makes it comparable.
std::string contract(std::span<const std::shared_ptr<const Endpoint>> endpoints);

}  // namespace billspay::http
