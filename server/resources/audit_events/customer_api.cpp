#include "platform/http/paging.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/audit_events/dto.hpp"
#include "resources/audit_events/queries.hpp"

namespace billspay::audit_events {
namespace {

constexpr postgres::Query<Activity(CustomerId, Timestamp, Uuid, int)> list_for_customer{
    sql::audit_events::list_for_customer};

Task<Result<ActivityPage>> list_activity(postgres::Database& database, auth::Customer who,
                                         http::PageRequest page) {
  const auto start = page.start();
  auto found = co_await database.all(who.guard(), list_for_customer, who.id, start.at, start.id,
                                     page.size() + 1);
  if (!found) co_return refuse(std::move(found.error()));
  ActivityPage answer{std::move(*found), std::nullopt};
  answer.next_cursor = http::cut_page(answer.activities, page.size(), [](const Activity& last) {
    return http::Cursor{last.at, last.id.value};
  });
  co_return answer;
}

}  // namespace

void customer_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(
      {http::Method::get,
       "/api/activity",
       "listActivity",
       "Who acted on or looked at my account, newest first.",
       {}},
      [&database = *platform.portal](auth::Customer who, http::Query<http::PageRequest> page)
          -> Task<Result<ActivityPage>> { return list_activity(database, std::move(who), *page); });
}

}  // namespace billspay::audit_events
