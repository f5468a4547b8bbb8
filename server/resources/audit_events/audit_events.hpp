// The audit trail: who did what to whose account, and who looked (security statements S73, S74).
// Events are written in the transaction of the action, so that neither exists without the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/ids.hpp"
#include "platform/http/call_context.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"
#include "platform/postgres/database.hpp"
#include "resources/audit_events/customer_key.hpp"

namespace billspay::audit_events {

enum class ActorKind { anonymous, customer, agent, admin, system };
enum class Outcome { done, denied };

// Through which door it came.
enum class Channel { customer, agent, admin, system };

struct Actor {
  Channel channel = Channel::customer;
  ActorKind kind = ActorKind::anonymous;
  std::optional<Uuid> id;
  std::string name;  // as people know them
};

// The person who is signed in, or somebody who is not.
Actor customer(CustomerId id, std::string name);
Actor staff(const auth::Staff& who, std::string name);
Actor anonymous(auth::Audience audience = auth::Audience::customer);
// The server itself, for work that nobody asked for at that moment.
Actor system(std::string name);
// The same as staff(), with the name looked up.
Task<Actor> staff_actor(postgres::Transaction& transaction, const auth::Staff& who);

struct Event {
  std::string_view action;       // "payment-method.added"
  std::string_view object_kind;  // "payment-method"
  std::optional<Uuid> object_id = {};
  std::optional<CustomerId> customer = {};  // whose account is concerned
  Outcome outcome = Outcome::done;
  // The changed fields as JSON objects; secrets as "changed".
  std::optional<std::string> before = {};
  std::optional<std::string> after = {};
  std::optional<std::string> reason = {};
};

// Appends to the chain (docs/decisions/0012) and, when a customer is concerned, tells their open
// pages. On a connection of the actor's audience.
Task<void> record(postgres::Transaction& transaction, const http::CallContext& context, Actor actor,
                  Event event);
// Several events of one actor, in order; cheaper than one after the other.
Task<void> record_all(postgres::Transaction& transaction, const http::CallContext& context,
                      Actor actor, std::vector<Event> events);

// What the MAC of an event covers, beside the MAC before it; absent values are told from empty
// ones. `at` as microseconds since 1970.
struct Link {
  std::int16_t lane;
  std::int64_t position;
  AuditEventId id;
  Timestamp at;
  std::optional<Uuid> user_id;
  std::string audience;
  std::string actor_kind;
  std::optional<Uuid> actor_id;
  std::string actor_name;
  std::string action;
  std::string outcome;
  std::string object_kind;
  std::optional<Uuid> object_id;
  std::optional<std::string> before;
  std::optional<std::string> after;
  std::optional<std::string> reason;
  std::optional<std::string> ip;
  std::string request_id;
};
std::string content_of(const Link& link);

void customer_routes(http::Routes& routes, const http::Platform& platform);
void admin_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::audit_events

namespace billspay {
template <>
inline constexpr auto names<audit_events::Channel> =
    std::array{Name<audit_events::Channel>{audit_events::Channel::customer, "customer"},
               Name<audit_events::Channel>{audit_events::Channel::agent, "agent"},
               Name<audit_events::Channel>{audit_events::Channel::admin, "admin"},
               Name<audit_events::Channel>{audit_events::Channel::system, "system"}};
template <>
inline constexpr auto names<audit_events::ActorKind> =
    std::array{Name<audit_events::ActorKind>{audit_events::ActorKind::anonymous, "anonymous"},
               Name<audit_events::ActorKind>{audit_events::ActorKind::customer, "customer"},
               Name<audit_events::ActorKind>{audit_events::ActorKind::agent, "agent"},
               Name<audit_events::ActorKind>{audit_events::ActorKind::admin, "admin"},
               Name<audit_events::ActorKind>{audit_events::ActorKind::system, "system"}};
template <>
inline constexpr auto names<audit_events::Outcome> =
    std::array{Name<audit_events::Outcome>{audit_events::Outcome::done, "done"},
               Name<audit_events::Outcome>{audit_events::Outcome::denied, "denied"}};
}  // namespace billspay
