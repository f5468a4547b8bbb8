#include "resources/transactions/service.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "resources/audit_events/audit_events.hpp"
#include "resources/transactions/csv.hpp"
#include "resources/transactions/repository.hpp"

namespace billspay::transactions {
namespace {

constexpr int csv_rows_per_piece = 500;

// A filter whose customers were looked up.
struct Selection {
  Filter filter;
  std::vector<CustomerId> customers = {};   // all of them when there are none
  bool in_vain = false;                     // whom it asks for does not exist
  bool cut = false;                         // the search finds more than those
  std::optional<CustomerId> customer = {};  // the one who is named
};

http::Cursor position(const Transaction& transaction) {
  return {transaction.paid_on, transaction.id.value};
}

// The best matches of the search, if it has words.
Task<Result<void>> search(postgres::Database& database, auth::Staff who, Selection& selection) {
  if (!selection.filter.search) co_return Result<void>();
  auto found = co_await customers::find_matches(database, who, *selection.filter.search,
                                                searched_customers + 1);
  if (!found) co_return refuse(std::move(found.error()));
  if (!*found) co_return Result<void>();
  selection.customers = std::move(**found);
  selection.in_vain = selection.customers.empty();
  selection.cut = selection.customers.size() > std::size_t{searched_customers};
  if (selection.cut) selection.customers.pop_back();
  co_return Result<void>();
}

// The one customer who is named, if the search finds them too.
Task<Result<void>> narrow(postgres::Database& database, auth::Staff who, Selection& selection) {
  if (!selection.filter.customer) co_return Result<void>();
  const auto found = co_await find_customer(database, who, *selection.filter.customer);
  if (!found) co_return refuse(found.error());
  const auto searched = std::exchange(selection.customers, {});
  bool met = *found && !selection.in_vain;
  if (met && !searched.empty()) met = std::ranges::find(searched, **found) != searched.end();
  if (!met && *found && selection.cut) {
    const auto words =
        co_await customers::has_words(database, who, **found, *selection.filter.search);
    if (!words) co_return refuse(words.error());
    met = *words;
  }
  selection.cut = false;
  selection.in_vain = !met;
  if (met) {
    selection.customer = *found;
    selection.customers.push_back(**found);
  }
  co_return Result<void>();
}

Task<Result<Selection>> select(postgres::Database& database, auth::Staff who, Filter filter) {
  Selection selection{.filter = std::move(filter)};
  const auto searched = co_await search(database, who, selection);
  if (!searched) co_return refuse(searched.error());
  const auto narrowed = co_await narrow(database, who, selection);
  if (!narrowed) co_return refuse(narrowed.error());
  co_return selection;
}

Task<Result<std::vector<Transaction>>> read(postgres::Database& database, const auth::Staff& who,
                                            const Selection& selection, http::Cursor start,
                                            int limit) {
  if (selection.in_vain) co_return std::vector<Transaction>();
  co_return co_await list(database, who, selection.filter, selection.customers, start, limit);
}

Task<Result<void>> note(postgres::Database& database, auth::Staff who, http::CallContext context,
                        std::string_view action, const Selection& selection) {
  audit_events::Event event{.action = action,
                            .object_kind = "transaction",
                            .customer = selection.customer,
                            .after = selection.filter.as_json()};
  const auto noted = co_await database.transact(
      who.guard(), [&](postgres::Transaction& transaction) -> Task<Result<bool>> {
        auto actor = co_await audit_events::staff_actor(transaction, who);
        co_await audit_events::record(transaction, context, std::move(actor), event);
        co_return true;
      });
  if (!noted) co_return refuse(noted.error());
  co_return Result<void>();
}

// A file must not leave anybody out.
Problem finds_too_many() {
  return Problem(problems::validation_failed)
      .with_field("?search", "finds more than " + std::to_string(searched_customers) +
                                 " customers: add words, or name one customer");
}

// One page of lines after the other; each is read under the session as it is by then.
struct CsvExport {
  postgres::Database* database;
  auth::Staff who;
  Selection selection;
  http::Cursor start;
  std::string next;
  bool finished = false;

  // problems::unauthenticated when the session has ended.
  Task<Result<void>> read_more() {
    const auto found = co_await read(*database, who, selection, start, csv_rows_per_piece);
    if (!found) co_return refuse(found.error());
    for (const auto& transaction : *found) append_csv_line(next, transaction);
    finished = found->size() < static_cast<std::size_t>(csv_rows_per_piece);
    if (!found->empty()) start = position(found->back());
    co_return Result<void>();
  }

  Task<std::optional<std::string>> next_piece() {
    if (next.empty() && finished) co_return std::nullopt;
    if (next.empty()) {
      const auto more = co_await read_more();
      if (!more) throw std::runtime_error("the session ended during an export");
    }
    co_return std::exchange(next, {});
  }
};

}  // namespace

Task<Result<TransactionPage>> list_page(postgres::Database& database, auth::Staff who,
                                        ListRequest request, http::CallContext context) {
  const int size = request.limit.value_or(http::default_page);
  const auto selection = co_await select(database, who, request.filter());
  if (!selection) co_return refuse(selection.error());
  auto found = co_await read(database, who, *selection,
                             request.cursor.value_or(http::Cursor::newest()), size + 1);
  if (!found) co_return refuse(std::move(found.error()));
  // Before the answer goes out: nothing is shown that was not noted. Each page, because a cursor
  // can be made up.
  const auto noted =
      co_await note(database, who, std::move(context), "transactions.viewed", *selection);
  if (!noted) co_return refuse(noted.error());
  TransactionPage page{std::move(*found), std::nullopt};
  page.next_cursor = http::cut_page(page.transactions, size, position);
  co_return page;
}

Task<Result<http::Download>> export_csv(postgres::Database& database, auth::Staff who,
                                        Filter filter, http::CallContext context) {
  auto selection = co_await select(database, who, std::move(filter));
  if (!selection) co_return refuse(std::move(selection.error()));
  if (selection->cut) co_return refuse(finds_too_many());
  const auto noted =
      co_await note(database, who, std::move(context), "transactions.exported", *selection);
  if (!noted) co_return refuse(noted.error());
  auto state = std::make_shared<CsvExport>(&database, who, std::move(*selection),
                                           http::Cursor::newest(), csv_header());
  auto first = co_await state->read_more();
  if (!first) co_return refuse(std::move(first.error()));
  co_return http::Download{"text/csv; charset=utf-8", "transactions.csv",
                           [state] { return state->next_piece(); }};
}

}  // namespace billspay::transactions
