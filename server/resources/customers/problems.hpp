// What can be refused about a customer.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::customers::problems {

inline constexpr ProblemKind email_taken{
    "email-taken",
    "There is an account with this e-mail address already. Sign in, or reset its password.",
    Category::conflict};
inline constexpr ProblemKind name_was_reviewed{
    "name-was-reviewed", "Your name was reviewed with your enrolment. Call us to change it.",
    Category::conflict};

}  // namespace billspay::customers::problems
