// Receipts on the wire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/http/paging.hpp"
#include "platform/http/period.hpp"
#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"
#include "resources/billers/billers.hpp"
#include "resources/card_free_text.hpp"

namespace billspay::receipts {

enum class Status { posted, voided };

// The biller as it was on the day.
struct PaidBiller {
  BillerId id;
  std::string name;
  billers::Category category;
};

struct Receipt {
  ReceiptId id;
  Money amount;
  Timestamp paid_on;
  std::string confirmation;
  std::optional<std::string> notes;
  std::optional<std::string> download_url;
  Status status;
  PaidBiller biller;
  std::optional<std::string> void_reason;
  std::optional<Timestamp> voided_at;
  std::optional<ReceiptId> replaces_id;                   // the voided one whose place it takes
  json::Sent<std::optional<ReceiptId>> replaced_by_id{};  // of a single receipt only, not in lists
};

// An amount that comes in: of Money only what is accepted, in the contract too (S34).
struct SentAmount {
  static constexpr std::string_view pattern = "^(0|[1-9][0-9]{0,7})(\\.[0-9]{1,2})?$";

  static json::rules::Wrong accept(const Money& /*amount*/) { return std::nullopt; }
  static void describe(json::Schema& schema) { schema.keyword("pattern", pattern); }
};

// What staff record. The amount is never edited afterwards: void and replace.
struct NewReceipt {
  BillerId biller_id;
  Money amount;
  std::optional<Timestamp> paid_on;         // now
  std::optional<std::string> confirmation;  // one is made
  std::optional<std::string> notes;
  std::optional<std::string> download_url;
  std::optional<ReceiptId> replaces_id;
  std::optional<bool> confirm_duplicate;
};
void check(const NewReceipt& receipt, json::Errors& errors);

struct Voiding {
  std::string reason;  // customers read it
};

struct ReceiptPage {
  std::vector<Receipt> receipts;
  std::optional<std::string> next_cursor;
};
http::Cursor position(const Receipt& receipt);
// Of up to one more than `size` receipts.
ReceiptPage page_of(std::vector<Receipt> receipts, int size);

using http::PeriodEnd;

// Which receipts; nothing given means all.
struct Filter {
  std::optional<PeriodEnd> from;
  std::optional<PeriodEnd> to;
  std::optional<BillerId> biller_id;
  std::optional<Money> min_amount;
  std::optional<Money> max_amount;
};

// Query parameters of the list.
struct ListRequest {
  std::optional<int> limit;
  std::optional<http::Cursor> cursor;
  std::optional<PeriodEnd> from;
  std::optional<PeriodEnd> to;
  std::optional<BillerId> biller_id;
  std::optional<Money> min_amount;
  std::optional<Money> max_amount;

  [[nodiscard]] Filter filter() const { return {from, to, biller_id, min_amount, max_amount}; }
  [[nodiscard]] int size() const { return limit.value_or(http::default_page); }
  [[nodiscard]] http::Cursor start() const { return cursor.value_or(http::Cursor::newest()); }
};

struct MonthTotal {
  std::string month;  // "2026-11"
  Money total;
  int count;
};
struct CategoryTotal {
  billers::Category category;
  Money total;
  int count;
};
struct Summary {
  Money total;
  int count;
  std::vector<MonthTotal> months;         // oldest first, without empty ones
  std::vector<CategoryTotal> categories;  // largest first
};

// Whole requests that contradict themselves.
void check(const Filter& filter, json::Errors& errors);
void check(const ListRequest& request, json::Errors& errors);

}  // namespace billspay::receipts

namespace billspay {
template <>
inline constexpr auto names<receipts::Status> =
    std::array{Name<receipts::Status>{receipts::Status::posted, "POSTED"},
               Name<receipts::Status>{receipts::Status::voided, "VOIDED"}};
}  // namespace billspay

