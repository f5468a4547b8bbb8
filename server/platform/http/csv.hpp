// Cells of a spreadsheet file, safe to open.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace billspay::http {

// One cell of RFC 4180. A cell that a spreadsheet would run as a formula starts with an apostrophe
// (security statement S46; OWASP "CSV injection").
void append_csv_cell(std::string& out, std::string_view text);
// Cells and the end of their line.
void append_csv_line(std::string& out, std::initializer_list<std::string_view> cells);

}  // namespace billspay::http
