// What can be refused about a session.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::sessions::problems {

// The same for an unknown address, a wrong password and a removed account (S06).
inline constexpr ProblemKind sign_in_failed{"sign-in-failed",
                                            "The e-mail address or the password is not right.",
                                            Category::unauthenticated};
inline constexpr ProblemKind foreign_origin{
    "foreign-origin", "This call must come from our own pages.", Category::forbidden};

}  // namespace billspay::sessions::problems
