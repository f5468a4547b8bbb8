// Cells of a spreadsheet file, safe to open.
#pragma once

#include <string>
#include <string_view>

namespace billspay::http {

// One cell of RFC 4180. A cell that a spreadsheet would run as a formula starts with an apostrophe
// (security statement S46; OWASP "CSV injection").
void append_csv_cell(std::string& out, std::string_view text);

}  // namespace billspay::http
