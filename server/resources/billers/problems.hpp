// What can be refused about a biller.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::billers::problems {

inline constexpr ProblemKind already_added{"biller-already-added",
                                           "The customer has this account at this biller already.",
                                           billspay::Category::conflict};
inline constexpr ProblemKind undo_expired{
    "biller-undo-expired",
    "It was removed too long ago for an agent to undo. Ask an admin to restore it.",
    billspay::Category::conflict};

}  // namespace billspay::billers::problems
