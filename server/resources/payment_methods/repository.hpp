// Payment methods in the database.
#pragma once

#include <optional>
#include <string>

#include "platform/auth/principals.hpp"
#include "platform/http/answers.hpp"
#include "platform/http/paging.hpp"
#include "platform/postgres/database.hpp"
#include "platform/vault/processor.hpp"
#include "resources/customers/customers.hpp"
#include "resources/payment_methods/dto.hpp"

namespace billspay::payment_methods {

using Found = http::Versioned<PaymentMethod>;

// What decides over changes of a wallet.
struct Wallet {
  std::string owner_full_name;
  customers::KycStatus kyc_status;
  std::string address_line1;
  std::optional<std::string> address_line2;
  std::string city;
  std::string state;
  std::string postal_code;
};

// A payment method that was taken out.
struct Removed {
  int version;
  bool recently;
};

// problems::unauthenticated.
Task<Result<PaymentMethodPage>> list(postgres::Database& database, const auth::Customer& who,
                                     http::PageRequest page);
// problems::not_found, also for somebody else's.
Task<Result<Found>> find(postgres::Database& database, const auth::Customer& who,
                         PaymentMethodId id);

// The same in a transaction of staff, who are not confined to one customer's rows.
Task<PaymentMethodPage> list_in(postgres::Transaction& transaction, CustomerId owner,
                                http::PageRequest page);

// Holds the wallet until the end of the transaction. Nothing when the customer was removed.
Task<std::optional<Wallet>> lock_wallet(postgres::Transaction& transaction, CustomerId owner);
// How many methods are in it; right only while the wallet is locked.
Task<int> count_methods(postgres::Transaction& transaction, CustomerId owner);
Task<std::optional<Found>> find_in(postgres::Transaction& transaction, CustomerId owner,
                                   PaymentMethodId id);
// A Violation of payment_methods_account_hash_key when the number is in the wallet already.
Task<std::expected<int, postgres::Violation>> add(postgres::Transaction& transaction,
                                                  CustomerId owner, const PaymentMethod& method,
                                                  const vault::StoredAccount& account,
                                                  const Bytes& account_hash);
Task<void> save(postgres::Transaction& transaction, CustomerId owner, const PaymentMethod& method);
// Which one was the default, if any.
Task<std::optional<PaymentMethodId>> clear_default(postgres::Transaction& transaction,
                                                   CustomerId owner);
Task<void> remove(postgres::Transaction& transaction, CustomerId owner, PaymentMethodId id);
// Which one is the default now; nothing when the wallet is empty.
Task<std::optional<PaymentMethodId>> promote_newest(postgres::Transaction& transaction,
                                                    CustomerId owner);
Task<std::optional<Removed>> find_removed(postgres::Transaction& transaction, CustomerId owner,
                                          PaymentMethodId id, int days);
// A Violation of payment_methods_account_hash_key when the number is in the wallet again.
Task<std::expected<int, postgres::Violation>> put_back(postgres::Transaction& transaction,
                                                       CustomerId owner, PaymentMethodId id,
                                                       bool as_default);

}  // namespace billspay::payment_methods
