// The audit trail on the wire: what customers read about their own account, and what admins read of
// everybody's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/paging.hpp"
#include "platform/http/period.hpp"
#include "platform/json/raw.hpp"
#include "platform/json/table.hpp"
#include "resources/audit_events/audit_events.hpp"

namespace billspay::audit_events {

struct Activity {
  AuditEventId id;
  Timestamp at;
  ActorKind actor_kind;
  std::string actor_name;
  std::string action;
  Outcome outcome;
  std::optional<std::string> ip;
};

struct ActivityPage {
  std::vector<Activity> activities;
  std::optional<std::string> next_cursor;
};

struct ShownActor {
  ActorKind kind;
  std::optional<Uuid> id;
  std::string name;  // as it was then
};
struct ShownObject {
  std::string kind;
  std::optional<Uuid> id;
};
struct ConcernedCustomer {
  CustomerId id;
  std::string customer_number;
  std::string first_name;
  std::string last_name;
};

// All that an admin sees of an event.
struct AuditEvent {
  AuditEventId id;
  Timestamp at;
  Channel audience;
  ShownActor actor;
  std::string action;
  Outcome outcome;
  ShownObject object;
  std::optional<ConcernedCustomer> customer;
  std::optional<json::RawObject> before;
  std::optional<json::RawObject> after;
  std::optional<std::string> reason;
  std::optional<std::string> ip;
  std::string request_id;
};

struct AuditEventPage {
  std::vector<AuditEvent> audit_events;
  std::optional<std::string> next_cursor;
};

// "biller.added", or all that begins with "biller.".
struct WantedAction {
  std::string text;

  [[nodiscard]] bool is_prefix() const { return text.ends_with('.'); }
};

// Which events; nothing given means all.
struct Filter {
  std::optional<CustomerKey> customer;
  std::optional<Uuid> actor;
  std::optional<ActorKind> actor_kind;
  std::optional<WantedAction> action;
  std::optional<Outcome> outcome;
  std::optional<std::string> object_kind;
  std::optional<http::PeriodEnd> from;
  std::optional<http::PeriodEnd> to;

  // As a JSON object with what is given, for the record of who looked for what.
  [[nodiscard]] std::string as_json() const;
};

// Query parameters of the list.
struct ListRequest {
  std::optional<int> limit;
  std::optional<http::Cursor> cursor;
  std::optional<CustomerKey> customer;
  std::optional<Uuid> actor;
  std::optional<ActorKind> actor_kind;
  std::optional<WantedAction> action;
  std::optional<Outcome> outcome;
  std::optional<std::string> object_kind;
  std::optional<http::PeriodEnd> from;
  std::optional<http::PeriodEnd> to;

  [[nodiscard]] Filter filter() const {
    return {customer, actor, actor_kind, action, outcome, object_kind, from, to};
  }
};

// A period that ends before it begins.
void check(const Filter& filter, json::Errors& errors);
void check(const ListRequest& request, json::Errors& errors);

}  // namespace billspay::audit_events

namespace billspay::json {

template <>
inline constexpr auto table<audit_events::Activity> = object(
    "Activity", field("id", &audit_events::Activity::id), field("at", &audit_events::Activity::at),
    field("actorKind", &audit_events::Activity::actor_kind),
    field("actor", &audit_events::Activity::actor_name),
    field("action", &audit_events::Activity::action),
    field("outcome", &audit_events::Activity::outcome), field("ip", &audit_events::Activity::ip));

template <>
inline constexpr auto table<audit_events::ActivityPage> =
    object("ActivityPage", field("activities", &audit_events::ActivityPage::activities),
           field("nextCursor", &audit_events::ActivityPage::next_cursor));

template <>
struct Codec<audit_events::WantedAction> {
  static void decode(const Node& node, audit_events::WantedAction& out, Errors& errors,
                     std::string_view pointer);
  static void describe(Schema& schema);
};

template <>
inline constexpr auto table<audit_events::ShownActor> = object(
    "AuditActor", field("kind", &audit_events::ShownActor::kind),
    field("id", &audit_events::ShownActor::id), field("name", &audit_events::ShownActor::name));

template <>
inline constexpr auto table<audit_events::ShownObject> =
    object("AuditObject", field("kind", &audit_events::ShownObject::kind),
           field("id", &audit_events::ShownObject::id));

template <>
inline constexpr auto table<audit_events::ConcernedCustomer> =
    object("AuditCustomer", field("id", &audit_events::ConcernedCustomer::id),
           field("customerNumber", &audit_events::ConcernedCustomer::customer_number),
           field("firstName", &audit_events::ConcernedCustomer::first_name),
           field("lastName", &audit_events::ConcernedCustomer::last_name));

template <>
inline constexpr auto table<audit_events::AuditEvent> = object(
    "AuditEvent", field("id", &audit_events::AuditEvent::id),
    field("at", &audit_events::AuditEvent::at),
    field("audience", &audit_events::AuditEvent::audience),
    field("actor", &audit_events::AuditEvent::actor),
    field("action", &audit_events::AuditEvent::action),
    field("outcome", &audit_events::AuditEvent::outcome),
    field("object", &audit_events::AuditEvent::object),
    field("customer", &audit_events::AuditEvent::customer),
    field("before", &audit_events::AuditEvent::before),
    field("after", &audit_events::AuditEvent::after),
    field("reason", &audit_events::AuditEvent::reason), field("ip", &audit_events::AuditEvent::ip),
    field("requestId", &audit_events::AuditEvent::request_id));

template <>
inline constexpr auto table<audit_events::AuditEventPage> =
    object("AuditEventPage", field("auditEvents", &audit_events::AuditEventPage::audit_events),
           field("nextCursor", &audit_events::AuditEventPage::next_cursor));

template <>
inline constexpr auto table<audit_events::Filter> =
    object("AuditEventFilter", field("customer", &audit_events::Filter::customer),
           field("actor", &audit_events::Filter::actor),
           field("actorKind", &audit_events::Filter::actor_kind),
           field("action", &audit_events::Filter::action),
           field("outcome", &audit_events::Filter::outcome),
           field("objectKind", &audit_events::Filter::object_kind, rules::text(1, 64)),
           field("from", &audit_events::Filter::from), field("to", &audit_events::Filter::to));

template <>
inline constexpr auto table<audit_events::ListRequest> = object(
    "AuditEventListRequest",
    field("limit", &audit_events::ListRequest::limit, rules::range(1, http::largest_page)),
    field("cursor", &audit_events::ListRequest::cursor),
    field("customer", &audit_events::ListRequest::customer),
    field("actor", &audit_events::ListRequest::actor),
    field("actorKind", &audit_events::ListRequest::actor_kind),
    field("action", &audit_events::ListRequest::action),
    field("outcome", &audit_events::ListRequest::outcome),
    field("objectKind", &audit_events::ListRequest::object_kind, rules::text(1, 64)),
    field("from", &audit_events::ListRequest::from), field("to", &audit_events::ListRequest::to));

}  // namespace billspay::json
