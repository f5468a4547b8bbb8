#include "resources/receipts/dto.hpp"

#include <algorithm>
#include <boost/url/parse.hpp>

namespace billspay::receipts {
namespace {

constexpr Timestamp earliest_payment = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
constexpr auto clock_difference = std::chrono::days(1);

// Consoles offer it as a link: nothing but https, and no name or password in front of the host.
bool is_https_address(const std::string& text) {
  const auto url = boost::urls::parse_uri(text);
  return url && url->scheme_id() == boost::urls::scheme::https && !url->host().empty() &&
         !url->has_userinfo();
}

// What numbers are compared by, see receipts.confirmation_key.
bool has_letter_or_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

template <class Request>
void check_ranges(const Request& request, json::Errors& errors) {
  if (request.from && request.to && request.from->first >= request.to->after) {
    errors.add_field("to", "must not be before from");
  }
  if (request.min_amount && request.max_amount && *request.min_amount > *request.max_amount) {
    errors.add_field("maxAmount", "must not be less than minAmount");
  }
}

}  // namespace

http::Cursor position(const Receipt& receipt) { return {receipt.paid_on, receipt.id.value}; }

ReceiptPage page_of(std::vector<Receipt> receipts, int size) {
  ReceiptPage page{std::move(receipts), std::nullopt};
  page.next_cursor = http::cut_page(page.receipts, size, position);
  return page;
}

void check(const Filter& filter, json::Errors& errors) { check_ranges(filter, errors); }
void check(const ListRequest& request, json::Errors& errors) { check_ranges(request, errors); }

void check(const NewReceipt& receipt, json::Errors& errors) {
  if (receipt.amount.cents <= 0) errors.add_field("amount", "must be more than 0.00");
  if (receipt.paid_on && *receipt.paid_on > now() + clock_difference) {
    errors.add_field("paidOn", "must not be more than a day in the future");
  }
  if (receipt.paid_on && *receipt.paid_on < earliest_payment) {
    errors.add_field("paidOn", "must not be before the year 2000");
  }
  if (receipt.confirmation && !has_letter_or_digit(*receipt.confirmation)) {
    errors.add_field("confirmation", "must contain a letter or a digit");
  }
  if (receipt.download_url && !is_https_address(*receipt.download_url)) {
    errors.add_field("downloadUrl", "must be an address such as https://example.com/receipt.pdf");
  }
}

}  // namespace billspay::receipts
