// Transactions on the wire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/http/paging.hpp"
#include "platform/http/period.hpp"
#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"
#include "resources/audit_events/audit_events.hpp"
#include "resources/customers/customers.hpp"
#include "resources/receipts/receipts.hpp"

namespace billspay::transactions {

// Whose receipt it is.
struct PayingCustomer {
  CustomerId id;
  std::string first_name;
  std::string last_name;
  std::string customer_number;
  std::string email;
};

struct Transaction {
  ReceiptId id;
  Money amount;
  Timestamp paid_on;
  std::string confirmation;
  std::optional<std::string> notes;
  std::optional<std::string> download_url;
  receipts::Status status;
  receipts::PaidBiller biller;
  std::optional<std::string> void_reason;
  std::optional<Timestamp> voided_at;
  std::optional<ReceiptId> replaces_id;
  PayingCustomer customer;
};

struct TransactionPage {
  std::vector<Transaction> transactions;
  std::optional<std::string> next_cursor;
};

// A confirmation number or its beginning, as it is compared: blanks, dashes and case do not count.
struct ConfirmationKey {
  std::string text;  // A to Z and digits
};

// Which receipts; nothing given means all.
struct Filter {
  std::optional<ConfirmationKey> confirmation;
  std::optional<audit_events::CustomerKey> customer;
  std::optional<std::string> search;  // of customers
  std::optional<http::PeriodEnd> from;
  std::optional<http::PeriodEnd> to;
  std::optional<receipts::Status> status;

  // As a JSON object with what is given, for the record of who looked for what.
  [[nodiscard]] std::string as_json() const;
};

// Query parameters of the list.
struct ListRequest {
  std::optional<int> limit;
  std::optional<http::Cursor> cursor;
  std::optional<ConfirmationKey> confirmation;
  std::optional<audit_events::CustomerKey> customer;
  std::optional<std::string> search;
  std::optional<http::PeriodEnd> from;
  std::optional<http::PeriodEnd> to;
  std::optional<receipts::Status> status;

  [[nodiscard]] Filter filter() const { return {confirmation, customer, search, from, to, status}; }
};

// A period that ends before it begins.
void check(const Filter& filter, json::Errors& errors);
void check(const ListRequest& request, json::Errors& errors);

}  // namespace billspay::transactions

namespace billspay::json {

template <>
struct Codec<transactions::ConfirmationKey> {
  static void decode(const Node& node, transactions::ConfirmationKey& out, Errors& errors,
                     std::string_view pointer);
  static void describe(Schema& schema);
};

template <>
inline constexpr auto table<transactions::PayingCustomer> =
    object("PayingCustomer", field("id", &transactions::PayingCustomer::id),
           field("firstName", &transactions::PayingCustomer::first_name),
           field("lastName", &transactions::PayingCustomer::last_name),
           field("customerNumber", &transactions::PayingCustomer::customer_number),
           field("email", &transactions::PayingCustomer::email));

template <>
inline constexpr auto table<transactions::Transaction> =
    object("Transaction", field("id", &transactions::Transaction::id),
           field("amount", &transactions::Transaction::amount),
           field("paidOn", &transactions::Transaction::paid_on),
           field("confirmation", &transactions::Transaction::confirmation),
           field("notes", &transactions::Transaction::notes),
           field("downloadUrl", &transactions::Transaction::download_url),
           field("status", &transactions::Transaction::status),
           field("biller", &transactions::Transaction::biller),
           field("voidReason", &transactions::Transaction::void_reason),
           field("voidedAt", &transactions::Transaction::voided_at),
           field("replacesId", &transactions::Transaction::replaces_id),
           field("customer", &transactions::Transaction::customer));

template <>
inline constexpr auto table<transactions::TransactionPage> =
    object("TransactionPage", field("transactions", &transactions::TransactionPage::transactions),
           field("nextCursor", &transactions::TransactionPage::next_cursor));

template <>
inline constexpr auto table<transactions::Filter> = object(
    "TransactionFilter", field("confirmation", &transactions::Filter::confirmation),
    field("customer", &transactions::Filter::customer),
    field("search", &transactions::Filter::search, rules::text(0, customers::longest_search)),
    field("from", &transactions::Filter::from), field("to", &transactions::Filter::to),
    field("status", &transactions::Filter::status));

template <>
inline constexpr auto table<transactions::ListRequest> = object(
    "TransactionListRequest",
    field("limit", &transactions::ListRequest::limit, rules::range(1, http::largest_page)),
    field("cursor", &transactions::ListRequest::cursor),
    field("confirmation", &transactions::ListRequest::confirmation),
    field("customer", &transactions::ListRequest::customer),
    field("search", &transactions::ListRequest::search, rules::text(0, customers::longest_search)),
    field("from", &transactions::ListRequest::from), field("to", &transactions::ListRequest::to),
    field("status", &transactions::ListRequest::status));

}  // namespace billspay::json
