#include "resources/customer_accounts/repository.hpp"

#include <stdexcept>

#include "resources/customer_accounts/queries.hpp"

namespace billspay::customer_accounts {
namespace {

using postgres::Nothing;
using postgres::Query;
using Text = std::optional<std::string>;

// CustomerProfile's members, then the version.
struct ProfileRow {
  CustomerId id;
  std::string email;
  std::string first_name;
  std::string last_name;
  Text phone;
  std::string address_line1;
  Text address_line2;
  std::string city;
  std::string state;
  std::string postal_code;
  std::string customer_number;
  customers::KycStatus kyc_status;
  Text kyc_reason;
  bool email_verified;
  Timestamp created_at;
  std::optional<Timestamp> last_login_at;
  std::optional<Timestamp> deleted_at;
  int version;
};

// A biller and one of its payments.
struct BillerRow {
  BillerId id;
  std::string name;
  billers::Category category;
  std::string account_id;
  Text contact_info;
  Timestamp created_at;
  Timestamp updated_at;
  std::optional<ReceiptId> receipt_id;
  std::optional<Money> amount;
  std::optional<Timestamp> paid_on;
  Text confirmation;
};

struct ReceiptRow {
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
  std::optional<Timestamp> voided_at;
  std::optional<ReceiptId> replaces_id;
};

struct AssignmentRow {
  AgentId id;
  std::string full_name;
  Timestamp assigned_at;
};

struct Removal {
  Timestamp at;
};

constexpr Query<ProfileRow(CustomerId)> profile_row{sql::customer_accounts::find_profile};
constexpr Query<BillerRow(CustomerId)> biller_rows{sql::customer_accounts::list_billers};
constexpr Query<payment_methods::PaymentMethod(CustomerId)> methods{
    sql::customer_accounts::list_payment_methods};
constexpr Query<ReceiptRow(CustomerId)> receipt_rows{sql::customer_accounts::list_receipts};
constexpr Query<AssignmentRow(CustomerId)> assignment_rows{
    sql::customer_accounts::list_assignments};
constexpr Query<Held(CustomerId)> hold_row{sql::customer_accounts::hold};
constexpr Query<Removal(CustomerId)> remove_row{sql::customer_accounts::remove};
constexpr Query<Nothing(CustomerId)> restore_row{sql::customer_accounts::restore};

std::vector<billers::Biller> group_by_biller(std::vector<BillerRow>&& rows) {
  std::vector<billers::Biller> all;
  for (auto& row : rows) {
    if (all.empty() || all.back().id != row.id) {
      all.push_back({row.id,
                     std::move(row.name),
                     row.category,
                     std::move(row.account_id),
                     std::move(row.contact_info),
                     row.created_at,
                     row.updated_at,
                     {}});
    }
    if (row.receipt_id) {
      all.back().receipts.push_back(
          {*row.receipt_id, *row.amount, *row.paid_on, std::move(*row.confirmation)});
    }
  }
  return all;
}

receipts::Receipt to_receipt(ReceiptRow&& row) {
  return {.id = row.id,
          .amount = row.amount,
          .paid_on = row.paid_on,
          .confirmation = std::move(row.confirmation),
          .notes = std::move(row.notes),
          .download_url = std::move(row.download_url),
          .status = row.status,
          .biller = {row.biller_id, std::move(row.biller_name), row.biller_category},
          .void_reason = std::move(row.void_reason),
          .voided_at = row.voided_at,
          .replaces_id = row.replaces_id};
}

}  // namespace

Task<std::optional<http::Versioned<CustomerProfile>>> find_profile(
    postgres::Transaction& transaction, CustomerId id) {
  auto row = co_await transaction.one(profile_row, id);
  if (!row) co_return std::nullopt;
  CustomerProfile profile{row->id,
                          std::move(row->email),
                          std::move(row->first_name),
                          std::move(row->last_name),
                          std::move(row->phone),
                          std::move(row->address_line1),
                          std::move(row->address_line2),
                          std::move(row->city),
                          std::move(row->state),
                          std::move(row->postal_code),
                          std::move(row->customer_number),
                          row->kyc_status,
                          std::move(row->kyc_reason),
                          row->email_verified,
                          row->created_at,
                          row->last_login_at,
                          row->deleted_at};
  co_return http::Versioned<CustomerProfile>{std::move(profile), row->version};
}

Task<CustomerAccount> read_account(postgres::Transaction& transaction, CustomerProfile profile) {
  const CustomerId id = profile.id;
  CustomerAccount account{std::move(profile), {}, {}, {}, {}, {}};
  auto with_payments = co_await transaction.all(biller_rows, id);
  account.billers = group_by_biller(std::move(with_payments));
  account.payment_methods = co_await transaction.all(methods, id);
  auto paid = co_await transaction.all(receipt_rows, id);
  for (auto& row : paid) account.receipts.push_back(to_receipt(std::move(row)));
  auto assisted = co_await transaction.all(assignment_rows, id);
  for (auto& row : assisted) {
    account.assignments.push_back({{row.id, std::move(row.full_name)}, row.assigned_at});
  }
  if (!account.assignments.empty()) account.last_assisted_by = account.assignments.front();
  co_return account;
}

Task<std::optional<Held>> hold(postgres::Transaction& transaction, CustomerId id) {
  co_return co_await transaction.one(hold_row, id);
}

Task<Timestamp> remove(postgres::Transaction& transaction, CustomerId id) {
  const auto removed = co_await transaction.one(remove_row, id);
  if (!removed) throw std::logic_error("an account that was held is gone");
  co_return removed->at;
}

Task<std::expected<int, postgres::Violation>> restore(postgres::Transaction& transaction,
                                                      CustomerId id) {
  co_return co_await transaction.attempt(restore_row, id);
}

}  // namespace billspay::customer_accounts
