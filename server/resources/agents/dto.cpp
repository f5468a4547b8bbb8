#include "resources/agents/dto.hpp"

#include "resources/agents/agents.hpp"

namespace billspay::agents {

json::rules::Wrong Username::accept(std::string& value) const {
  auto name = username_of(value);
  if (!name) return std::string(username_rule);
  value = std::move(*name);
  return std::nullopt;
}

void Username::describe(json::Schema& schema) const {
  schema.keyword("pattern", "^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$");
}

}  // namespace billspay::agents
