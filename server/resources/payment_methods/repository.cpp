#include "resources/payment_methods/repository.hpp"

#include "resources/payment_methods/queries.hpp"

namespace billspay::payment_methods {
namespace {

using postgres::Nothing;
using postgres::Query;
using Text = std::optional<std::string>;
using Number = std::optional<int>;

// PaymentMethod's members, then the version.
struct Row {
  PaymentMethodId id;
  Type type;
  std::string provider;
  Text cardholder_name;
  Text nickname;
  Number exp_month;
  Number exp_year;
  Text brand;
  std::string last4;
  Text routing_number;
  std::optional<AccountType> account_type;
  Text owner_name;
  Text billing_address_line1;
  Text billing_address_line2;
  Text billing_city;
  Text billing_state;
  Text billing_postal_code;
  bool is_default;
  Timestamp created_at;
  Timestamp updated_at;
  int version;
};

struct MethodId {
  PaymentMethodId id;
};

struct MethodCount {
  int methods;
};

constexpr Query<Row(CustomerId, Timestamp, Uuid, int)> list_rows{sql::payment_methods::list};
constexpr Query<Row(CustomerId, PaymentMethodId)> find_row{sql::payment_methods::find};
constexpr Query<Wallet(CustomerId)> lock{sql::payment_methods::lock_wallet};
constexpr Query<MethodCount(CustomerId)> count{sql::payment_methods::count_methods};
constexpr Query<Nothing(PaymentMethodId, CustomerId, Type, std::string, std::string, Bytes,
                        std::string, Text, Text, Number, Number, Text, Text,
                        std::optional<AccountType>, Text, Text, Text, Text, Text, Text, bool)>
    insert{sql::payment_methods::add};
constexpr Query<Nothing(std::string, CustomerId, std::string, Bytes)> insert_sealed{
    sql::payment_methods::keep_sealed};
constexpr Query<Nothing(CustomerId, PaymentMethodId, std::string, Text, Text, Number, Number,
                        std::optional<AccountType>, Text, Text, Text, Text, Text, Text, bool)>
    update{sql::payment_methods::save};
constexpr Query<MethodId(CustomerId)> clear{sql::payment_methods::clear_default};
constexpr Query<Nothing(CustomerId, PaymentMethodId)> remove_one{sql::payment_methods::remove};
constexpr Query<MethodId(CustomerId)> promote{sql::payment_methods::promote_newest};
constexpr Query<Removed(CustomerId, PaymentMethodId, int)> find_removed_row{
    sql::payment_methods::find_removed};
constexpr Query<Nothing(CustomerId, PaymentMethodId, bool)> restore{sql::payment_methods::put_back};

Found to_found(Row&& row) {
  return {{row.id,
           row.type,
           std::move(row.provider),
           std::move(row.cardholder_name),
           std::move(row.nickname),
           row.exp_month,
           row.exp_year,
           std::move(row.brand),
           std::move(row.last4),
           std::move(row.routing_number),
           row.account_type,
           std::move(row.owner_name),
           std::move(row.billing_address_line1),
           std::move(row.billing_address_line2),
           std::move(row.billing_city),
           std::move(row.billing_state),
           std::move(row.billing_postal_code),
           row.is_default,
           row.created_at,
           row.updated_at},
          row.version};
}

PaymentMethodPage to_page(std::vector<Row>&& rows, int size) {
  PaymentMethodPage page;
  for (auto& row : rows) page.payment_methods.push_back(to_found(std::move(row)).value);
  page.next_cursor = http::cut_page(page.payment_methods, size, [](const PaymentMethod& last) {
    return http::Cursor{last.created_at, last.id.value};
  });
  return page;
}

std::optional<PaymentMethodId> id_of(const std::optional<MethodId>& row) {
  if (!row) return std::nullopt;
  return row->id;
}

}  // namespace

Task<Result<PaymentMethodPage>> list(postgres::Database& database, const auth::Customer& who,
                                     http::PageRequest page) {
  const auto start = page.start();
  auto rows =
      co_await database.all(who.guard(), list_rows, who.id, start.at, start.id, page.size() + 1);
  if (!rows) co_return refuse(std::move(rows.error()));
  co_return to_page(std::move(*rows), page.size());
}

Task<PaymentMethodPage> list_in(postgres::Transaction& transaction, CustomerId owner,
                                http::PageRequest page) {
  const auto start = page.start();
  auto rows = co_await transaction.all(list_rows, owner, start.at, start.id, page.size() + 1);
  co_return to_page(std::move(rows), page.size());
}

Task<Result<Found>> find(postgres::Database& database, const auth::Customer& who,
                         PaymentMethodId id) {
  auto row = co_await database.one(who.guard(), find_row, who.id, id);
  if (!row) co_return refuse(std::move(row.error()));
  if (!*row) co_return refuse(billspay::problems::not_found);
  co_return to_found(std::move(**row));
}

Task<std::optional<Wallet>> lock_wallet(postgres::Transaction& transaction, CustomerId owner) {
  co_return co_await transaction.one(lock, owner);
}

Task<int> count_methods(postgres::Transaction& transaction, CustomerId owner) {
  const auto counted = co_await transaction.one(count, owner);
  co_return counted->methods;
}

Task<std::optional<Found>> find_in(postgres::Transaction& transaction, CustomerId owner,
                                   PaymentMethodId id) {
  auto row = co_await transaction.one(find_row, owner, id);
  if (!row) co_return std::nullopt;
  co_return to_found(std::move(*row));
}

Task<std::expected<int, postgres::Violation>> add(postgres::Transaction& transaction,
                                                  CustomerId owner, const PaymentMethod& method,
                                                  const vault::StoredAccount& account,
                                                  const Bytes& account_hash) {
  const auto added = co_await transaction.attempt(
      insert, method.id, owner, method.type, method.provider, account.token, account_hash,
      method.last4, method.cardholder_name, method.nickname, method.exp_month, method.exp_year,
      method.brand, method.routing_number, method.account_type, method.owner_name,
      method.billing_address_line1, method.billing_address_line2, method.billing_city,
      method.billing_state, method.billing_postal_code, method.is_default);
  if (!added) co_return std::unexpected(added.error());
  if (!account.sealed.empty()) {
    co_await transaction.run(insert_sealed, account.token, owner, account.key_id, account.sealed);
  }
  co_return *added;
}

Task<void> save(postgres::Transaction& transaction, CustomerId owner, const PaymentMethod& method) {
  co_await transaction.run(update, owner, method.id, method.provider, method.cardholder_name,
                           method.nickname, method.exp_month, method.exp_year, method.account_type,
                           method.owner_name, method.billing_address_line1,
                           method.billing_address_line2, method.billing_city, method.billing_state,
                           method.billing_postal_code, method.is_default);
}

Task<std::optional<PaymentMethodId>> clear_default(postgres::Transaction& transaction,
                                                   CustomerId owner) {
  co_return id_of(co_await transaction.one(clear, owner));
}

Task<void> remove(postgres::Transaction& transaction, CustomerId owner, PaymentMethodId id) {
  co_await transaction.run(remove_one, owner, id);
}

Task<std::optional<PaymentMethodId>> promote_newest(postgres::Transaction& transaction,
                                                    CustomerId owner) {
  co_return id_of(co_await transaction.one(promote, owner));
}

Task<std::optional<Removed>> find_removed(postgres::Transaction& transaction, CustomerId owner,
                                          PaymentMethodId id, int days) {
  co_return co_await transaction.one(find_removed_row, owner, id, days);
}

Task<std::expected<int, postgres::Violation>> put_back(postgres::Transaction& transaction,
                                                       CustomerId owner, PaymentMethodId id,
                                                       bool as_default) {
  co_return co_await transaction.attempt(restore, owner, id, as_default);
}

}  // namespace billspay::payment_methods
