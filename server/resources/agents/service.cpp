#include "resources/agents/service.hpp"

#include <array>
#include <stdexcept>

#include "platform/auth/passwords.hpp"
#include "platform/http/idempotency.hpp"
#include "resources/agents/agents.hpp"
#include "resources/agents/problems.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/sessions/sessions.hpp"

namespace billspay::agents {
namespace {

using Added = http::OrReplayed<http::Created<Agent>>;
using Restored = http::OrReplayed<Found>;
using sessions::EndedReason;

Problem username_taken() {
  return Problem(problems::username_taken).with_field("#/username", "is another agent's name");
}

// The only constraint that a request can violate.
Problem refused_by(const postgres::Violation& violation) {
  if (violation.constraint == "agents_username_live_key") return username_taken();
  throw std::logic_error("unexpected violation of " + violation.constraint);
}

std::optional<Problem> weakness(const SecretString& password, std::string_view username,
                                std::string_view full_name,
                                const std::optional<std::string>& email) {
  const std::array<std::string_view, 3> own{username, full_name,
                                            email ? std::string_view(*email) : std::string_view()};
  auto weak = auth::password_weakness(password.reveal(), own);
  if (!weak) return std::nullopt;
  return Problem(billspay::problems::validation_failed).with_field("#/password", std::move(*weak));
}

AgentRecord record_of(const Agent& agent, bool new_password = false) {
  AgentRecord record{agent.username, agent.full_name, agent.email, agent.phone, agent.is_active};
  if (new_password) record.password.value = "changed";
  return record;
}

Task<void> record(postgres::Transaction& transaction, const auth::Staff& who,
                  const http::CallContext& context, std::string_view action, AgentId agent,
                  std::optional<AgentRecord> before, std::optional<AgentRecord> after) {
  audit_events::Event event{.action = action, .object_kind = "agent", .object_id = agent.value};
  if (before) event.before = json::encode(*before);
  if (after) event.after = json::encode(*after);
  auto actor = co_await audit_events::staff_actor(transaction, who);
  co_await audit_events::record(transaction, context, std::move(actor), std::move(event));
}

// After a read, before its answer goes out: nothing is shown that was not noted.
Task<Result<void>> note_view(const http::Platform& platform, const auth::Staff& who,
                             const http::CallContext& context, audit_events::Event event) {
  const auto noted = co_await platform.admins->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<bool>> {
        auto actor = co_await audit_events::staff_actor(transaction, who);
        co_await audit_events::record(transaction, context, std::move(actor), event);
        co_return true;
      });
  if (!noted) co_return refuse(noted.error());
  co_return Result<void>();
}

Task<int> end_sessions(postgres::Transaction& transaction, AgentId agent, EndedReason reason) {
  return sessions::end_staff_sessions(transaction, auth::Audience::agent, agent.value, reason);
}

Task<Result<Added>> provision_in(postgres::Transaction& transaction, const http::Platform& platform,
                                 const auth::Staff& who, const NewAgent& request,
                                 const std::string& password_hash,
                                 const http::CallContext& context) {
  auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, who.id);
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Added(std::move(**replayed));
  Agent agent{};
  agent.id = AgentId::make();
  agent.username = request.username;
  agent.full_name = request.full_name;
  agent.email = request.email;
  agent.phone = request.phone;
  const auto added = co_await add(transaction, agent, password_hash);
  if (!added) co_return refuse(refused_by(added.error()));
  auto kept = co_await find_in(transaction, agent.id);
  co_await record(transaction, who, context, "agent.added", agent.id, std::nullopt,
                  record_of(kept.value, true));
  const std::string location = "/api/admin/agents/" + agent.id.to_string();
  http::Created<Agent> created{std::move(kept.value), location, kept.version};
  co_await http::keep_answer(transaction, context, who.id, http::to_keep(created));
  co_return Added(std::move(created));
}

