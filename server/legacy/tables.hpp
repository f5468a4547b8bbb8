// The tables of the earlier system and the names that their columns may have there. What is not in
// this list, such as security codes, is never read.
#pragma once

#include "legacy/source.hpp"

namespace billspay::legacy {

extern const Table agent_table;
extern const Table customer_table;
extern const Table payment_method_table;
extern const Table biller_table;
extern const Table receipt_table;
extern const Table assignment_table;

// Its id, or of an assignment those of its agent and customer.
std::string id_of(const Row& row);

}  // namespace billspay::legacy
