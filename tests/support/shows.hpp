// Whether a text shows something that it must not.
#pragma once

#include <algorithm>
#include <cctype>
#include <string_view>

namespace billspay::test_support {

// A run of digits counts when it stands alone: ids, times and numbers of the server's own have any
// digits in them by chance.
inline bool shows(std::string_view text, std::string_view what) {
  const auto is_digit = [](unsigned char c) { return std::isdigit(c) != 0; };
  if (!std::ranges::all_of(what, is_digit)) return text.contains(what);
  const auto joins = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == ':';
  };
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) {
    const bool before = at > 0 && joins(text[at - 1]);
    const std::size_t end = at + what.size();
    const bool after = end < text.size() && joins(text[end]);
    if (!before && !after) return true;
  }
  return false;
}

}  // namespace billspay::test_support
