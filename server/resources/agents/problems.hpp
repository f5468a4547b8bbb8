// What can be refused about an agent.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::agents::problems {

inline constexpr ProblemKind username_taken{
    "username-taken", "Another agent has this user name. Choose another one.", Category::conflict};

}  // namespace billspay::agents::problems
