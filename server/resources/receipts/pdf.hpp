// A receipt as a page to keep: PDF, tagged for screen readers. The same receipt is always the same
// bytes, so that two copies can be compared.
#pragma once

#include <string>

#include "platform/http/platform.hpp"
#include "resources/receipts/dto.hpp"

namespace billspay::receipts {

struct Printed {
  Receipt receipt;
  std::string customer_name;
  std::string customer_number;
};

// Takes milliseconds: not for the serving threads. Throws std::runtime_error when there is no font.
std::string draw_pdf(const Printed& printed);

// The same away from this thread, as a file to download. problems::temporarily_unavailable when too
// many are drawn at once.
Task<Result<http::PdfFile>> print_with(const http::Platform& platform, Printed printed);

// "receipt-BP-20261122-48392-01746.pdf"; ASCII whatever the confirmation is made of.
std::string pdf_file_name(const Receipt& receipt);

}  // namespace billspay::receipts
