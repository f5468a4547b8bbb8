#include "resources/receipts/dto.hpp"

namespace billspay::receipts {
namespace {

template <class Request>
void check_ranges(const Request& request, json::Errors& errors) {
  if (request.from && request.to && request.from->first >= request.to->after) {
    errors.add_field("to", "must not be before from");
  }
  if (request.min_amount && request.max_amount && *request.min_amount > *request.max_amount) {
    errors.add_field("maxAmount", "must not be less than minAmount");
  }
}

}  // namespace

void check(const Filter& filter, json::Errors& errors) { check_ranges(filter, errors); }
void check(const ListRequest& request, json::Errors& errors) { check_ranges(request, errors); }

}  // namespace billspay::receipts

namespace billspay::json {

void Codec<receipts::PeriodEnd>::decode(const Node& node, receipts::PeriodEnd& out, Errors& errors,
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

void Codec<receipts::PeriodEnd>::describe(Schema& schema) {
  schema.type("string");
  schema.keyword("description", "a date (the whole day, UTC) or a time");
  schema.keyword("maxLength", 40);
}

}  // namespace billspay::json
