// Payment methods on the wire. A number comes in once and never goes out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"

namespace billspay::payment_methods {

enum class Type { credit_card, debit_card, bank_account };
enum class AccountType { checking, savings, business };

struct PaymentMethod {
  PaymentMethodId id;
  Type type;
  std::string provider;
  std::optional<std::string> cardholder_name;
  std::optional<std::string> nickname;
  std::optional<int> exp_month;
  std::optional<int> exp_year;
  std::optional<std::string> brand;
  std::string last4;
  std::optional<std::string> routing_number;  // masked
  std::optional<AccountType> account_type;
  std::optional<std::string> owner_name;
  std::optional<std::string> billing_address_line1;
  std::optional<std::string> billing_address_line2;
  std::optional<std::string> billing_city;
  std::optional<std::string> billing_state;
  std::optional<std::string> billing_postal_code;
  bool is_default;
  Timestamp created_at;
  Timestamp updated_at;
};

struct PaymentMethodPage {
  std::vector<PaymentMethod> payment_methods;
  std::optional<std::string> next_cursor;
};

struct BillingAddress {
  std::string line1;
  std::optional<std::string> line2;
  std::string city;
  std::string state;
  std::string postal_code;
};

struct NewPaymentMethod {
  Type type;
  std::optional<std::string> provider;
  SecretString account_number;
  std::optional<SecretString> confirm_account_number;
  std::optional<SecretString> security_code;  // validated, handed over, forgotten (PCI DSS 3.3.1)
  std::optional<std::string> cardholder_name;
  std::optional<std::string> nickname;
  std::optional<int> exp_month;
  std::optional<int> exp_year;
  std::optional<std::string> routing_number;
  std::optional<AccountType> account_type;
  std::optional<std::string> owner_name;
  std::optional<BillingAddress> billing_address;
  std::optional<bool> use_profile_address;
  std::optional<bool> is_default;
};
// Cards: Luhn, expiry, security code. Banks: ABA checksum, account type, owner.
void check(const NewPaymentMethod& method, json::Errors& errors);

struct PaymentMethodChanges {
  json::Sent<std::string> provider;
  json::Sent<std::optional<std::string>> cardholder_name;
  json::Sent<std::optional<std::string>> nickname;
  json::Sent<int> exp_month;
  json::Sent<int> exp_year;
  json::Sent<AccountType> account_type;
  json::Sent<std::string> owner_name;
  json::Sent<std::optional<BillingAddress>> billing_address;
  json::Sent<bool> use_profile_address;
  json::Sent<bool> is_default;
};
void check(const PaymentMethodChanges& changes, json::Errors& errors);

// What the audit trail keeps of a method that changed only because another one did.
struct DefaultFlag {
  bool is_default;
};

}  // namespace billspay::payment_methods

namespace billspay {
template <>
inline constexpr auto names<payment_methods::Type> =
    std::array{Name<payment_methods::Type>{payment_methods::Type::credit_card, "CREDIT_CARD"},
               Name<payment_methods::Type>{payment_methods::Type::debit_card, "DEBIT_CARD"},
               Name<payment_methods::Type>{payment_methods::Type::bank_account, "BANK_ACCOUNT"}};
template <>
inline constexpr auto names<payment_methods::AccountType> = std::array{
    Name<payment_methods::AccountType>{payment_methods::AccountType::checking, "CHECKING"},
    Name<payment_methods::AccountType>{payment_methods::AccountType::savings, "SAVINGS"},
    Name<payment_methods::AccountType>{payment_methods::AccountType::business, "BUSINESS"}};
}  // namespace billspay