Agent changed(Agent agent, const AgentChanges& changes) {
  changes.username.apply_to(agent.username);
  changes.full_name.apply_to(agent.full_name);
  changes.email.apply_to(agent.email);
  changes.phone.apply_to(agent.phone);
  changes.is_active.apply_to(agent.is_active);
  return agent;
}

Task<Result<Found>> change_in(postgres::Transaction& transaction, const auth::Staff& who,
                              AgentId id, const AgentChanges& changes,
                              const std::optional<std::string>& password_hash,
                              const http::CallContext& context) {
  const auto current = co_await lock(transaction, id);
  if (!current || current->value.deleted_at) co_return refuse(billspay::problems::not_found);
  if (auto right = context.require_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  const Agent agent = changed(current->value, changes);
  const auto done = co_await save(transaction, agent, password_hash);
  if (!done) co_return refuse(refused_by(done.error()));
  if (password_hash) {
    co_await end_sessions(transaction, id, EndedReason::password_changed);
  } else if (current->value.is_active && !agent.is_active) {
    co_await end_sessions(transaction, id, EndedReason::ended_by_admin);
  }
  co_await record(transaction, who, context, "agent.changed", id, record_of(current->value),
                  record_of(agent, password_hash.has_value()));
  auto saved = co_await find_in(transaction, id);
  co_return std::move(saved);
}

Task<Result<http::NoContent>> dismiss_in(postgres::Transaction& transaction, const auth::Staff& who,
                                         AgentId id, const http::CallContext& context) {
  const auto current = co_await lock(transaction, id);
  if (!current || current->value.deleted_at) co_return refuse(billspay::problems::not_found);
  if (auto right = context.check_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  co_await remove(transaction, id);
  co_await end_sessions(transaction, id, EndedReason::ended_by_admin);
  co_await record(transaction, who, context, "agent.removed", id, record_of(current->value),
                  std::nullopt);
  co_return http::NoContent{};
}

Task<Result<Restored>> take_back_in(postgres::Transaction& transaction,
                                    const http::Platform& platform, const auth::Staff& who,
                                    AgentId id, const http::CallContext& context) {
  const auto current = co_await lock(transaction, id);
  if (!current) co_return refuse(billspay::problems::not_found);
  auto replayed = co_await http::claim_key(transaction, *platform.hashes, context, who.id);
  if (!replayed) co_return refuse(std::move(replayed.error()));
  if (*replayed) co_return Restored(std::move(**replayed));
  if (auto right = context.check_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  if (current->value.deleted_at) {
    const auto done = co_await restore(transaction, id);
    if (!done) co_return refuse(refused_by(done.error()));
    co_await record(transaction, who, context, "agent.restored", id, std::nullopt,
                    record_of(current->value));
  }
  auto agent = co_await find_in(transaction, id);
  http::Replayed kept{200, json::encode(agent.value), "", http::etag_of(agent.version)};
  co_await http::keep_answer(transaction, context, who.id, std::move(kept));
  co_return Restored(std::move(agent));
}

Task<Result<http::NoContent>> sign_out_in(postgres::Transaction& transaction,
                                          const auth::Staff& who, AgentId id,
                                          const http::CallContext& context) {
  const auto current = co_await lock(transaction, id);
  if (!current || current->value.deleted_at) co_return refuse(billspay::problems::not_found);
  co_await end_sessions(transaction, id, EndedReason::ended_by_admin);
  co_await record(transaction, who, context, "agent.signed-out", id, std::nullopt, std::nullopt);
  co_return http::NoContent{};
}

// A hash for the new password, or what is wrong with it; nothing when none was sent.
Task<Result<std::optional<std::string>>> new_hash(const http::Platform& platform,
                                                  const auth::Staff& who, AgentId id,
                                                  const AgentChanges& changes,
                                                  const http::CallContext& context) {
  if (!changes.password) co_return std::optional<std::string>();
  const auto current = co_await find(*platform.admins, who, id);
  if (!current) co_return refuse(current.error());
  // Again in the transaction; here it saves the hash.
  if (auto right = context.require_version(current->version); !right) {
    co_return refuse(std::move(right.error()));
  }
  const Agent agent = changed(current->value, changes);
  if (auto weak = weakness(*changes.password, agent.username, agent.full_name, agent.email)) {
    co_return refuse(std::move(*weak));
  }
  auto hash = co_await platform.hasher->hash(auth::Algorithm::bcrypt, *changes.password);
  if (!hash) co_return refuse(std::move(hash.error()));
  co_return std::optional(std::move(*hash));
}

}  // namespace

Task<Result<AgentPage>> look_through(const http::Platform& platform, auth::Staff who,
                                     AgentFilter filter, http::CallContext context) {
  auto page = co_await list(*platform.admins, who, filter);
  if (page) {
    audit_events::Event event{.action = "agents.viewed", .object_kind = "agents"};
    const AgentsViewed viewed{filter.search, filter.active, filter.removed};
    event.after = json::encode(viewed);
    const auto noted = co_await note_view(platform, who, context, std::move(event));
    if (!noted) co_return refuse(noted.error());
  }
  co_return std::move(page);
}

Task<Result<Found>> look_at(const http::Platform& platform, auth::Staff who, AgentId id,
                            http::CallContext context) {
  auto found = co_await find(*platform.admins, who, id);
  if (found) {
    audit_events::Event event{
        .action = "agent.viewed", .object_kind = "agent", .object_id = id.value};
    const auto noted = co_await note_view(platform, who, context, std::move(event));
    if (!noted) co_return refuse(noted.error());
  }
  co_return std::move(found);
}

Task<Result<Added>> provision(const http::Platform& platform, auth::Staff who, NewAgent agent,
                              http::CallContext context) {
  const bool generated = !agent.password;
  if (generated) agent.password = make_password();
  if (auto weak = weakness(*agent.password, agent.username, agent.full_name, agent.email)) {
    co_return refuse(std::move(*weak));
  }
  // Saves the hash; the unique index decides in the end. A repeated request finds its own agent.
  const auto taken = co_await username_is_taken(*platform.admins, who, agent.username);
  if (!taken) co_return refuse(taken.error());
  if (*taken && !context.idempotency_key) co_return refuse(username_taken());
  const auto hash = co_await platform.hasher->hash(auth::Algorithm::bcrypt, *agent.password);
  if (!hash) co_return refuse(hash.error());
  auto added = co_await platform.admins->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Added>> {
        return provision_in(transaction, platform, who, agent, *hash, context);
      });
  if (added && generated) {
    if (auto* created = std::get_if<http::Created<Agent>>(&*added)) {
      created->value.generated_password.value = agent.password->reveal();
    }
  }
  co_return std::move(added);
}

Task<Result<Found>> change(const http::Platform& platform, auth::Staff who, AgentId id,
                           AgentChanges changes, http::CallContext context) {
  const auto hash = co_await new_hash(platform, who, id, changes, context);
  if (!hash) co_return refuse(hash.error());
  co_return co_await platform.admins->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Found>> {
        return change_in(transaction, who, id, changes, *hash, context);
      });
}

Task<Result<http::NoContent>> dismiss(const http::Platform& platform, auth::Staff who, AgentId id,
                                      http::CallContext context) {
  co_return co_await platform.admins->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<http::NoContent>> {
        return dismiss_in(transaction, who, id, context);
      });
}

Task<Result<Restored>> take_back(const http::Platform& platform, auth::Staff who, AgentId id,
                                 http::CallContext context) {
  co_return co_await platform.admins->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<Restored>> {
        return take_back_in(transaction, platform, who, id, context);
      });
}

Task<Result<http::NoContent>> sign_out_everywhere(const http::Platform& platform, auth::Staff who,
                                                  AgentId id, http::CallContext context) {
  co_return co_await platform.admins->transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<http::NoContent>> {
        return sign_out_in(transaction, who, id, context);
      });
}

}  // namespace billspay::agents
