#include "resources/audit_events/audit_events.hpp"

#include <stdexcept>

#include "resources/audit_events/queries.hpp"

namespace billspay::audit_events {
namespace {

using OptionalText = std::optional<std::string>;
using OptionalJson = std::optional<postgres::Json>;
using OptionalAddress = std::optional<postgres::IpAddress>;

// The end of a lane, locked; with the moment and the address in PostgreSQL's spelling.
struct LaneEnd {
  std::int16_t lane;
  std::int64_t position;
  Bytes head;
  Timestamp at;
  OptionalText ip;
};
struct StaffName {
  std::string full;
};

constexpr postgres::Query<LaneEnd(OptionalAddress)> lock_lane{sql::audit_events::lock_lane};
constexpr postgres::Query<LaneEnd(OptionalAddress)> lock_free_lane{
    sql::audit_events::lock_free_lane};
constexpr postgres::Query<postgres::Nothing(
    AuditEventId, Timestamp, std::optional<Uuid>, std::string, std::string, std::optional<Uuid>,
    std::string, std::string, std::string, std::string, std::optional<Uuid>, OptionalJson,
    OptionalJson, OptionalText, OptionalAddress, std::string, std::int16_t, std::int64_t, Bytes)>
    insert{sql::audit_events::append};
constexpr postgres::Query<StaffName(Uuid)> agent_name{sql::audit_events::agent_name};
constexpr postgres::Query<StaffName(Uuid)> admin_name{sql::audit_events::admin_name};

OptionalJson json_of(const OptionalText& text) {
  if (!text) return std::nullopt;
  return postgres::Json{*text};
}

void append_text(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out.push_back(':');
  out += text;
}
void append_part(std::string& out, const OptionalText& text) {
  if (text) {
    append_text(out, *text);
  } else {
    out.push_back('-');
  }
}
void append_part(std::string& out, const std::optional<Uuid>& id) {
  append_part(out, id ? OptionalText(id->to_string()) : std::nullopt);
}

Channel channel_of(auth::Audience audience) {
  switch (audience) {
    case auth::Audience::customer:
      return Channel::customer;
    case auth::Audience::agent:
      return Channel::agent;
    case auth::Audience::admin:
      return Channel::admin;
  }
  return Channel::system;
}

Link link_of(const LaneEnd& end, std::int64_t position, const http::CallContext& context,
             const Actor& actor, Event&& event) {
  return {end.lane,
          position,
          AuditEventId::make(),
          end.at,
          event.customer ? std::optional(event.customer->value) : std::nullopt,
          std::string(name_of(actor.channel)),
          std::string(name_of(actor.kind)),
          actor.id,
          actor.name,
          std::string(event.action),
          std::string(name_of(event.outcome)),
          std::string(event.object_kind),
          event.object_id,
          std::move(event.before),
          std::move(event.after),
          std::move(event.reason),
          end.ip,
          context.request_id};
}

Task<void> append(postgres::Transaction& transaction, const Link& link, const Bytes& mac) {
  OptionalAddress address;
  if (link.ip) address = postgres::IpAddress{*link.ip};
  const OptionalJson before = json_of(link.before);
  const OptionalJson after = json_of(link.after);
  co_await transaction.run(insert, link.id, link.at, link.user_id, link.audience, link.actor_kind,
                           link.actor_id, link.actor_name, link.action, link.outcome,
                           link.object_kind, link.object_id, before, after, link.reason, address,
                           link.request_id, link.lane, link.position, mac);
}

}  // namespace

Actor customer(CustomerId id, std::string name) {
  return {Channel::customer, ActorKind::customer, id.value, std::move(name)};
}

Actor staff(const auth::Staff& who, std::string name) {
  return {channel_of(who.audience), who.is_admin() ? ActorKind::admin : ActorKind::agent, who.id,
          std::move(name)};
}

Actor anonymous(auth::Audience audience) {
  return {channel_of(audience), ActorKind::anonymous, std::nullopt, "somebody not signed in"};
}

Actor system(std::string name) {
  return {Channel::system, ActorKind::system, std::nullopt, std::move(name)};
}

Task<Actor> staff_actor(postgres::Transaction& transaction, const auth::Staff& who) {
  auto found = co_await transaction.one(who.is_admin() ? admin_name : agent_name, who.id);
  co_return staff(who, found ? std::move(found->full) : std::string("removed"));
}

std::string content_of(const Link& link) {
  std::string out;
  append_text(out, std::to_string(link.lane));
  append_text(out, std::to_string(link.position));
  append_text(out, link.id.to_string());
  append_text(out, std::to_string(link.at.time_since_epoch().count()));
  append_part(out, link.user_id);
  append_text(out, link.audience);
  append_text(out, link.actor_kind);
  append_part(out, link.actor_id);
  append_text(out, link.actor_name);
  append_text(out, link.action);
  append_text(out, link.outcome);
  append_text(out, link.object_kind);
  append_part(out, link.object_id);
  append_part(out, link.before);
  append_part(out, link.after);
  append_part(out, link.reason);
  append_part(out, link.ip);
  append_text(out, link.request_id);
  return out;
}

Task<void> record(postgres::Transaction& transaction, const http::CallContext& context, Actor actor,
                  Event event) {
  std::vector<Event> events;
  events.push_back(std::move(event));
  co_await record_all(transaction, context, std::move(actor), std::move(events));
}

Task<void> record_all(postgres::Transaction& transaction, const http::CallContext& context,
                      Actor actor, std::vector<Event> events) {
  if (context.ledger == nullptr) throw std::logic_error("an audit event needs the ledger's keys");
  if (events.empty()) co_return;
  auto end = co_await transaction.one(lock_lane, context.ip());
  if (!end) end = co_await transaction.one(lock_free_lane, context.ip());
  if (!end) throw std::logic_error("no audit lane is free");
  std::int64_t position = end->position;
  Bytes previous = end->head;
  std::optional<CustomerId> told;
  for (Event& event : events) {
    if (event.customer && event.customer != told) {
      told = event.customer;
      transaction.announce(told->to_string());
    }
    const Link link = link_of(*end, ++position, context, actor, std::move(event));
    end->at += std::chrono::microseconds(1);  // readers see them in this order
    previous = context.ledger->link(previous, content_of(link));
    co_await append(transaction, link, previous);
  }
}

}  // namespace billspay::audit_events
