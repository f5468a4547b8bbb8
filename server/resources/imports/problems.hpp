// What can be refused about an import as a whole.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::imports::problems {

inline constexpr ProblemKind import_under_way{
    "import-under-way", "Another import is being written. Try again when it is done.",
    Category::conflict};

}  // namespace billspay::imports::problems
