#include "resources/receipts/repository.hpp"

#include "resources/receipts/queries.hpp"

namespace billspay::receipts {
namespace {

struct Row {
  ReceiptId id;
  Money amount;
  Timestamp paid_on;
  std::string confirmation;
  std::optional<std::string> notes;
  std::optional<std::string> download_url;
  Status status;
  BillerId biller_id;
  std::string biller_name;
  billers::Category biller_category;
};

struct TotalRow {
  std::optional<std::string> month;
  std::optional<billers::Category> category;
  Money total;
  int count;
};

using Moment = std::optional<Timestamp>;
using Amount = std::optional<Money>;

constexpr postgres::Query<Row(CustomerId, Timestamp, Uuid, int)> list_newest{
    sql::receipts::list_newest};
constexpr postgres::Query<Row(CustomerId, Timestamp, Uuid, int, Moment, Moment,
                              std::optional<BillerId>, Amount, Amount)>
    list_filtered{sql::receipts::list_filtered};
constexpr postgres::Query<Row(CustomerId, ReceiptId)> find_one{sql::receipts::find};
constexpr postgres::Query<TotalRow(CustomerId, Moment, Moment, std::optional<BillerId>, Amount,
                                   Amount)>
    totals{sql::receipts::summarise};

Receipt to_receipt(Row&& row) {
  return {row.id,
          row.amount,
          row.paid_on,
          std::move(row.confirmation),
          std::move(row.notes),
          std::move(row.download_url),
          row.status,
          {row.biller_id, std::move(row.biller_name), row.biller_category}};
}

Moment start_of(const std::optional<PeriodEnd>& from) {
  return from ? Moment(from->first) : std::nullopt;
}
Moment end_of(const std::optional<PeriodEnd>& to) { return to ? Moment(to->after) : std::nullopt; }

bool is_empty(const Filter& filter) {
  return !filter.from && !filter.to && !filter.biller_id && !filter.min_amount &&
         !filter.max_amount;
}

}  // namespace

Task<Result<std::vector<Receipt>>> list(postgres::Database& database, const auth::Customer& who,
                                        Filter filter, http::Cursor start, int limit) {
  auto rows =
      is_empty(filter)
          ? co_await database.all(who.guard(), list_newest, who.id, start.at, start.id, limit)
          : co_await database.all(who.guard(), list_filtered, who.id, start.at, start.id, limit,
                                  start_of(filter.from), end_of(filter.to), filter.biller_id,
                                  filter.min_amount, filter.max_amount);
  if (!rows) co_return refuse(std::move(rows.error()));
  std::vector<Receipt> receipts;
  receipts.reserve(rows->size());
  for (auto& row : *rows) receipts.push_back(to_receipt(std::move(row)));
  co_return receipts;
}

Task<Result<Receipt>> find(postgres::Database& database, const auth::Customer& who, ReceiptId id) {
  auto row = co_await database.one(who.guard(), find_one, who.id, id);
  if (!row) co_return refuse(std::move(row.error()));
  if (!*row) co_return refuse(problems::not_found);
  co_return to_receipt(std::move(**row));
}

Task<Result<Summary>> summarise(postgres::Database& database, const auth::Customer& who,
                                Filter filter) {
  auto rows =
      co_await database.all(who.guard(), totals, who.id, start_of(filter.from), end_of(filter.to),
                            filter.biller_id, filter.min_amount, filter.max_amount);
  if (!rows) co_return refuse(std::move(rows.error()));
  Summary summary{};
  for (auto& row : *rows) {
    if (row.month) {
      summary.months.push_back({std::move(*row.month), row.total, row.count});
    } else if (row.category) {
      summary.categories.push_back({*row.category, row.total, row.count});
    } else {
      summary.total = row.total;
      summary.count = row.count;
    }
  }
  co_return summary;
}

}  // namespace billspay::receipts
