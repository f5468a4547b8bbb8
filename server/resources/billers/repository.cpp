#include "resources/billers/repository.hpp"

#include "resources/billers/queries.hpp"

namespace billspay::billers {
namespace {

constexpr int receipts_in_list = 3;
constexpr int receipts_in_detail = 10;

// A biller and one of its payments.
struct Row {
  BillerId id;
  std::string name;
  Category category;
  std::string account_id;
  std::optional<std::string> contact_info;
  Timestamp created_at;
  Timestamp updated_at;
  int version;
  std::optional<ReceiptId> receipt_id;
  std::optional<Money> amount;
  std::optional<Timestamp> paid_on;
  std::optional<std::string> confirmation;
};

constexpr postgres::Query<Row(CustomerId, Timestamp, Uuid, int, int)> list_rows{
    sql::billers::list_for_customer};
constexpr postgres::Query<Row(CustomerId, BillerId, int)> find_rows{
    sql::billers::find_for_customer};

std::vector<Biller> group_by_biller(std::vector<Row>&& rows) {
  std::vector<Biller> billers;
  for (auto& row : rows) {
    if (billers.empty() || billers.back().id != row.id) {
      billers.push_back({row.id,
                         std::move(row.name),
                         row.category,
                         std::move(row.account_id),
                         std::move(row.contact_info),
                         row.created_at,
                         row.updated_at,
                         {}});
    }
    if (row.receipt_id) {
      billers.back().receipts.push_back(
          {*row.receipt_id, *row.amount, *row.paid_on, std::move(*row.confirmation)});
    }
  }
  return billers;
}

}  // namespace

Task<Result<BillerPage>> list(postgres::Database& database, const auth::Customer& who,
                              http::PageRequest page) {
  const auto start = page.start();
  auto rows = co_await database.all(who.guard(), list_rows, who.id, start.at, start.id,
                                    page.size() + 1, receipts_in_list);
  if (!rows) co_return refuse(std::move(rows.error()));
  BillerPage answer{group_by_biller(std::move(*rows)), std::nullopt};
  answer.next_cursor = http::cut_page(answer.billers, page.size(), [](const Biller& last) {
    return http::Cursor{last.created_at, last.id.value};
  });
  co_return answer;
}

Task<Result<http::Versioned<Biller>>> find(postgres::Database& database, const auth::Customer& who,
                                           BillerId id) {
  auto rows = co_await database.all(who.guard(), find_rows, who.id, id, receipts_in_detail);
  if (!rows) co_return refuse(std::move(rows.error()));
  if (rows->empty()) co_return refuse(problems::not_found);
  const int version = rows->front().version;
  co_return http::Versioned<Biller>{std::move(group_by_biller(std::move(*rows)).front()), version};
}

}  // namespace billspay::billers
