#include <fmt/core.h>

#include "app/commands.hpp"
#include "app/owner_desk.hpp"
#include "platform/postgres/database.hpp"

namespace billspay::app {
namespace {

// How many there were. Open event streams of these people hear of it at once.
std::string end_all(postgres::BlockingConnection& owner, std::string_view table,
                    std::string_view holder) {
  const auto ended = owner.query(
      fmt::format("WITH ended AS (UPDATE {} SET ended_at = now(), ended_reason = 'ENDED_BY_ADMIN' "
                  "WHERE ended_at IS NULL RETURNING {} AS holder) "
                  "SELECT count(*), array_agg(DISTINCT holder::text) FROM ended",
                  table, holder));
  owner.query("SELECT pg_notify($1, holder) FROM unnest($2::text[]) AS holder",
              {std::string(postgres::changes_channel), ended[0][1]});
  return ended[0][0].value_or("0");
}

}  // namespace

int end_all_sessions(const Environment& environment) {
  return in_transaction(environment, [](Desk& desk) -> Outcome {
    const auto customers = end_all(desk.owner, "sessions", "user_id");
    const auto staff = end_all(desk.owner, "staff_sessions", "coalesce(agent_id, admin_id)");
    audit_events::Event event{.action = "sessions.ended", .object_kind = "database"};
    event.after = fmt::format(R"({{"customers":{},"staff":{}}})", customers, staff);
    desk.record(std::move(event));
    return fmt::format("{} sessions of customers and {} of staff were ended.\n", customers, staff);
  });
}

}  // namespace billspay::app
