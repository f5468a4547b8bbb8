// Card brands by their first digits (ISO/IEC 7812 issuer ranges, as the networks publish them).
#pragma once

#include <string_view>

namespace billspay::payment_methods {

struct Brand {
  std::string_view name;
  int code_length;  // digits of the security code
};

// "Card" when the range is not one of the large networks'.
Brand brand_of(std::string_view card_number) noexcept;

}  // namespace billspay::payment_methods
