// What a customer reads about their own account's history.
#pragma once

#include <optional>
#include <string>
#include <vector>

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

}  // namespace billspay::json
