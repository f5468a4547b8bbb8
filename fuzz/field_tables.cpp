// JSON bodies and query strings on their way into the DTOs. What is accepted must come out again as
// JSON that is accepted.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/http/paging.hpp"
#include "resources/customers/dto.hpp"
#include "resources/payment_methods/dto.hpp"
#include "resources/receipts/dto.hpp"
#include "resources/sessions/dto.hpp"

using namespace billspay;

namespace {

template <class T>
void try_decode(const json::Document& document) {
  const auto value = json::decode<T>(document);
  if (!value && value.error().errors.empty()) std::abort();
}

void decode_body(std::string_view text) {
  const auto document = json::Document::parse(text);
  if (!document) return;
  try_decode<customers::NewCustomer>(*document);
  try_decode<payment_methods::NewPaymentMethod>(*document);
  try_decode<sessions::Credentials>(*document);
  const auto changes = json::decode<customers::ProfileChanges>(*document);
  if (!changes) return;
  const auto again = json::Document::parse(json::encode(*changes));
  if (!again || !json::decode<customers::ProfileChanges>(*again)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  decode_body(text);
  if (const auto query = json::Document::parse_query(text)) {
    try_decode<receipts::ListRequest>(*query);
    try_decode<http::PageRequest>(*query);
  }
  return 0;
}
