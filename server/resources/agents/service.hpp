// What admins do with agents. Whoever is disabled or removed, or gets another password, is signed
// out at once, everywhere.
#pragma once

#include "platform/auth/principals.hpp"
#include "platform/http/platform.hpp"
#include "resources/agents/repository.hpp"

namespace billspay::agents {

// Both show customers, so that they are noted in the audit trail (S73): a list once, with its first
// page. problems::not_found for one who is removed.
Task<Result<AgentPage>> look_through(const http::Platform& platform, auth::Staff who,
                                     AgentFilter filter, http::CallContext context);
Task<Result<Found>> look_at(const http::Platform& platform, auth::Staff who, AgentId id,
                            http::CallContext context);

// Makes a password when none is sent; it is in this answer and nowhere else, also not in the one
// that a repeated Idempotency-Key gets. problems::username_taken, problems::validation_failed,
// problems::idempotency_key_reused, problems::idempotency_key_in_use,
// problems::temporarily_unavailable.
Task<Result<http::OrReplayed<http::Created<Agent>>>> provision(const http::Platform& platform,
                                                               auth::Staff who, NewAgent agent,
                                                               http::CallContext context);

// Writes the fields that were sent. problems::not_found, problems::precondition_required,
// problems::stale_version, problems::username_taken, problems::validation_failed,
// problems::temporarily_unavailable.
Task<Result<Found>> change(const http::Platform& platform, auth::Staff who, AgentId id,
                           AgentChanges changes, http::CallContext context);

// problems::not_found, problems::stale_version (when If-Match is sent).
Task<Result<http::NoContent>> dismiss(const http::Platform& platform, auth::Staff who, AgentId id,
                                      http::CallContext context);

// As they were: active or not, with the same password. Somebody who is not removed stays as they
// are. problems::not_found, problems::stale_version (when If-Match is sent),
// problems::username_taken, problems::idempotency_key_reused, problems::idempotency_key_in_use.
Task<Result<http::OrReplayed<Found>>> take_back(const http::Platform& platform, auth::Staff who,
                                                AgentId id, http::CallContext context);

// Signs an agent out everywhere. problems::not_found.
Task<Result<http::NoContent>> sign_out_everywhere(const http::Platform& platform, auth::Staff who,
                                                  AgentId id, http::CallContext context);

}  // namespace billspay::agents
