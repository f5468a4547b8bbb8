#include "resources/receipts/confirmation.hpp"

#include <algorithm>

#include "platform/core/bytes.hpp"
#include "platform/core/ids.hpp"

namespace billspay::receipts {
namespace {

constexpr std::size_t random_digits = 9;
constexpr std::size_t day_digits = 8;
constexpr std::size_t group = 5;

// Even: 250 is the largest multiple of ten that a byte holds.
std::string digits_at_random(std::size_t count) {
  constexpr unsigned even_below = 250;
  std::string digits;
  while (digits.size() < count) {
    for (const char random : random_bytes(count)) {
      const unsigned byte = static_cast<unsigned char>(random);
      if (byte < even_below && digits.size() < count) {
        digits.push_back(static_cast<char>('0' + byte % 10));
      }
    }
  }
  return digits;
}

}  // namespace

std::string new_confirmation(Timestamp paid_on) {
  std::string digits = format_timestamp(paid_on).substr(0, 10);
  std::erase(digits, '-');
  digits += digits_at_random(random_digits) + '0';
  while (!luhn_valid(digits)) ++digits.back();
  return "BP-" + digits.substr(0, day_digits) + '-' + digits.substr(day_digits, group) + '-' +
         digits.substr(day_digits + group);
}

}  // namespace billspay::receipts
