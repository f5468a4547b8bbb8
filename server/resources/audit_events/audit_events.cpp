#include "resources/audit_events/audit_events.hpp"

#include "resources/audit_events/queries.hpp"

namespace billspay::audit_events {
namespace {

using OptionalText = std::optional<std::string>;
using OptionalJson = std::optional<postgres::Json>;

constexpr postgres::Query<postgres::Nothing(
    AuditEventId, std::optional<CustomerId>, ActorKind, std::optional<Uuid>, std::string,
    std::string_view, Outcome, std::string_view, std::optional<Uuid>, OptionalJson, OptionalJson,
    OptionalText, std::optional<postgres::IpAddress>, std::string)>
    insert{sql::audit_events::record};

OptionalJson json_of(OptionalText&& text) {
  if (!text) return std::nullopt;
  return postgres::Json{std::move(*text)};
}

}  // namespace

Actor customer(CustomerId id, std::string name) {
  return {ActorKind::customer, id.value, std::move(name)};
}

Actor anonymous() { return {ActorKind::anonymous, std::nullopt, "somebody not signed in"}; }

Task<void> record(postgres::Transaction& transaction, const http::CallContext& context, Actor actor,
                  Event event) {
  co_await transaction.run(
      insert, AuditEventId::make(), event.customer, actor.kind, actor.id, actor.name, event.action,
      event.outcome, event.object_kind, event.object_id, json_of(std::move(event.before)),
      json_of(std::move(event.after)), event.reason, context.ip(), context.request_id);
}

}  // namespace billspay::audit_events
