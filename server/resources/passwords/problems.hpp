// What can be refused about a password.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::passwords::problems {

inline constexpr ProblemKind current_password_wrong{
    "current-password-wrong", "The current password is not right.", Category::forbidden};
inline constexpr ProblemKind link_not_valid{
    "link-not-valid", "This link was used before or has expired. Ask for a new one.",
    Category::invalid};

}  // namespace billspay::passwords::problems
