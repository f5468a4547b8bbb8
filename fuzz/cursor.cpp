// Cursors, ids, times, amounts and e-mail addresses: small texts of strangers. What is accepted has
// one spelling, or comes out as it was.
#include <sodium.h>

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/core/text.hpp"
#include "platform/http/paging.hpp"

using namespace billspay;

namespace {
void require(bool holds) {
  if (!holds) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool ready = sodium_init() >= 0;
  require(ready);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto cursor = http::Cursor::parse(text)) require(cursor->to_string() == text);
  if (const auto id = Uuid::parse(text)) require(id->to_string() == text);
  if (const auto date = parse_date(text)) require(format_date(*date) == text);
  if (const auto at = parse_timestamp(text))
    require(parse_timestamp(format_timestamp(*at)).has_value());
  if (const auto amount = Money::parse(text)) {
    require(amount->cents >= 0 && amount->cents <= Money::max_cents);
    require(Money::parse(amount->to_string()) == amount);
  }
  if (acceptable_text(text)) require(count_characters(text) <= text.size());
  if (valid_email(text)) require(text.find('@') != std::string_view::npos);
  return 0;
}
