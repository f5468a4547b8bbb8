#include <memory>

#include "resources/receipts/csv.hpp"
#include "resources/receipts/pdf.hpp"
#include "resources/receipts/receipts.hpp"
#include "resources/receipts/repository.hpp"

namespace billspay::receipts {
namespace {

constexpr int csv_rows_per_piece = 500;

Task<Result<ReceiptPage>> list_page(postgres::Database& database, auth::Customer who,
                                    ListRequest request) {
  auto found = co_await list(database, who, request.filter(), request.start(), request.size() + 1);
  if (!found) co_return refuse(std::move(found.error()));
  co_return page_of(std::move(*found), request.size());
}

// One page of lines after the other; each is read under the session as it is by then.
struct CsvExport {
  postgres::Database* database;
  auth::Customer who;
  Filter filter;
  http::Cursor start;
  std::string next;
  bool finished = false;

  // problems::unauthenticated when the session has ended.
  Task<Result<void>> read_more() {
    const auto found = co_await list(*database, who, filter, start, csv_rows_per_piece);
    if (!found) co_return refuse(found.error());
    for (const auto& receipt : *found) append_csv_line(next, receipt);
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

Task<Result<http::Download>> export_csv(postgres::Database& database, auth::Customer who,
                                        Filter filter) {
  auto state = std::make_shared<CsvExport>(&database, std::move(who), filter,
                                           http::Cursor::newest(), csv_header());
  auto first = co_await state->read_more();
  if (!first) co_return refuse(std::move(first.error()));
  co_return http::Download{"text/csv; charset=utf-8", "receipts.csv",
                           [state] { return state->next_piece(); }};
}

Task<Result<http::PdfFile>> print(const http::Platform& platform, auth::Customer who,
                                  ReceiptId id) {
  auto found = co_await find(*platform.portal, who, id);
  if (!found) co_return refuse(std::move(found.error()));
  auto owner = co_await find_holder(*platform.portal, who);
  if (!owner) co_return refuse(std::move(owner.error()));
  Printed printed{std::move(found->value), std::move(owner->full_name),
                  std::move(owner->customer_number)};
  co_return co_await print_with(platform, std::move(printed));
}

}  // namespace

void customer_routes(http::Routes& routes, const http::Platform& platform) {
  auto& database = *platform.portal;
  routes.add({http::Method::get, "/api/receipts", "listReceipts", "My receipts, newest first.", {}},
             [&database](auth::Customer who,
                         http::Query<ListRequest> request) -> Task<Result<ReceiptPage>> {
               return list_page(database, std::move(who), std::move(request.value));
             });
  routes.add(
      {http::Method::get,
       "/api/receipts.csv",
       "exportReceipts",
       "My receipts as a spreadsheet.",
       {}},
      [&database](auth::Customer who, http::Query<Filter> filter) -> Task<Result<http::Download>> {
        return export_csv(database, std::move(who), std::move(filter.value));
      });
  routes.add({http::Method::get,
              "/api/receipts/summary",
              "summariseReceipts",
              "What was paid by month and by category.",
              {}},
             [&database](auth::Customer who, http::Query<Filter> filter) -> Task<Result<Summary>> {
               co_return co_await summarise(database, who, *filter);
             });
  routes.add({http::Method::get, "/api/receipts/{id}", "getReceipt", "One of my receipts.", {}},
             [&database](auth::Customer who, ReceiptId id) -> Task<Result<Found>> {
               co_return co_await find(database, who, id);
             });
  routes.add({http::Method::get,
              "/api/receipts/{id}.pdf",
              "printReceipt",
              "One of my receipts as a page to keep.",
              {}},
             [&platform](auth::Customer who, ReceiptId id) -> Task<Result<http::PdfFile>> {
               return print(platform, std::move(who), id);
             });
}

}  // namespace billspay::receipts
