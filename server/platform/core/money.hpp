// Amounts of US dollars: integer cents here, numeric(10,2) in the database, a decimal string
// ("84.27") on the wire. Never a double.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace billspay {

struct Money {
  std::int64_t cents = 0;

  auto operator<=>(const Money&) const = default;

  static constexpr std::int64_t max_cents = 9'999'999'999;  // numeric(10,2)

  // "84.27" or "84"; at most two decimals, no sign, exponent, blank or leading zero.
  static std::optional<Money> parse(std::string_view text) noexcept;
  // Always two decimals; a sum may be negative or larger than max_cents.
  [[nodiscard]] std::string to_string() const;
};

}  // namespace billspay
