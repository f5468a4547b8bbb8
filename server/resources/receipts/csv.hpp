// Receipts as a spreadsheet reads them.
#pragma once

#include <string>
#include <string_view>

#include "resources/receipts/dto.hpp"

namespace billspay::receipts {

// RFC 4180 with CRLF. A cell that a spreadsheet would run as a formula starts with an apostrophe
// (security statement S46; OWASP "CSV injection").
void append_csv_cell(std::string& out, std::string_view text);
std::string csv_header();
void append_csv_line(std::string& out, const Receipt& receipt);

}  // namespace billspay::receipts
