#include "resources/receipts/csv.hpp"

namespace billspay::receipts {

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
