// What can be refused about an account.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::customer_accounts::problems {

inline constexpr ProblemKind email_taken{
    "email-taken",
    "Another customer has enrolled with this e-mail address since. Two cannot share it.",
    Category::conflict};
inline constexpr ProblemKind purged{
    "purged", "This customer was removed so long ago that their details were erased.",
    Category::conflict};

}  // namespace billspay::customer_accounts::problems
