// Agents in the database, on connections of the admins.
#pragma once

#include <optional>
#include <string>

#include "platform/auth/principals.hpp"
#include "platform/http/answers.hpp"
#include "platform/postgres/database.hpp"
#include "resources/agents/dto.hpp"

namespace billspay::agents {

using Found = http::Versioned<Agent>;

// problems::unauthenticated.
Task<Result<AgentPage>> list(postgres::Database& database, const auth::Staff& who,
                             AgentFilter filter);
// problems::not_found, also when removed.
Task<Result<Found>> find(postgres::Database& database, const auth::Staff& who, AgentId id);
// Whether a user name is in use, as it is kept (lower case). problems::unauthenticated.
Task<Result<bool>> username_is_taken(postgres::Database& database, const auth::Staff& who,
                                     const std::string& username);

// Holds the agent, removed or not, until the end of the transaction. Without customers.
Task<std::optional<Found>> lock(postgres::Transaction& transaction, AgentId id);
// As find() shows it.
Task<Found> find_in(postgres::Transaction& transaction, AgentId id);
// A Violation of agents_username_live_key when the user name is in use.
Task<std::expected<int, postgres::Violation>> add(postgres::Transaction& transaction,
                                                  const Agent& agent,
                                                  const std::string& password_hash);
// The same violation. Without a hash the password stays.
Task<std::expected<int, postgres::Violation>> save(postgres::Transaction& transaction,
                                                   const Agent& agent,
                                                   const std::optional<std::string>& password_hash);
Task<void> remove(postgres::Transaction& transaction, AgentId id);
// The same violation.
Task<std::expected<int, postgres::Violation>> restore(postgres::Transaction& transaction,
                                                      AgentId id);

}  // namespace billspay::agents
