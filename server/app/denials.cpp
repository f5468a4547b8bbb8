#include "app/denials.hpp"

#include "platform/auth/guards.hpp"
#include "resources/audit_events/audit_events.hpp"

namespace billspay::app {
namespace {

constexpr auth::Rate one_event{1, std::chrono::minutes(1)};

audit_events::Actor actor_of(const http::Denial& denial) {
  auto actor = audit_events::anonymous(denial.audience);
  if (!denial.subject) return actor;
  actor.id = denial.subject;
  switch (denial.subject_kind) {
    case auth::Audience::customer:
      actor.kind = audit_events::ActorKind::customer;
      actor.name = "a customer";
      break;
    case auth::Audience::agent:
      actor.kind = audit_events::ActorKind::agent;
      actor.name = "an agent";
      break;
    case auth::Audience::admin:
      actor.kind = audit_events::ActorKind::admin;
      actor.name = "an admin";
      break;
  }
  return actor;
}

}  // namespace

Task<void> note_denial(const http::Platform& platform, const http::Denial& denial,
                       const http::CallContext& context) {
  const std::string who = denial.subject ? denial.subject->to_string() : context.client_ip;
  const std::string key = who + " " + std::string(denial.operation);
  if (platform.throttle->try_acquire("denial-noted", key, one_event)) co_return;
  audit_events::Event event{.action = "access.denied", .object_kind = "operation"};
  event.outcome = audit_events::Outcome::denied;
  event.reason = std::string(denial.operation) + ": " + std::string(denial.problem.slug);
  std::optional<postgres::Guard> guard;
  if (denial.audience == auth::Audience::customer && denial.subject &&
      denial.subject_kind == auth::Audience::customer) {
    event.customer = CustomerId(*denial.subject);
    guard = auth::acting_for(*denial.subject);
  }
  const auto noted =
      co_await platform.database(denial.audience)
          .transact(std::move(guard),
                    [&](postgres::Transaction& transaction) -> Task<Result<bool>> {
                      auto actor = actor_of(denial);
                      co_await audit_events::record(transaction, context, std::move(actor), event);
                      co_return true;
                    });
  if (!noted) throw std::logic_error("a denial was not recorded");
}

}  // namespace billspay::app
