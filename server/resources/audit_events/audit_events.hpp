// The audit trail: who did what to whose account, and who looked (security statements S73, S74).
// Events are written in the transaction of the action, so that neither exists without the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/core/ids.hpp"
#include "platform/http/call_context.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/http/platform.hpp"
#include "platform/postgres/database.hpp"

namespace billspay::audit_events {

enum class ActorKind { anonymous, customer, agent, admin, system };
enum class Outcome { done, denied };

struct Actor {
  ActorKind kind = ActorKind::anonymous;
  std::optional<Uuid> id;
  std::string name;  // as people know them
};

// The person who is signed in, or somebody who is not.
Actor customer(CustomerId id, std::string name);
Actor anonymous();

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

// On a connection of the portal.
Task<void> record(postgres::Transaction& transaction, const http::CallContext& context, Actor actor,
                  Event event);

void customer_routes(http::Routes& routes, const http::Platform& platform);

}  // namespace billspay::audit_events

namespace billspay {
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
