// Judges rows of the earlier database by the rules of our own API, and gives them our shape.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "legacy/sealed_number.hpp"
#include "legacy/source.hpp"
#include "resources/billers/dto.hpp"
#include "resources/customers/dto.hpp"
#include "resources/payment_methods/dto.hpp"
#include "resources/receipts/dto.hpp"

namespace billspay::legacy {

// The error is why the row is refused: what is wrong with which field, without any value.
template <class T>
using Judged = std::expected<T, std::string>;

// "2024-01-02 03:04:05.123", in UTC when it says nothing else, as PostgreSQL writes it.
std::optional<Timestamp> moment(const std::optional<std::string>& text);

struct Customer {
  customers::NewCustomer person;  // the password is the hash
  std::string date_of_birth;      // YYYY-MM-DD
  std::string customer_number;    // empty: a new one is needed
  Timestamp created_at;
  bool removed;
};
Judged<Customer> judge_customer(const Row& row);

// A card or bank account, its number opened.
Judged<payment_methods::NewPaymentMethod> judge_payment_method(const Row& row,
                                                               const NumberKey& key);

Judged<billers::NewBiller> judge_biller(const Row& row);

struct PaidBill {
  receipts::NewReceipt receipt;  // without the biller
  Timestamp paid_on;
  std::string confirmation;
};
Judged<PaidBill> judge_receipt(const Row& row);

struct Agent {
  std::string username;
  std::string password_hash;
  std::string full_name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  bool active;
};
Judged<Agent> judge_agent(const Row& row);

}  // namespace billspay::legacy
