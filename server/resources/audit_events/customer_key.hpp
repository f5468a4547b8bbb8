// Whom a list is asked for: the audit trail's and, through the door, that of the transactions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/core/ids.hpp"
#include "platform/json/table.hpp"

namespace billspay::audit_events {

// A customer by id or by number, with or without its dashes.
struct CustomerKey {
  std::optional<CustomerId> id;
  std::string number;  // 12 digits, when there is no id
};

}  // namespace billspay::audit_events

namespace billspay::json {

template <>
struct Codec<audit_events::CustomerKey> {
  static void decode(const Node& node, audit_events::CustomerKey& out, Errors& errors,
                     std::string_view pointer);
  static void describe(Schema& schema);
};

}  // namespace billspay::json
