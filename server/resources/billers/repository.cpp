#include "resources/billers/repository.hpp"

#include "platform/core/text.hpp"
#include "resources/billers/queries.hpp"

namespace billspay::billers {
namespace {

constexpr int receipts_in_list = 3;
constexpr int receipts_in_detail = 10;
constexpr int customers_in_list = 20;
// Shorter texts are found at the start of a name only: an index of parts needs three characters.
constexpr std::size_t shortest_part = 3;

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

// A name of billers and one of the customers.
struct SharedRow {
  std::string key;
  Category category;
  std::string name;
  CustomerId customer;
  std::string first_name;
  std::string last_name;
  std::string customer_number;
  BillerId biller;
  std::string account_id;
};

struct Shared {
  NameCursor at;
  SharedBiller biller;
};

using Text = std::optional<std::string>;
using postgres::Nothing;
using postgres::Query;

constexpr Query<Row(CustomerId, Timestamp, Uuid, int, int)> list_rows{
    sql::billers::list_for_customer};
constexpr Query<Row(CustomerId, BillerId, int)> find_rows{sql::billers::find_for_customer};
constexpr Query<Nothing(BillerId, CustomerId, std::string, Category, std::string, Text)> insert{
    sql::billers::add};
constexpr Query<Nothing(CustomerId, BillerId, std::string, Category, std::string, Text)> update{
    sql::billers::save};
constexpr Query<Nothing(CustomerId, BillerId)> remove_one{sql::billers::remove};
constexpr Query<Removed(CustomerId, BillerId, int)> find_removed_row{sql::billers::find_removed};
constexpr Query<Nothing(CustomerId, BillerId)> restore_one{sql::billers::restore};
constexpr Query<SharedRow(std::string, std::string, std::string, int, int)> list_shared{
    sql::billers::list_shared};
constexpr Query<SharedRow(std::string, std::string, std::string, int, int)> list_shared_removed{
    sql::billers::list_shared_removed};

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

BillerPage to_page(std::vector<Row>&& rows, int size) {
  BillerPage page{group_by_biller(std::move(rows)), std::nullopt};
  page.next_cursor = http::cut_page(page.billers, size, [](const Biller& last) {
    return http::Cursor{last.created_at, last.id.value};
  });
  return page;
}

std::optional<Found> to_found(std::vector<Row>&& rows) {
  if (rows.empty()) return std::nullopt;
  const int version = rows.front().version;
  return Found{std::move(group_by_biller(std::move(rows)).front()), version};
}

std::string pattern_of(std::string_view search) {
  std::string pattern;
  if (search.empty()) return "%";
  if (count_characters(search) >= shortest_part) pattern = "%";
  for (const char c : search) {
    if (c == '%' || c == '_' || c == '\\') pattern.push_back('\\');
    pattern.push_back(c);
  }
  return pattern + "%";
}

std::vector<Shared> group_by_name(std::vector<SharedRow>&& rows) {
  std::vector<Shared> all;
  for (auto& row : rows) {
    if (all.empty() || all.back().at.name != row.key ||
        all.back().biller.category != row.category) {
      all.push_back({{std::move(row.key), std::string(name_of(row.category))},
                     {std::move(row.name), row.category, {}, false}});
    }
    SharedBiller& biller = all.back().biller;
    if (biller.customers.size() == customers_in_list) {
      biller.more_customers = true;
    } else {
      biller.customers.push_back({row.customer, std::move(row.first_name), std::move(row.last_name),
                                  std::move(row.customer_number), row.biller,
                                  std::move(row.account_id)});
    }
  }
  return all;
}

}  // namespace

Task<Result<BillerPage>> list(postgres::Database& database, const auth::Customer& who,
                              http::PageRequest page) {
  const auto start = page.start();
  auto rows = co_await database.all(who.guard(), list_rows, who.id, start.at, start.id,
                                    page.size() + 1, receipts_in_list);
  if (!rows) co_return refuse(std::move(rows.error()));
  co_return to_page(std::move(*rows), page.size());
}

Task<Result<Found>> find(postgres::Database& database, const auth::Customer& who, BillerId id) {
  auto rows = co_await database.all(who.guard(), find_rows, who.id, id, receipts_in_detail);
  if (!rows) co_return refuse(std::move(rows.error()));
  auto found = to_found(std::move(*rows));
  if (!found) co_return refuse(problems::not_found);
  co_return std::move(*found);
}

Task<BillerPage> list_in(postgres::Transaction& transaction, CustomerId customer,
                         http::PageRequest page) {
  const auto start = page.start();
  auto rows = co_await transaction.all(list_rows, customer, start.at, start.id, page.size() + 1,
                                       receipts_in_list);
  co_return to_page(std::move(rows), page.size());
}

Task<std::optional<Found>> find_in(postgres::Transaction& transaction, CustomerId customer,
                                   BillerId id) {
  auto rows = co_await transaction.all(find_rows, customer, id, receipts_in_detail);
  co_return to_found(std::move(rows));
}

Task<std::expected<int, postgres::Violation>> add(postgres::Transaction& transaction,
                                                  CustomerId customer, BillerId id,
                                                  const BillerDetails& details) {
  co_return co_await transaction.attempt(insert, id, customer, details.name, details.category,
                                         details.account_id, details.contact_info);
}

Task<std::expected<int, postgres::Violation>> save(postgres::Transaction& transaction,
                                                   CustomerId customer, BillerId id,
                                                   const BillerDetails& details) {
  co_return co_await transaction.attempt(update, customer, id, details.name, details.category,
                                         details.account_id, details.contact_info);
}

Task<std::expected<int, postgres::Violation>> restore(postgres::Transaction& transaction,
                                                      CustomerId customer, BillerId id) {
  co_return co_await transaction.attempt(restore_one, customer, id);
}

Task<void> remove(postgres::Transaction& transaction, CustomerId customer, BillerId id) {
  co_await transaction.run(remove_one, customer, id);
}

Task<std::optional<Removed>> find_removed(postgres::Transaction& transaction, CustomerId customer,
                                          BillerId id, int days) {
  co_return co_await transaction.one(find_removed_row, customer, id, days);
}

Task<Result<SharedBillerPage>> search(postgres::Database& database, const auth::Staff& who,
                                      SharedBillerSearch wanted) {
  const auto& query = wanted.removed.value_or(false) ? list_shared_removed : list_shared;
  const NameCursor start = wanted.cursor.value_or(NameCursor{});
  auto rows = co_await database.all(who.guard(), query, start.name, start.category,
                                    pattern_of(wanted.search.value_or("")), wanted.size() + 1,
                                    customers_in_list + 1);
  if (!rows) co_return refuse(std::move(rows.error()));
  auto groups = group_by_name(std::move(*rows));
  SharedBillerPage page;
  page.next_cursor =
      http::cut_page(groups, wanted.size(), [](const Shared& last) { return last.at; });
  for (auto& group : groups) page.billers.push_back(std::move(group.biller));
  co_return page;
}

}  // namespace billspay::billers
