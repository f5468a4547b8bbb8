#include "platform/http/content_coding.hpp"

#include <algorithm>
#include <optional>

#include "platform/core/text.hpp"

namespace billspay::http {
namespace {

bool same_token(std::string_view a, std::string_view b) noexcept {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto lower = [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return lower(x) == lower(y);
  });
}

// "0.875" is 875: at most three digits after the point, and not above 1 (RFC 9110 §12.4.2).
std::optional<int> thousandths(std::string_view text) noexcept {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int value = (text[0] - '0') * 1000;
  int scale = 100;
  for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value += (digit - '0') * scale;
    scale /= 10;
  }
  return value <= 1000 ? std::optional(value) : std::nullopt;
}

// What an Accept-Encoding says, in thousandths; nothing where it does not name the coding.
struct Weights {
  std::optional<int> identity;
  std::optional<int> gzip;
  std::optional<int> brotli;
  std::optional<int> others;  // "*"

  void take(std::string_view element) noexcept {
    const std::size_t semicolon = std::min(element.find(';'), element.size());
    const std::string_view coding = trim(element.substr(0, semicolon));
    std::optional<int> weight = 1000;
    if (semicolon < element.size()) {
      const std::string_view parameter = trim(element.substr(semicolon + 1));
      if (!same_token(parameter.substr(0, 2), "q=")) return;
      weight = thousandths(parameter.substr(2));
    }
    if (!weight) return;
    if (same_token(coding, "identity")) identity = weight;
    if (same_token(coding, "gzip") || same_token(coding, "x-gzip")) gzip = weight;
    if (same_token(coding, "br")) brotli = weight;
    if (coding == "*") others = weight;
  }

  // What was not mentioned is not wanted, except that a file as it is can be had when nothing else.
  [[nodiscard]] int of(Coding coding) const noexcept {
    if (coding == Coding::identity) return identity.value_or(others.value_or(1));
    return (coding == Coding::gzip ? gzip : brotli).value_or(others.value_or(0));
  }
};

}  // namespace

std::string_view token_of(Coding coding) noexcept {
  switch (coding) {
    case Coding::gzip:
      return "gzip";
    case Coding::brotli:
      return "br";
    case Coding::identity:
      break;
  }
  return {};
}

Coding preferred(const Request& request, std::span<const Coding> available) noexcept {
  Weights weights;
  for (const auto& [name, value] : request.headers) {
    if (name != "accept-encoding") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      weights.take(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  Coding best = Coding::identity;
  int best_weight = 0;
  for (const Coding coding : available) {
    if (const int weight = weights.of(coding); weight > best_weight) {
      best = coding;
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace billspay::http
