#include "resources/receipts/csv.hpp"

namespace billspay::receipts {

void append_csv_cell(std::string& out, std::string_view text) {
  constexpr std::string_view formula_starts = "=+-@\t\r";
  const bool formula = !text.empty() && formula_starts.find(text.front()) != std::string_view::npos;
  const bool quote = formula || text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (!quote) {
    out += text;
    return;
  }
  out.push_back('"');
  if (formula) out.push_back('\'');
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

std::string csv_header() { return "paidOn,biller,category,amount,status,confirmation,notes\r\n"; }

void append_csv_line(std::string& out, const Receipt& receipt) {
  out += format_timestamp(receipt.paid_on);
  out.push_back(',');
  append_csv_cell(out, receipt.biller.name);
  out.push_back(',');
  out += name_of(receipt.biller.category);
  out.push_back(',');
  out += receipt.amount.to_string();
  out.push_back(',');
  out += name_of(receipt.status);
  out.push_back(',');
  append_csv_cell(out, receipt.confirmation);
  out.push_back(',');
  append_csv_cell(out, receipt.notes.value_or(""));
  out += "\r\n";
}

}  // namespace billspay::receipts
