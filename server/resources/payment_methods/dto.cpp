#include "resources/payment_methods/dto.hpp"

#include "resources/payment_methods/brand.hpp"

namespace billspay::payment_methods {
namespace {

constexpr std::size_t shortest_card = 12;
constexpr std::size_t longest_bank_account = 17;  // NACHA

// Cards are good until the end of their month, wherever that is on Earth.
bool expired(int month, int year) {
  const auto end = std::chrono::year_month(std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)));
  const Date date = Date(std::chrono::floor<std::chrono::days>(now() - std::chrono::hours(12)));
  return end < std::chrono::year_month(date.year(), date.month());
}

void check_expiry(std::optional<int> month, std::optional<int> year, json::Errors& errors) {
  if (month && year && expired(*month, *year)) {
    errors.add_field("expMonth", "must not be in the past: this card has expired");
  }
}

void check_card(const NewPaymentMethod& method, json::Errors& errors) {
  const std::string& number = method.account_number.reveal();
  if (number.size() < shortest_card || !luhn_valid(number)) {
    errors.add_field("accountNumber", "is not a card number: check its digits");
  }
  if (!method.exp_month) errors.add_field("expMonth", "is required for a card");
  if (!method.exp_year) errors.add_field("expYear", "is required for a card");
  check_expiry(method.exp_month, method.exp_year, errors);
  const auto expected = static_cast<std::size_t>(brand_of(number).code_length);
  if (method.security_code && method.security_code->reveal().size() != expected) {
    errors.add_field("securityCode",
                     "must have " + std::to_string(expected) + " digits for this card");
  }
  if (method.routing_number) errors.add_field("routingNumber", "is for bank accounts only");
  if (method.account_type) errors.add_field("accountType", "is for bank accounts only");
  if (method.owner_name) errors.add_field("ownerName", "is for bank accounts only");
}

void check_bank(const NewPaymentMethod& method, json::Errors& errors) {
  if (method.account_number.reveal().size() > longest_bank_account) {
    errors.add_field("accountNumber", "must have 4 to 17 digits");
  }
  if (!method.routing_number) {
    errors.add_field("routingNumber", "is required for a bank account");
  } else if (!aba_valid(*method.routing_number)) {
    errors.add_field("routingNumber", "is not a routing number: check its digits");
  }
  if (!method.account_type) errors.add_field("accountType", "is required for a bank account");
  if (!method.owner_name) errors.add_field("ownerName", "is required for a bank account");
  if (method.exp_month) errors.add_field("expMonth", "is for cards only");
  if (method.exp_year) errors.add_field("expYear", "is for cards only");
  if (method.security_code) errors.add_field("securityCode", "is for cards only");
  if (method.cardholder_name) errors.add_field("cardholderName", "is for cards only");
}

constexpr auto one_address = "cannot be sent together with useProfileAddress";

}  // namespace

void check(const NewPaymentMethod& method, json::Errors& errors) {
  if (method.type == Type::bank_account) {
    check_bank(method, errors);
  } else {
    check_card(method, errors);
  }
  if (method.confirm_account_number &&
      method.confirm_account_number->reveal() != method.account_number.reveal()) {
    errors.add_field("confirmAccountNumber", "is not the same as accountNumber");
  }
  if (method.billing_address && method.use_profile_address.value_or(false)) {
    errors.add_field("billingAddress", one_address);
  }
}

void check(const PaymentMethodChanges& changes, json::Errors& errors) {
  check_expiry(changes.exp_month.value, changes.exp_year.value, errors);
  if (changes.billing_address && changes.use_profile_address.value.value_or(false)) {
    errors.add_field("billingAddress", one_address);
  }
}

}  // namespace billspay::payment_methods
