// What can be refused about a password.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::passwords::problems {

inline constexpr ProblemKind current_password_wrong{
    "current-password-wrong", "The current password is not right.", Category::forbidden};

}  // namespace billspay::passwords::problems