namespace billspay::json {

template <>
inline constexpr auto table<payment_methods::PaymentMethod> =
    object("PaymentMethod", field("id", &payment_methods::PaymentMethod::id),
           field("type", &payment_methods::PaymentMethod::type),
           field("provider", &payment_methods::PaymentMethod::provider),
           field("cardholderName", &payment_methods::PaymentMethod::cardholder_name),
           field("nickname", &payment_methods::PaymentMethod::nickname),
           field("expMonth", &payment_methods::PaymentMethod::exp_month),
           field("expYear", &payment_methods::PaymentMethod::exp_year),
           field("brand", &payment_methods::PaymentMethod::brand),
           field("last4", &payment_methods::PaymentMethod::last4),
           field("routingNumber", &payment_methods::PaymentMethod::routing_number),
           field("accountType", &payment_methods::PaymentMethod::account_type),
           field("ownerName", &payment_methods::PaymentMethod::owner_name),
           field("billingAddressLine1", &payment_methods::PaymentMethod::billing_address_line1),
           field("billingAddressLine2", &payment_methods::PaymentMethod::billing_address_line2),
           field("billingCity", &payment_methods::PaymentMethod::billing_city),
           field("billingState", &payment_methods::PaymentMethod::billing_state),
           field("billingPostalCode", &payment_methods::PaymentMethod::billing_postal_code),
           field("isDefault", &payment_methods::PaymentMethod::is_default),
           field("createdAt", &payment_methods::PaymentMethod::created_at),
           field("updatedAt", &payment_methods::PaymentMethod::updated_at));

template <>
inline constexpr auto table<payment_methods::PaymentMethodPage> =
    object("PaymentMethodPage",
           field("paymentMethods", &payment_methods::PaymentMethodPage::payment_methods),
           field("nextCursor", &payment_methods::PaymentMethodPage::next_cursor));

template <>
inline constexpr auto table<payment_methods::BillingAddress> = object(
    "BillingAddress", field("line1", &payment_methods::BillingAddress::line1, rules::text(1, 120)),
    field("line2", &payment_methods::BillingAddress::line2, rules::text(0, 120)),
    field("city", &payment_methods::BillingAddress::city, rules::text(1, 80)),
    field("state", &payment_methods::BillingAddress::state, rules::state),
    field("postalCode", &payment_methods::BillingAddress::postal_code, rules::postal_code));

template <>
inline constexpr auto table<payment_methods::NewPaymentMethod> = object(
    "NewPaymentMethod", field("type", &payment_methods::NewPaymentMethod::type),
    field("provider", &payment_methods::NewPaymentMethod::provider, rules::label(80)),
    field("accountNumber", &payment_methods::NewPaymentMethod::account_number,
          rules::digits(4, 19)),
    field("confirmAccountNumber", &payment_methods::NewPaymentMethod::confirm_account_number,
          rules::digits(4, 19)),
    field("securityCode", &payment_methods::NewPaymentMethod::security_code, rules::digits(3, 4)),
    field("cardholderName", &payment_methods::NewPaymentMethod::cardholder_name, rules::label(120)),
    field("nickname", &payment_methods::NewPaymentMethod::nickname, rules::label(40)),
    field("expMonth", &payment_methods::NewPaymentMethod::exp_month, rules::range(1, 12)),
    field("expYear", &payment_methods::NewPaymentMethod::exp_year, rules::range(2000, 2100)),
    field("routingNumber", &payment_methods::NewPaymentMethod::routing_number, rules::digits(9, 9)),
    field("accountType", &payment_methods::NewPaymentMethod::account_type),
    field("ownerName", &payment_methods::NewPaymentMethod::owner_name, rules::label(120)),
    field("billingAddress", &payment_methods::NewPaymentMethod::billing_address),
    field("useProfileAddress", &payment_methods::NewPaymentMethod::use_profile_address),
    field("isDefault", &payment_methods::NewPaymentMethod::is_default));

template <>
inline constexpr auto table<payment_methods::PaymentMethodChanges> = object(
    "PaymentMethodChanges",
    field("provider", &payment_methods::PaymentMethodChanges::provider, rules::label(80)),
    field("cardholderName", &payment_methods::PaymentMethodChanges::cardholder_name,
          rules::label(120)),
    field("nickname", &payment_methods::PaymentMethodChanges::nickname, rules::label(40)),
    field("expMonth", &payment_methods::PaymentMethodChanges::exp_month, rules::range(1, 12)),
    field("expYear", &payment_methods::PaymentMethodChanges::exp_year, rules::range(2000, 2100)),
    field("accountType", &payment_methods::PaymentMethodChanges::account_type),
    field("ownerName", &payment_methods::PaymentMethodChanges::owner_name, rules::label(120)),
    field("billingAddress", &payment_methods::PaymentMethodChanges::billing_address),
    field("useProfileAddress", &payment_methods::PaymentMethodChanges::use_profile_address),
    field("isDefault", &payment_methods::PaymentMethodChanges::is_default));

template <>
inline constexpr auto table<payment_methods::DefaultFlag> =
    object("DefaultFlag", field("isDefault", &payment_methods::DefaultFlag::is_default));

}  // namespace billspay::json
