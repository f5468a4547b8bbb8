#include "resources/kyc_reviews/dto.hpp"

namespace billspay::kyc_reviews {

void check(const Ruling& ruling, json::Errors& errors) {
  if (ruling.decision != Decision::approved && ruling.reason.value_or("").empty()) {
    errors.add_field("reason", "is required: the customer reads it");
  }
}

}  // namespace billspay::kyc_reviews
