#include "resources/transactions/csv.hpp"

#include "platform/http/csv.hpp"

namespace billspay::transactions {

std::string csv_header() {
  return "paidOn,customerNumber,firstName,lastName,email,biller,category,amount,status,"
         "confirmation,notes\r\n";
}

void append_csv_line(std::string& out, const Transaction& transaction) {
  const auto cell = [&](std::string_view text) {
    http::append_csv_cell(out, text);
    out.push_back(',');
  };
  cell(format_timestamp(transaction.paid_on));
  cell(transaction.customer.customer_number);
  cell(transaction.customer.first_name);
  cell(transaction.customer.last_name);
  cell(transaction.customer.email);
  cell(transaction.biller.name);
  cell(name_of(transaction.biller.category));
  cell(transaction.amount.to_string());
  cell(name_of(transaction.status));
  cell(transaction.confirmation);
  http::append_csv_cell(out, transaction.notes.value_or(""));
  out += "\r\n";
}

}  // namespace billspay::transactions
