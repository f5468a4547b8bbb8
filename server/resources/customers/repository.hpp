// Customers in the database, as the portal reads and writes them.
#pragma once

#include <optional>
#include <string>

#include "platform/auth/principals.hpp"
#include "platform/http/answers.hpp"
#include "platform/postgres/database.hpp"
#include "resources/customers/dto.hpp"

namespace billspay::customers {

// What only the database sees of a new customer.
struct SealedIdentity {
  Bytes date_of_birth;
  Bytes ssn_last4;
  Bytes identity_hash;
};

Task<Result<bool>> email_is_taken(postgres::Database& database, const std::string& email);
// False when the customer number is taken. A Violation of users_email_live_key when the address is.
Task<std::expected<bool, postgres::Violation>> add(postgres::Transaction& transaction,
                                                   CustomerId id, const NewCustomer& customer,
                                                   const std::string& password_hash,
                                                   const SealedIdentity& identity,
                                                   const std::string& customer_number);
Task<Result<http::Versioned<ProfileAnswer>>> find_profile(postgres::Database& database,
                                                          const auth::Customer& who);
// Locks the row. Nothing when the customer was removed.
Task<std::optional<http::Versioned<Profile>>> lock_profile(postgres::Transaction& transaction,
                                                           CustomerId id);
Task<void> save_profile(postgres::Transaction& transaction, const Profile& profile);

// The sealed columns of a customer whose row is locked.
struct SealedColumns {
  Bytes date_of_birth;
  Bytes ssn_last4;
};
Task<SealedColumns> find_identity(postgres::Transaction& transaction, CustomerId id);
Task<void> save_identity_hash(postgres::Transaction& transaction, CustomerId id,
                              const Bytes& identity_hash);

// Somebody whose address is not confirmed yet.
struct Unverified {
  std::string email;
  std::string first_name;
  std::string last_name;

  [[nodiscard]] std::string full_name() const { return first_name + " " + last_name; }
};
// Locks the row. Nothing when the address is confirmed or the customer was removed.
Task<std::optional<Unverified>> lock_unverified(postgres::Transaction& transaction, CustomerId id);
// No link that was mailed before works any more.
Task<void> void_verifications(postgres::Transaction& transaction, CustomerId id);
Task<void> add_verification(postgres::Transaction& transaction, const Bytes& token_hash,
                            CustomerId id);
// Whose link it was; nothing when it cannot be used (any more).
Task<std::optional<CustomerId>> use_verification(postgres::Transaction& transaction,
                                                 const Bytes& token_hash);
// The customer's full name; nothing when the customer was removed.
Task<std::optional<std::string>> mark_verified(postgres::Transaction& transaction, CustomerId id);

}  // namespace billspay::customers
