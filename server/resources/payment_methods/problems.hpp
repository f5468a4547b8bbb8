// What can be refused about a payment method.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::payment_methods::problems {

inline constexpr ProblemKind kyc_not_approved{
    "kyc-not-approved",
    "The enrolment is not approved yet. Payment methods can be added once it is.",
    Category::forbidden};
inline constexpr ProblemKind already_added{"payment-method-already-added",
                                           "This card or account is in the wallet already.",
                                           Category::conflict};
inline constexpr ProblemKind wallet_full{
    "wallet-full", "The wallet is full. Remove a payment method first.", Category::conflict};
inline constexpr ProblemKind default_needed{
    "default-needed",
    "One payment method is always the default. Make another one the default instead.",
    Category::conflict};
inline constexpr ProblemKind undo_expired{
    "payment-method-undo-expired",
    "It was removed too long ago to be put back. Add the card or account again.",
    Category::conflict};

}  // namespace billspay::payment_methods::problems
