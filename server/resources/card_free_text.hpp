// A rule for text that people type about an account: no card number, which would be kept in the
// clear there (PCI DSS 3.5, security statements S57 and S58). Beside the resources, because several
// of them take such text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/core/ids.hpp"
#include "platform/json/rules.hpp"

namespace billspay::card_free {

// 15 or 16 digits that begin as cards of the networks do and have their check digit (ISO/IEC
// 7812-1). Two dates in a row are none: they begin with 19, 20, 0, 1 or 3.
inline bool looks_like_a_card(std::string_view digits) noexcept {
  const auto between = [&](std::string_view first, std::string_view last) {
    const std::string_view head = digits.substr(0, first.size());
    return first <= head && head <= last;
  };
  const bool short_card = digits.size() == 15 && (between("34", "34") || between("37", "37"));
  const bool long_card = digits.size() == 16 &&
                         (between("4", "6") || between("2221", "2720") || between("3528", "3589"));
  return (short_card || long_card) && luhn_valid(digits);
}

// Whether groups of digits that follow each other make a card's number.
inline bool make_a_card(const std::vector<std::string>& groups) {
  constexpr std::size_t longest_card = 16;
  for (auto first = groups.begin(); first != groups.end(); ++first) {
    std::string digits;
    for (auto next = first; next != groups.end() && digits.size() < longest_card; ++next) {
      digits += *next;
      if (looks_like_a_card(digits)) return true;
    }
  }
  return false;
}

// However its digits are grouped by blanks, dashes and dots.
inline bool holds_a_card(std::string_view text) {
  std::vector<std::string> groups;
  bool in_group = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit) {
      if (!in_group) groups.emplace_back();
      groups.back().push_back(c);
    } else if (c != ' ' && c != '-' && c != '.') {
      if (make_a_card(groups)) return true;
      groups.clear();
    }
    in_group = digit;
  }
  return make_a_card(groups);
}

// Another rule, and no card number.
struct CardFree {
  json::rules::Text rule;

  json::rules::Wrong accept(std::string& value) const {
    if (auto wrong = rule.accept(value)) return wrong;
    if (holds_a_card(value)) return "must not contain a card number";
    return std::nullopt;
  }
  void describe(json::Schema& schema) const { rule.describe(schema); }
};
constexpr CardFree text(std::size_t min, std::size_t max) { return {json::rules::text(min, max)}; }
constexpr CardFree lines(std::size_t max) { return {json::rules::lines(max)}; }

}  // namespace billspay::card_free
