#include "resources/audit_events/customer_key.hpp"

namespace billspay::json {

void Codec<audit_events::CustomerKey>::decode(const Node& node, audit_events::CustomerKey& out,
                                              Errors& errors, std::string_view pointer) {
  const std::string_view text = node.string().value_or("");
  out.id = CustomerId::parse(text);
  if (out.id) return;
  for (const char c : text) {
    if (c != '-' && c != ' ') out.number.push_back(c);
  }
  if (!customer_number::valid(out.number)) {
    errors.add(pointer, "must be the id or the number of a customer");
  }
}

void Codec<audit_events::CustomerKey>::describe(Schema& schema) {
  schema.type("string");
  schema.keyword("description", "the id or the number of a customer");
  schema.keyword("maxLength", 40);
}

}  // namespace billspay::json
