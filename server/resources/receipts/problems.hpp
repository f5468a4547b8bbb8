// What can be refused about a receipt.
#pragma once

#include "platform/core/problem.hpp"

namespace billspay::receipts::problems {

inline constexpr ProblemKind already_posted{
    "receipt-already-posted",
    "This biller has a receipt with this confirmation number already. Void it first to replace it.",
    Category::conflict};
inline constexpr ProblemKind looks_duplicate{
    "receipt-looks-duplicate",
    "This biller has a receipt of the same amount on that day. Send confirmDuplicate if both were "
    "paid.",
    Category::conflict};
inline constexpr ProblemKind already_voided{"receipt-already-voided",
                                            "This receipt was voided before.", Category::conflict};
inline constexpr ProblemKind not_voided{
    "receipt-not-voided", "Void the receipt before you replace it.", Category::conflict};
inline constexpr ProblemKind already_replaced{
    "receipt-already-replaced",
    "This receipt was replaced before. Void and replace the newer one instead.",
    Category::conflict};

}  // namespace billspay::receipts::problems
