#include "resources/transactions/csv.hpp"

#include "platform/http/csv.hpp"

namespace billspay::transactions {

std::string csv_header() {
  return "paidOn,customerNumber,firstName,lastName,email,biller,category,amount,status,"
         "confirmation,notes\r\n";
}

void append_csv_line(std::string& out, const Transaction& transaction) {
  const auto& customer = transaction.customer;
  http::append_csv_line(
      out, {format_timestamp(transaction.paid_on), customer.customer_number, customer.first_name,
            customer.last_name, customer.email, transaction.biller.name,
            name_of(transaction.biller.category), transaction.amount.to_string(),
            name_of(transaction.status), transaction.confirmation,
            transaction.notes ? *transaction.notes : std::string_view()});
}

}  // namespace billspay::transactions
