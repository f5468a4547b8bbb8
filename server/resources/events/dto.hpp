// What an event says: which object changed. No names, no amounts, nothing of a person.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "platform/core/clock.hpp"
#include "platform/core/ids.hpp"
#include "platform/core/names.hpp"
#include "platform/json/table.hpp"

namespace billspay::events {

enum class Kind { biller, receipt, payment_method, customer };

struct Change {
  Kind kind;                           // of the object
  std::string action;                  // "biller.added"
  std::optional<Uuid> id;              // of the object
  json::Sent<CustomerId> customer_id;  // on streams of staff
  Timestamp at;
};

// Query parameters of staff.
struct WatchRequest {
  std::optional<CustomerId> customer_id;  // nobody means all
};

}  // namespace billspay::events

namespace billspay {

template <>
inline constexpr auto names<events::Kind> =
    std::to_array<Name<events::Kind>>({{events::Kind::biller, "biller"},
                                       {events::Kind::receipt, "receipt"},
                                       {events::Kind::payment_method, "payment-method"},
                                       {events::Kind::customer, "customer"}});

}  // namespace billspay

namespace billspay::json {

template <>
inline constexpr auto table<events::Change> =
    object("Change", field("kind", &events::Change::kind), field("action", &events::Change::action),
           field("id", &events::Change::id), field("customerId", &events::Change::customer_id),
           field("at", &events::Change::at));

template <>
inline constexpr auto table<events::WatchRequest> =
    object("WatchRequest", field("customerId", &events::WatchRequest::customer_id));

}  // namespace billspay::json