namespace billspay::json {

template <>
inline constexpr auto table<receipts::PaidBiller> = object(
    "PaidBiller", field("id", &receipts::PaidBiller::id),
    field("name", &receipts::PaidBiller::name), field("category", &receipts::PaidBiller::category));

template <>
inline constexpr auto table<receipts::Receipt> = object(
    "Receipt", field("id", &receipts::Receipt::id), field("amount", &receipts::Receipt::amount),
    field("paidOn", &receipts::Receipt::paid_on),
    field("confirmation", &receipts::Receipt::confirmation),
    field("notes", &receipts::Receipt::notes),
    field("downloadUrl", &receipts::Receipt::download_url),
    field("status", &receipts::Receipt::status), field("biller", &receipts::Receipt::biller),
    field("voidReason", &receipts::Receipt::void_reason),
    field("voidedAt", &receipts::Receipt::voided_at),
    field("replacesId", &receipts::Receipt::replaces_id),
    field("replacedById", &receipts::Receipt::replaced_by_id));

template <>
inline constexpr auto table<receipts::NewReceipt> =
    object("NewReceipt", field("billerId", &receipts::NewReceipt::biller_id),
           field("amount", &receipts::NewReceipt::amount, receipts::SentAmount{}),
           field("paidOn", &receipts::NewReceipt::paid_on),
           field("confirmation", &receipts::NewReceipt::confirmation, rules::text(1, 64)),
           field("notes", &receipts::NewReceipt::notes, card_free::lines(1000)),
           field("downloadUrl", &receipts::NewReceipt::download_url, rules::text(1, 500)),
           field("replacesId", &receipts::NewReceipt::replaces_id),
           field("confirmDuplicate", &receipts::NewReceipt::confirm_duplicate));

template <>
inline constexpr auto table<receipts::Voiding> =
    object("ReceiptVoiding", field("reason", &receipts::Voiding::reason, card_free::text(1, 500)));

template <>
inline constexpr auto table<receipts::ReceiptPage> =
    object("ReceiptPage", field("receipts", &receipts::ReceiptPage::receipts),
           field("nextCursor", &receipts::ReceiptPage::next_cursor));

template <>
inline constexpr auto table<receipts::Filter> =
    object("ReceiptFilter", field("from", &receipts::Filter::from),
           field("to", &receipts::Filter::to), field("billerId", &receipts::Filter::biller_id),
           field("minAmount", &receipts::Filter::min_amount, receipts::SentAmount{}),
           field("maxAmount", &receipts::Filter::max_amount, receipts::SentAmount{}));

template <>
inline constexpr auto table<receipts::ListRequest> = object(
    "ReceiptListRequest", field("limit", &receipts::ListRequest::limit, rules::range(1, 200)),
    field("cursor", &receipts::ListRequest::cursor), field("from", &receipts::ListRequest::from),
    field("to", &receipts::ListRequest::to), field("billerId", &receipts::ListRequest::biller_id),
    field("minAmount", &receipts::ListRequest::min_amount, receipts::SentAmount{}),
    field("maxAmount", &receipts::ListRequest::max_amount, receipts::SentAmount{}));

template <>
inline constexpr auto table<receipts::MonthTotal> = object(
    "MonthTotal", field("month", &receipts::MonthTotal::month),
    field("total", &receipts::MonthTotal::total), field("count", &receipts::MonthTotal::count));

template <>
inline constexpr auto table<receipts::CategoryTotal> =
    object("CategoryTotal", field("category", &receipts::CategoryTotal::category),
           field("total", &receipts::CategoryTotal::total),
           field("count", &receipts::CategoryTotal::count));

template <>
inline constexpr auto table<receipts::Summary> =
    object("ReceiptSummary", field("total", &receipts::Summary::total),
           field("count", &receipts::Summary::count), field("months", &receipts::Summary::months),
           field("categories", &receipts::Summary::categories));

}  // namespace billspay::json
