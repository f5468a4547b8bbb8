// Transactions as a spreadsheet reads them.
#pragma once

#include <string>

#include "resources/transactions/dto.hpp"

namespace billspay::transactions {

// RFC 4180 with CRLF, no formulas (security statement S46).
std::string csv_header();
void append_csv_line(std::string& out, const Transaction& transaction);

}  // namespace billspay::transactions
