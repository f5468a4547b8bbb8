// Receipts as a spreadsheet reads them.
#pragma once

#include <string>

#include "resources/receipts/dto.hpp"

namespace billspay::receipts {

// RFC 4180 with CRLF; see http::append_csv_cell for what becomes of formulas (S46).
std::string csv_header();
void append_csv_line(std::string& out, const Receipt& receipt);

}  // namespace billspay::receipts
