// Enrolments under review in the database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/auth/principals.hpp"
#include "platform/http/answers.hpp"
#include "platform/postgres/database.hpp"
#include "platform/vault/data_cipher.hpp"
#include "resources/kyc_reviews/dto.hpp"

namespace billspay::kyc_reviews {

using Found = http::Versioned<Review>;

// Oldest first. problems::unauthenticated.
Task<Result<QueuePage>> list_queue(postgres::Database& database, const auth::Staff& who,
                                   QueueRequest request);

// Nothing for an unknown or removed customer.
Task<std::optional<Found>> find_review(postgres::Transaction& transaction,
                                       const vault::DataCipher& cipher, CustomerId customer);
Task<std::optional<Identity>> open_identity(postgres::Transaction& transaction,
                                            const vault::DataCipher& cipher, CustomerId customer);

// What a decision depends on.
struct Standing {
  std::string first_name;
  customers::KycStatus kyc_status;
  std::optional<std::string> kyc_reason;
  bool email_verified;
  int version;
};
Task<std::optional<Standing>> find_standing(postgres::Transaction& transaction,
                                            CustomerId customer);

// Keeps the decision and takes the step. False when the data is not that version or was decided
// about in the meantime. `kyc_reason` is what the customer will read.
Task<bool> decide(postgres::Transaction& transaction, CustomerId customer, AdminId admin,
                  const Ruling& ruling, const std::optional<std::string>& kyc_reason);

}  // namespace billspay::kyc_reviews
