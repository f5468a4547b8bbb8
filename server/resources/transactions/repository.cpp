#include "resources/transactions/repository.hpp"

#include "resources/transactions/queries.hpp"

namespace billspay::transactions {
namespace {

using postgres::Query;
using Text = std::optional<std::string>;
using Moment = std::optional<Timestamp>;

struct Row {
  ReceiptId id;
  Money amount;
  Timestamp paid_on;
  std::string confirmation;
  Text notes;
  Text download_url;
  receipts::Status status;
  BillerId biller_id;
  std::string biller_name;
  billers::Category biller_category;
  Text void_reason;
  Moment voided_at;
  std::optional<ReceiptId> replaces_id;
  CustomerId customer_id;
  std::string first_name;
  std::string last_name;
  std::string customer_number;
  std::string email;
};

struct Known {
  CustomerId id;
};

constexpr Query<Known(std::optional<CustomerId>, Text)> customer_row{
    sql::transactions::find_customer};
constexpr Query<Row(Timestamp, Uuid, int, Moment, Moment, std::optional<CustomerId>, Text,
                    std::optional<receipts::Status>)>
    list_rows{sql::transactions::list};
constexpr Query<Row(Timestamp, Uuid, int, Moment, Moment, std::string, Text,
                    std::optional<receipts::Status>)>
    list_rows_of_several{sql::transactions::list_of_several};

Transaction to_transaction(Row&& row) {
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
          row.replaces_id,
          {row.customer_id, std::move(row.first_name), std::move(row.last_name),
           std::move(row.customer_number), std::move(row.email)}};
}

}  // namespace

Task<Result<std::optional<CustomerId>>> find_customer(postgres::Database& database,
                                                      const auth::Staff& who,
                                                      const audit_events::CustomerKey& key) {
  const Text number = key.id ? std::nullopt : Text(key.number);
  const auto found = co_await database.one(who.guard(), customer_row, key.id, number);
  if (!found) co_return refuse(found.error());
  co_return *found ? std::optional((*found)->id) : std::nullopt;
}

Task<Result<std::vector<Transaction>>> list(postgres::Database& database, const auth::Staff& who,
                                            const Filter& filter,
                                            const std::vector<CustomerId>& customers,
                                            http::Cursor start, int limit) {
  const Moment from = filter.from ? Moment(filter.from->first) : std::nullopt;
  const Moment to = filter.to ? Moment(filter.to->after) : std::nullopt;
  if (to) start = start.before(*to);
  const Text confirmation =
      filter.confirmation ? Text(filter.confirmation->text + "%") : std::nullopt;
  std::string lines;
  for (const CustomerId id : customers) lines += (lines.empty() ? "" : "\n") + id.to_string();
  const auto only = customers.size() == 1 ? std::optional(customers.front()) : std::nullopt;
  auto rows = customers.size() > 1
                  ? co_await database.all(who.guard(), list_rows_of_several, start.at, start.id,
                                          limit, from, to, lines, confirmation, filter.status)
                  : co_await database.all(who.guard(), list_rows, start.at, start.id, limit, from,
                                          to, only, confirmation, filter.status);
  if (!rows) co_return refuse(std::move(rows.error()));
  std::vector<Transaction> all;
  all.reserve(rows->size());
  for (auto& row : *rows) all.push_back(to_transaction(std::move(row)));
  co_return all;
}

}  // namespace billspay::transactions
