#include "platform/core/ids.hpp"

#include <sodium.h>

#include <algorithm>

#include "platform/core/clock.hpp"

namespace billspay {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

constexpr int hex_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

int luhn_sum(std::string_view digits) noexcept {
  int sum = 0;
  bool doubled = false;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
    int digit = *at - '0';
    if (doubled) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
    doubled = !doubled;
  }
  return sum;
}

// Random bytes in portions: asking the kernel costs more than an id is worth. Used for ids only,
// which are no secrets.
void take_random(std::uint8_t* out, std::size_t count) {
  thread_local std::array<std::uint8_t, 1024> portion;
  thread_local std::size_t used = portion.size();
  if (portion.size() - used < count) {
    randombytes_buf(portion.data(), portion.size());
    used = 0;
  }
  std::copy_n(portion.begin() + static_cast<std::ptrdiff_t>(used), count, out);
  used += count;
}

bool all_digits(std::string_view text) noexcept {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

}  // namespace

std::optional<Uuid> Uuid::parse(std::string_view text) noexcept {
  if (text.size() != 36) return std::nullopt;
  Uuid id;
  std::size_t byte = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (text[i] != '-') return std::nullopt;
      ++i;
      continue;
    }
    const int high = hex_value(text[i]);
    const int low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[byte++] = static_cast<std::uint8_t>(high * 16 + low);
    i += 2;
  }
  return id;
}

Uuid Uuid::v7() {
  Uuid id;
  take_random(id.bytes.data(), id.bytes.size());
  const auto milliseconds = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(now().time_since_epoch()).count());
  for (std::size_t i = 0; i < 6; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
  }
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0fU) | 0x70U);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3fU) | 0x80U);
  return id;
}

void Uuid::append_to(std::string& out) const {
  std::array<char, 36> text;
  std::size_t at = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text[at++] = '-';
    text[at++] = hex_digits[bytes[i] >> 4U];
    text[at++] = hex_digits[bytes[i] & 0x0fU];
  }
  out.append(text.data(), text.size());
}

std::string Uuid::to_string() const {
  std::string text;
  text.reserve(36);
  append_to(text);
  return text;
}

bool luhn_valid(std::string_view digits) noexcept {
  return all_digits(digits) && luhn_sum(digits) % 10 == 0;
}

bool aba_valid(std::string_view digits) noexcept {
  if (digits.size() != 9 || !all_digits(digits)) return false;
  constexpr std::array weights{3, 7, 1};
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * weights[i % 3];
  return sum % 10 == 0 && sum != 0;
}

namespace customer_number {

std::string random() {
  std::string digits;
  digits.push_back(static_cast<char>('1' + randombytes_uniform(9)));
  while (digits.size() < 11) digits.push_back(static_cast<char>('0' + randombytes_uniform(10)));
  digits.push_back('0');
  const int check = (10 - luhn_sum(digits) % 10) % 10;
  digits.back() = static_cast<char>('0' + check);
  return digits;
}

bool valid(std::string_view digits) noexcept { return digits.size() == 12 && luhn_valid(digits); }

std::string display(std::string_view digits) {
  if (digits.size() != 12) return std::string(digits);
  return std::string(digits.substr(0, 4)) + '-' + std::string(digits.substr(4, 4)) + '-' +
         std::string(digits.substr(8, 4));
}

}  // namespace customer_number
}  // namespace billspay
