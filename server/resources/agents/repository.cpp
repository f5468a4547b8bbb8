#include "resources/agents/repository.hpp"

#include <stdexcept>

#include "resources/agents/queries.hpp"

namespace billspay::agents {
namespace {

using postgres::Nothing;
using postgres::Query;
using postgres::Violation;
using Text = std::optional<std::string>;

constexpr int customers_in_list = 5;
constexpr int customers_in_detail = 50;

// An agent and one of the customers whom they assisted.
struct Row {
  AgentId id;
  std::string username;
  std::string full_name;
  Text email;
  Text phone;
  bool is_active;
  Timestamp created_at;
  Timestamp updated_at;
  std::optional<Timestamp> deleted_at;
  int version;
  std::optional<CustomerId> customer_id;
  Text customer_email;
  Text first_name;
  Text last_name;
  Text customer_number;
  std::optional<customers::KycStatus> kyc_status;
  std::optional<Timestamp> assigned_at;
};
struct AgentRow {
  AgentId id;
  std::string username;
  std::string full_name;
  Text email;
  Text phone;
  bool is_active;
  Timestamp created_at;
  Timestamp updated_at;
  std::optional<Timestamp> deleted_at;
  int version;
};
struct Yes {
  bool yes;
};

constexpr Query<Row(Timestamp, Uuid, int, bool, std::optional<bool>, Text, int)> list_rows{
    sql::agents::list};
constexpr Query<Row(AgentId, int)> find_rows{sql::agents::find};
constexpr Query<AgentRow(AgentId)> lock_row{sql::agents::lock};
constexpr Query<Yes(std::string)> taken{sql::agents::username_is_taken};
constexpr Query<Nothing(AgentId, std::string, std::string, std::string, Text, Text)> insert{
    sql::agents::add};
constexpr Query<Nothing(AgentId, std::string, std::string, Text, Text, bool, Text)> update{
    sql::agents::save};
constexpr Query<Nothing(AgentId)> remove_one{sql::agents::remove};
constexpr Query<Nothing(AgentId)> restore_one{sql::agents::restore};

template <class AnyRow>
Agent to_agent(AnyRow& row) {
  return {row.id,
          std::move(row.username),
          std::move(row.full_name),
          std::move(row.email),
          std::move(row.phone),
          row.is_active,
          row.created_at,
          row.updated_at,
          row.deleted_at,
          {},
          {}};
}

std::vector<Agent> group_by_agent(std::vector<Row>&& rows) {
  std::vector<Agent> agents;
  for (auto& row : rows) {
    if (agents.empty() || agents.back().id != row.id) agents.push_back(to_agent(row));
    if (!row.customer_id) continue;
    agents.back().customers.push_back(
        {{*row.customer_id, std::move(*row.customer_email), std::move(*row.first_name),
          std::move(*row.last_name), std::move(*row.customer_number), *row.kyc_status},
         *row.assigned_at});
  }
  return agents;
}

}  // namespace

Task<Result<AgentPage>> list(postgres::Database& database, const auth::Staff& who,
                             AgentFilter filter) {
  const auto page = filter.page();
  const auto start = page.start();
  Text search;
  if (filter.search && !filter.search->empty()) search = filter.search;
  auto rows = co_await database.all(who.guard(), list_rows, start.at, start.id, page.size() + 1,
                                    filter.removed.value_or(false), filter.active, search,
                                    customers_in_list);
  if (!rows) co_return refuse(std::move(rows.error()));
  AgentPage answer{group_by_agent(std::move(*rows)), std::nullopt};
  answer.next_cursor = http::cut_page(answer.agents, page.size(), [](const Agent& last) {
    return http::Cursor{last.created_at, last.id.value};
  });
  co_return answer;
}

Task<Result<Found>> find(postgres::Database& database, const auth::Staff& who, AgentId id) {
  auto rows = co_await database.all(who.guard(), find_rows, id, customers_in_detail);
  if (!rows) co_return refuse(std::move(rows.error()));
  if (rows->empty()) co_return refuse(billspay::problems::not_found);
  const int version = rows->front().version;
  co_return Found{std::move(group_by_agent(std::move(*rows)).front()), version};
}

Task<Result<bool>> username_is_taken(postgres::Database& database, const auth::Staff& who,
                                     const std::string& username) {
  const auto found = co_await database.one(who.guard(), taken, username);
  if (!found) co_return refuse(found.error());
  co_return (*found)->yes;
}

Task<std::optional<Found>> lock(postgres::Transaction& transaction, AgentId id) {
  auto row = co_await transaction.one(lock_row, id);
  if (!row) co_return std::nullopt;
  const int version = row->version;
  co_return Found{to_agent(*row), version};
}

Task<Found> find_in(postgres::Transaction& transaction, AgentId id) {
  auto rows = co_await transaction.all(find_rows, id, customers_in_detail);
  if (rows.empty()) throw std::logic_error("an agent who is held is not there");
  const int version = rows.front().version;
  co_return Found{std::move(group_by_agent(std::move(rows)).front()), version};
}

Task<std::expected<int, Violation>> add(postgres::Transaction& transaction, const Agent& agent,
                                        const std::string& password_hash) {
  co_return co_await transaction.attempt(insert, agent.id, agent.username, password_hash,
                                         agent.full_name, agent.email, agent.phone);
}

Task<std::expected<int, Violation>> save(postgres::Transaction& transaction, const Agent& agent,
                                         const std::optional<std::string>& password_hash) {
  co_return co_await transaction.attempt(update, agent.id, agent.username, agent.full_name,
                                         agent.email, agent.phone, agent.is_active, password_hash);
}

Task<void> remove(postgres::Transaction& transaction, AgentId id) {
  co_await transaction.run(remove_one, id);
}

Task<std::expected<int, Violation>> restore(postgres::Transaction& transaction, AgentId id) {
  co_return co_await transaction.attempt(restore_one, id);
}

}  // namespace billspay::agents
