#include "resources/audit_events/dto.hpp"

#include <algorithm>

namespace billspay::audit_events {
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
  if (customer) add("customer", customer->id ? customer->id->to_string() : customer->number);
  if (actor) add("actor", actor->to_string());
  if (actor_kind) add("actorKind", name_of(*actor_kind));
  if (action) add("action", action->text);
  if (outcome) add("outcome", name_of(*outcome));
  if (object_kind) add("objectKind", *object_kind);
  if (from) add("from", format_timestamp(from->first));
  if (to) add("until", format_timestamp(to->after));
  return out + "}";
}

}  // namespace billspay::audit_events

namespace billspay::json {

void Codec<audit_events::WantedAction>::decode(const Node& node, audit_events::WantedAction& out,
                                               Errors& errors, std::string_view pointer) {
  constexpr std::size_t longest = 64;
  const std::string_view text = node.string().value_or("");
  const bool plain = std::ranges::all_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '.'; });
  if (!plain || text.empty() || text.size() > longest) {
    errors.add(pointer, "must be an action such as biller.added, or a beginning such as biller.");
    return;
  }
  out.text = text;
}

void Codec<audit_events::WantedAction>::describe(Schema& schema) {
  schema.type("string");
  schema.keyword("description", "an action, or with a dot at its end the beginning of actions");
  schema.keyword("pattern", "^[a-z.-]{1,64}$");
}

}  // namespace billspay::json
