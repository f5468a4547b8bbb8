#include <memory>

#include "resources/audit_events/audit_events.hpp"
#include "resources/audit_events/csv.hpp"
#include "resources/audit_events/dto.hpp"
#include "resources/audit_events/queries.hpp"

namespace billspay::audit_events {
namespace {

constexpr int csv_rows_per_piece = 500;

using OptionalUuid = std::optional<Uuid>;
using OptionalText = std::optional<std::string>;
using OptionalTime = std::optional<Timestamp>;
using OptionalJson = std::optional<postgres::Json>;

struct Row {
  AuditEventId id;
  Timestamp at;
  Channel audience;
  ActorKind actor_kind;
  OptionalUuid actor_id;
  std::string actor_name;
  std::string action;
  Outcome outcome;
  std::string object_kind;
  OptionalUuid object_id;
  std::optional<CustomerId> customer;
  OptionalText customer_number;
  OptionalText first_name;
  OptionalText last_name;
  OptionalJson before;
  OptionalJson after;
  OptionalText reason;
  std::optional<postgres::IpAddress> ip;
  std::string request_id;
};

struct Known {
  CustomerId id;
};

constexpr postgres::Query<Known(std::optional<CustomerId>, OptionalText)> find_customer{
    sql::audit_events::find_customer};
constexpr postgres::Query<Row(Timestamp, Uuid, int, std::optional<CustomerId>, OptionalUuid,
                              std::optional<ActorKind>, OptionalText, OptionalText,
                              std::optional<Outcome>, OptionalText, OptionalTime, OptionalTime)>
    list_for_admin{sql::audit_events::list_for_admin};
constexpr postgres::Query<Row(AuditEventId)> find_for_admin{sql::audit_events::find_for_admin};

std::optional<json::RawObject> object_of(OptionalJson&& kept) {
  if (!kept) return std::nullopt;
  return json::RawObject{std::move(kept->text)};
}

std::optional<ConcernedCustomer> customer_of(Row& row) {
  if (!row.customer) return std::nullopt;
  return ConcernedCustomer{*row.customer, std::move(row.customer_number).value_or(""),
                           std::move(row.first_name).value_or(""),
                           std::move(row.last_name).value_or("")};
}

AuditEvent event_of(Row&& row) {
  auto customer = customer_of(row);
  return {row.id,
          row.at,
          row.audience,
          {row.actor_kind, row.actor_id, std::move(row.actor_name)},
          std::move(row.action),
          row.outcome,
          {std::move(row.object_kind), row.object_id},
          std::move(customer),
          object_of(std::move(row.before)),
          object_of(std::move(row.after)),
          std::move(row.reason),
          row.ip ? OptionalText(std::move(row.ip->text)) : std::nullopt,
          std::move(row.request_id)};
}

http::Cursor position(const AuditEvent& event) { return {event.at, event.id.value}; }

// A filter whose customer was looked up.
struct Search {
  Filter filter;
  std::optional<CustomerId> customer;
  bool in_vain = false;  // there is no such customer
};

Task<Result<Search>> search_of(postgres::Database& database, auth::Staff who, Filter filter) {
  Search search{std::move(filter), std::nullopt};
  if (!search.filter.customer) co_return search;
  const auto& key = *search.filter.customer;
  const OptionalText number = key.id ? std::nullopt : OptionalText(key.number);
  const auto found = co_await database.one(who.guard(), find_customer, key.id, number);
  if (!found) co_return refuse(found.error());
  if (*found) search.customer = (*found)->id;
  search.in_vain = !search.customer;
  co_return search;
}

Task<Result<std::vector<AuditEvent>>> list(postgres::Database& database, auth::Staff who,
                                           Search search, http::Cursor start, int limit) {
  std::vector<AuditEvent> events;
  if (search.in_vain) co_return events;
  const Filter& filter = search.filter;
  OptionalText exact;
  OptionalText beginning;
  if (filter.action && filter.action->is_prefix()) {
    beginning = filter.action->text + "%";
  } else if (filter.action) {
    exact = filter.action->text;
  }
  const auto from = filter.from ? OptionalTime(filter.from->first) : std::nullopt;
  const auto to = filter.to ? OptionalTime(filter.to->after) : std::nullopt;
  if (to) start = start.before(*to);
  auto rows = co_await database.all(who.guard(), list_for_admin, start.at, start.id, limit,
                                    search.customer, filter.actor, filter.actor_kind, exact,
                                    beginning, filter.outcome, filter.object_kind, from, to);
  if (!rows) co_return refuse(std::move(rows.error()));
  events.reserve(rows->size());
  for (auto& row : *rows) events.push_back(event_of(std::move(row)));
  co_return events;
}

// Whoever looks at the trail leaves a trace in it, by each page. Afterwards, and before the answer
// goes out, so that nobody's own look is the first thing that they see.
Task<Result<void>> note(postgres::Database& database, auth::Staff who, http::CallContext context,
                        Event event) {
  const auto noted = co_await database.transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<bool>> {
        auto actor = co_await staff_actor(transaction, who);
        co_await record(transaction, context, std::move(actor), event);
        co_return true;
      });
  if (!noted) co_return refuse(noted.error());
  co_return Result<void>();
}

Event look(std::string_view action, const Search& search) {
  Event event{.action = action, .object_kind = "audit-events"};
  event.customer = search.customer;
  event.after = search.filter.as_json();
  return event;
}

Task<Result<AuditEventPage>> list_page(postgres::Database& database, auth::Staff who,
                                       ListRequest request, http::CallContext context) {
  const int size = request.limit.value_or(http::default_page);
  auto search = co_await search_of(database, who, request.filter());
  if (!search) co_return refuse(std::move(search.error()));
  const auto start = request.cursor.value_or(http::Cursor::newest());
  auto found = co_await list(database, who, *search, start, size + 1);
  if (!found) co_return refuse(std::move(found.error()));
  auto event = look("audit-events.viewed", *search);
  const auto noted = co_await note(database, who, std::move(context), std::move(event));
  if (!noted) co_return refuse(noted.error());
  AuditEventPage page{std::move(*found), std::nullopt};
  page.next_cursor = http::cut_page(page.audit_events, size, position);
  co_return page;
}

Task<Result<AuditEvent>> find(postgres::Database& database, auth::Staff who, AuditEventId id,
                              http::CallContext context) {
  auto row = co_await database.one(who.guard(), find_for_admin, id);
  if (!row) co_return refuse(std::move(row.error()));
  if (!*row) co_return refuse(problems::not_found);
  Event event{.action = "audit-events.viewed", .object_kind = "audit-event"};
  event.object_id = id.value;
  event.customer = (*row)->customer;
  const auto noted = co_await note(database, who, std::move(context), std::move(event));
  if (!noted) co_return refuse(noted.error());
  co_return event_of(std::move(**row));
}

// One page of lines after the other; each is read under the session as it is by then.
struct CsvExport {
  postgres::Database* database;
  auth::Staff who;
  Search search;
  http::Cursor start;
  std::string next;
  bool finished = false;

