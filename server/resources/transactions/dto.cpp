#include "resources/transactions/dto.hpp"

#include "platform/json/writer.hpp"

namespace billspay::transactions {
namespace {

template <class Request>
void check_period(const Request& request, json::Errors& errors) {
  if (request.from && request.to && request.from->first >= request.to->after) {
    errors.add_field("to", "must not be before from");
  }
}

}  // namespace

void check(const Filter& filter, json::Errors& errors) { check_period(filter, errors); }
void check(const ListRequest& request, json::Errors& errors) { check_period(request, errors); }

std::string Filter::as_json() const {
  std::string out = "{";
  const auto add = [&](std::string_view name, std::string_view value) {
    if (out.size() > 1) out.push_back(',');
    json::append_string(out, name);
    out.push_back(':');
    json::append_string(out, value);
  };
  if (confirmation) add("confirmation", confirmation->text);
  if (customer) add("customer", customer->id ? customer->id->to_string() : customer->number);
  if (search && !search->empty()) add("search", *search);
  if (from) add("from", format_timestamp(from->first));
  if (to) add("until", format_timestamp(to->after));
  if (status) add("status", name_of(*status));
  return out + "}";
}

}  // namespace billspay::transactions

namespace billspay::json {

void Codec<transactions::ConfirmationKey>::decode(const Node& node,
                                                  transactions::ConfirmationKey& out,
                                                  Errors& errors, std::string_view pointer) {
  constexpr std::size_t longest = 100;  // a confirmation number has at most 64 characters
  const std::string_view text = node.string().value_or("");
  for (const char c : text) {
    const bool small = c >= 'a' && c <= 'z';
    if (small) out.text.push_back(static_cast<char>(c - 'a' + 'A'));
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out.text.push_back(c);
  }
  if (out.text.empty() || text.size() > longest) {
    errors.add(pointer, "must be a confirmation number or its beginning");
  }
}

void Codec<transactions::ConfirmationKey>::describe(Schema& schema) {
  schema.type("string");
  schema.keyword("description",
                 "a confirmation number or its beginning; only its letters and digits count");
  schema.keyword("maxLength", 100);
  schema.keyword("pattern", "[A-Za-z0-9]");
}

}  // namespace billspay::json
