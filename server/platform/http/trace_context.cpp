#include "platform/http/trace_context.hpp"

#include <algorithm>

namespace billspay::http {
namespace {

// version "-" trace-id "-" parent-id "-" trace-flags
constexpr std::size_t version_digits = 2;
constexpr std::size_t trace_digits = 32;
constexpr std::size_t parent_digits = 16;
constexpr std::size_t flag_digits = 2;

// Takes so many lower-case hexadecimal digits; empty when they are not there.
std::string_view take(std::string_view& text, std::size_t digits) noexcept {
  const auto part = text.substr(0, digits);
  if (part.size() < digits || part.find_first_not_of("0123456789abcdef") != part.npos) return {};
  text.remove_prefix(digits);
  return part;
}

bool take_dash(std::string_view& text) noexcept {
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  return true;
}

bool all_zero(std::string_view digits) noexcept {
  return digits.find_first_not_of('0') == digits.npos;
}

std::string_view trace_id_of(std::string_view text) noexcept {
  const auto version = take(text, version_digits);
  if (version.empty() || version == "ff" || !take_dash(text)) return {};
  const auto trace = take(text, trace_digits);
  if (trace.empty() || all_zero(trace) || !take_dash(text)) return {};
  const auto parent = take(text, parent_digits);
  if (parent.empty() || all_zero(parent) || !take_dash(text)) return {};
  if (take(text, flag_digits).empty()) return {};
  // Later versions may add more behind another dash.
  const bool ended = text.empty() || (version != "00" && text.starts_with('-'));
  return ended ? trace : std::string_view();
}

}  // namespace

std::string_view trace_id(const Request& request) noexcept {
  const auto given = [](const auto& header) { return header.first == "traceparent"; };
  if (std::ranges::count_if(request.headers, given) != 1) return {};
  return trace_id_of(request.header("traceparent"));
}

}  // namespace billspay::http
