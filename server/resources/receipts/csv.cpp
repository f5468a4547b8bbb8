#include "resources/receipts/csv.hpp"

#include "platform/http/csv.hpp"

namespace billspay::receipts {

std::string csv_header() { return "paidOn,biller,category,amount,status,confirmation,notes\r\n"; }

void append_csv_line(std::string& out, const Receipt& receipt) {
  http::append_csv_line(
      out, {format_timestamp(receipt.paid_on), receipt.biller.name,
            name_of(receipt.biller.category), receipt.amount.to_string(), name_of(receipt.status),
            receipt.confirmation, receipt.notes ? *receipt.notes : std::string_view()});
}

}  // namespace billspay::receipts
