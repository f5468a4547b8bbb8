// What can be refused about a decision on an enrolment.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::kyc_reviews::problems {

inline constexpr ProblemKind data_changed{
    "kyc-data-changed",
    "The customer's data was changed since you saw it. Load the review again, then decide.",
    Category::conflict};
inline constexpr ProblemKind already_decided{
    "kyc-already-decided", "This enrolment is not waiting for a decision (any more).",
    Category::conflict};
inline constexpr ProblemKind email_not_verified{
    "email-not-verified",
    "The customer has not confirmed the e-mail address yet. Approve once it is confirmed.",
    Category::conflict};

}  // namespace billspay::kyc_reviews::problems
