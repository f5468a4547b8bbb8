#include "platform/http/period.hpp"

namespace billspay::json {

void Codec<http::PeriodEnd>::decode(const Node& node, http::PeriodEnd& out, Errors& errors,
                                    std::string_view pointer) {
  const std::string_view text = node.string().value_or("");
  if (const auto date = parse_date(text)) {
    out.first = Timestamp(std::chrono::sys_days(*date));
    out.after = out.first + std::chrono::days(1);
  } else if (const auto at = parse_timestamp(text)) {
    out.first = *at;
    out.after = *at + std::chrono::microseconds(1);
  } else {
    errors.add(pointer, "must be a date such as 2026-01-31 or a time such as 2026-01-31T09:30:00Z");
  }
}

void Codec<http::PeriodEnd>::describe(Schema& schema) {
  schema.type("string");
  schema.keyword("description", "a date (the whole day, UTC) or a time");
  schema.keyword("maxLength", 40);
}

}  // namespace billspay::json
