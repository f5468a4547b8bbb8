#include "resources/events/repository.hpp"

#include <utility>

#include "resources/events/queries.hpp"

namespace billspay::events {
namespace {

// A change, or nothing but when it was looked for.
struct Row {
  Timestamp looked_at;
  std::optional<AuditEventId> id;
  std::optional<Timestamp> at;
  std::optional<CustomerId> customer;
  std::optional<std::string> action;
  std::optional<Kind> kind;
  std::optional<Uuid> object;
};

constexpr postgres::Query<Row(CustomerId, Timestamp, int)> changes_of_customer{
    sql::events::changes_of_customer};
constexpr postgres::Query<Row(Timestamp, int)> changes_of_everybody{
    sql::events::changes_of_everybody};

}  // namespace

Task<Result<Look>> changes(const Viewer& viewer, Timestamp since, int limit) {
  Result<std::vector<Row>> rows;
  if (viewer.customer) {
    rows = co_await viewer.database->all(viewer.guard(), changes_of_customer, *viewer.customer,
                                         since, limit);
  } else {
    rows = co_await viewer.database->all(viewer.guard(), changes_of_everybody, since, limit);
  }
  if (!rows) co_return refuse(std::move(rows.error()));
  Look look{rows->front().looked_at, {}};
  for (Row& row : *rows) {
    if (!row.id) continue;
    look.changes.push_back(
        {*row.id, *row.at, *row.customer, std::move(*row.action), *row.kind, row.object});
  }
  co_return look;
}

}  // namespace billspay::events
