#include "platform/core/money.hpp"

namespace billspay {

std::optional<Money> Money::parse(std::string_view text) noexcept {
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  if (whole.empty() || whole.size() > 8 || (whole.size() > 1 && whole[0] == '0')) {
    return std::nullopt;
  }
  std::string_view decimals;
  if (dot != std::string_view::npos) {
    decimals = text.substr(dot + 1);
    if (decimals.empty() || decimals.size() > 2) return std::nullopt;
  }
  std::int64_t cents = 0;
  for (const char c : whole) {
    if (c < '0' || c > '9') return std::nullopt;
    cents = cents * 10 + (c - '0');
  }
  for (std::size_t i = 0; i < 2; ++i) {
    const char c = i < decimals.size() ? decimals[i] : '0';
    if (c < '0' || c > '9') return std::nullopt;
    cents = cents * 10 + (c - '0');
  }
  return Money{cents};
}

std::string Money::to_string() const {
  const auto magnitude =
      cents < 0 ? 0 - static_cast<std::uint64_t>(cents) : static_cast<std::uint64_t>(cents);
  std::string text = std::to_string(magnitude / 100);
  text.push_back('.');
  text.push_back(static_cast<char>('0' + magnitude / 10 % 10));
  text.push_back(static_cast<char>('0' + magnitude % 10));
  return cents < 0 ? "-" + text : text;
}

}  // namespace billspay
