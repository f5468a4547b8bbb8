// One end of a period in a query string: `from` and `to` of lists.
#pragma once

#include <string_view>

#include "platform/core/clock.hpp"
#include "platform/json/codec.hpp"

namespace billspay::http {

// A moment, or a whole day (UTC).
struct PeriodEnd {
  Timestamp first;  // of the day, or the moment itself
  Timestamp after;  // the first moment that no longer belongs to it
};

}  // namespace billspay::http

namespace billspay::json {

template <>
struct Codec<http::PeriodEnd> {
  static void decode(const Node& node, http::PeriodEnd& out, Errors& errors,
                     std::string_view pointer);
  static void describe(Schema& schema);
};

}  // namespace billspay::json