  // problems::unauthenticated when the session has ended.
  Task<Result<void>> read_more() {
    const auto found = co_await list(*database, who, search, start, csv_rows_per_piece);
    if (!found) co_return refuse(found.error());
    for (const auto& event : *found) append_csv_line(next, event);
    finished = found->size() < static_cast<std::size_t>(csv_rows_per_piece);
    if (!found->empty()) start = position(found->back());
    co_return Result<void>();
  }

  Task<std::optional<std::string>> next_piece() {
    if (next.empty() && finished) co_return std::nullopt;
    if (next.empty()) {
      const auto read = co_await read_more();
      if (!read) throw std::runtime_error("the session ended during an export");
    }
    co_return std::exchange(next, {});
  }
};

Task<Result<http::Download>> export_csv(postgres::Database& database, auth::Staff who,
                                        Filter filter, http::CallContext context) {
  auto search = co_await search_of(database, who, std::move(filter));
  if (!search) co_return refuse(std::move(search.error()));
  auto event = look("audit-events.exported", *search);
  auto state = std::make_shared<CsvExport>(&database, who, std::move(*search),
                                           http::Cursor::newest(), csv_header());
  const auto first = co_await state->read_more();
  if (!first) co_return refuse(first.error());
  const auto noted = co_await note(database, who, std::move(context), std::move(event));
  if (!noted) co_return refuse(noted.error());
  co_return http::Download{"text/csv; charset=utf-8", "audit-events.csv",
                           [state] { return state->next_piece(); }};
}

}  // namespace

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  auto& database = *platform.admins;
  routes.add({http::Method::get,
              "/api/admin/audit-events",
              "adminListAuditEvents",
              "Who did what, and who looked; newest first.",
              {}},
             [&database](auth::Staff who, http::Query<ListRequest> request,
                         http::CallContext context) -> Task<Result<AuditEventPage>> {
               return list_page(database, who, std::move(request.value), std::move(context));
             });
  routes.add({http::Method::get,
              "/api/admin/audit-events.csv",
              "adminExportAuditEvents",
              "The same as a spreadsheet.",
              {}},
             [&database](auth::Staff who, http::Query<Filter> filter,
                         http::CallContext context) -> Task<Result<http::Download>> {
               return export_csv(database, who, std::move(filter.value), std::move(context));
             });
  routes.add(
      {http::Method::get, "/api/admin/audit-events/{id}", "adminGetAuditEvent", "One event.", {}},
      [&database](auth::Staff who, AuditEventId id, http::CallContext context)
          -> Task<Result<AuditEvent>> { return find(database, who, id, std::move(context)); });
}

}  // namespace billspay::audit_events
