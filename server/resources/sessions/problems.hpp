// What can be refused about a session.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::sessions::problems {

// The same for an unknown address, a wrong password and a removed account (S06).
inline constexpr ProblemKind sign_in_failed{"sign-in-failed",
                                            "The e-mail address or the password is not right.",
                                            Category::unauthenticated};
// The same for an unknown name, a wrong password, and a disabled or removed account (S06).
inline constexpr ProblemKind staff_sign_in_failed{"staff-sign-in-failed",
                                                  "The username or the password is not right.",
                                                  Category::unauthenticated};
// Only after the password was right.
inline constexpr ProblemKind new_password_needed{
    "new-password-needed", "This password works once. Send newPassword with it to choose your own.",
    Category::forbidden};
inline constexpr ProblemKind foreign_origin{
    "foreign-origin", "This call must come from our own pages.", Category::forbidden};

}  // namespace billspay::sessions::problems
