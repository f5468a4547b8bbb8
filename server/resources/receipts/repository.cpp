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
  std::optional<std::string> void_reason;
  std::optional<Timestamp> voided_at;
  std::optional<ReceiptId> replaces_id;
};

// The same, with what a single receipt shows more.
struct SingleRow {
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
  std::optional<std::string> void_reason;
  std::optional<Timestamp> voided_at;
  std::optional<ReceiptId> replaces_id;
  std::optional<ReceiptId> replaced_by_id;
  int version;
};

struct Confirmation {
  std::string text;
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
constexpr postgres::Query<SingleRow(CustomerId, ReceiptId)> find_one{sql::receipts::find};
constexpr postgres::Query<Holder(CustomerId)> holder{sql::receipts::find_holder};
constexpr postgres::Query<TotalRow(CustomerId, Moment, Moment, std::optional<BillerId>, Amount,
                                   Amount)>
    totals{sql::receipts::summarise};
constexpr postgres::Query<postgres::Nothing(ReceiptId, CustomerId, BillerId, Money, Timestamp,
                                            std::string, std::optional<std::string>,
                                            std::optional<std::string>, std::optional<ReceiptId>)>
    insert{sql::receipts::post};
constexpr postgres::Query<Confirmation(CustomerId, BillerId, Money, Timestamp, Timestamp,
                                       ReceiptId)>
    similar{sql::receipts::find_similar};
constexpr postgres::Query<postgres::Nothing(CustomerId, ReceiptId, std::string)> void_one{
    sql::receipts::mark_voided};

// Takes the texts out of the row.
template <class AnyRow>
Receipt take_receipt(AnyRow& row) {
  return {row.id,
          row.amount,
          row.paid_on,
          std::move(row.confirmation),
          std::move(row.notes),
          std::move(row.download_url),
          row.status,
          {row.biller_id, std::move(row.biller_name), row.biller_category},
          std::move(row.void_reason),
          row.voided_at,
          row.replaces_id};
}

std::vector<Receipt> to_receipts(std::vector<Row>&& rows) {
  std::vector<Receipt> receipts;
  receipts.reserve(rows.size());
  for (auto& row : rows) receipts.push_back(take_receipt(row));
  return receipts;
}

Found to_found(SingleRow&& row) {
  const auto replaced_by_id = row.replaced_by_id;
  const int version = row.version;
  Found found{take_receipt(row), version};
  found.value.replaced_by_id.value.emplace(replaced_by_id);
  return found;
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
  co_return to_receipts(std::move(*rows));
}

Task<Result<Found>> find(postgres::Database& database, const auth::Customer& who, ReceiptId id) {
  auto row = co_await database.one(who.guard(), find_one, who.id, id);
  if (!row) co_return refuse(std::move(row.error()));
  if (!*row) co_return refuse(problems::not_found);
  co_return to_found(std::move(**row));
}

Task<Result<Holder>> find_holder(postgres::Database& database, const auth::Customer& who) {
  auto row = co_await database.one(who.guard(), holder, who.id);
  if (!row) co_return refuse(std::move(row.error()));
  if (!*row) co_return refuse(problems::unauthenticated);
  co_return std::move(**row);
}

Task<Holder> find_holder_in(postgres::Transaction& transaction, CustomerId owner) {
  auto row = co_await transaction.one(holder, owner);
  if (!row) throw std::logic_error("a receipt without its customer");
  co_return std::move(*row);
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

Task<std::vector<Receipt>> list_in(postgres::Transaction& transaction, CustomerId owner,
                                   Filter filter, http::Cursor start, int limit) {
  auto rows = is_empty(filter)
                  ? co_await transaction.all(list_newest, owner, start.at, start.id, limit)
                  : co_await transaction.all(
                        list_filtered, owner, start.at, start.id, limit, start_of(filter.from),
                        end_of(filter.to), filter.biller_id, filter.min_amount, filter.max_amount);
  co_return to_receipts(std::move(rows));
}

Task<std::optional<Found>> find_in(postgres::Transaction& transaction, CustomerId owner,
                                   ReceiptId id) {
  auto row = co_await transaction.one(find_one, owner, id);
  if (!row) co_return std::nullopt;
  co_return to_found(std::move(*row));
}

Task<std::expected<bool, postgres::Violation>> add(postgres::Transaction& transaction,
                                                   CustomerId owner, const Posting& posting) {
  const auto added = co_await transaction.attempt(
      insert, posting.id, owner, posting.biller_id, posting.amount, posting.paid_on,
      posting.confirmation, posting.notes, posting.download_url, posting.replaces_id);
  if (!added) co_return std::unexpected(added.error());
  co_return *added == 1;
}

Task<std::optional<std::string>> find_similar(postgres::Transaction& transaction, CustomerId owner,
                                              const Posting& posting) {
  const Timestamp day = std::chrono::floor<std::chrono::days>(posting.paid_on);
  auto found = co_await transaction.one(similar, owner, posting.biller_id, posting.amount, day,
                                        Timestamp(day + std::chrono::days(1)), posting.id);
  if (!found) co_return std::nullopt;
  co_return std::move(found->text);
}

Task<bool> mark_voided(postgres::Transaction& transaction, CustomerId owner, ReceiptId id,
                       const std::string& reason) {
  co_return co_await transaction.run(void_one, owner, id, reason) == 1;
}

}  // namespace billspay::receipts
