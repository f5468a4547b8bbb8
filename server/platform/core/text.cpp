#include "platform/core/text.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <cstring>

namespace billspay {
namespace {

constexpr bool is_bidi_control(utf8proc_int32_t c) noexcept {
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

bool is_nfc(std::string_view text) noexcept {
  utf8proc_uint8_t* normalised = nullptr;
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &normalised,
      static_cast<utf8proc_option_t>(  // NOLINT(clang-analyzer-optin.core.EnumCastOutOfRange)
          UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const bool same = size == static_cast<utf8proc_ssize_t>(text.size()) &&
                    std::memcmp(normalised, text.data(), text.size()) == 0;
  std::free(normalised);
  return same;
}

constexpr bool is_alphanumeric(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool valid_domain(std::string_view domain) noexcept {
  if (domain.size() < 3 || domain.find('.') == std::string_view::npos) return false;
  while (true) {
    const std::size_t dot = domain.find('.');
    const std::string_view label = domain.substr(0, dot);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') {
      return false;
    }
    for (const char c : label) {
      if (!is_alphanumeric(c) && c != '-') return false;
    }
    if (dot == std::string_view::npos) return label.size() >= 2;
    domain.remove_prefix(dot + 1);
  }
}

}  // namespace

bool acceptable_text(std::string_view text, bool multiline) noexcept {
  bool ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if ((byte < 0x20 && !(multiline && byte == '\n')) || byte == 0x7f) return false;
      ++at;
      continue;
    }
    ascii = false;
    utf8proc_int32_t code_point = 0;
    const auto width =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                         static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (width <= 0 || is_bidi_control(code_point)) return false;
    const auto category = utf8proc_category(code_point);
    if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CN ||
        category == UTF8PROC_CATEGORY_CS || category == UTF8PROC_CATEGORY_CO ||
        category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP) {
      return false;
    }
    at += static_cast<std::size_t>(width);
  }
  return ascii || is_nfc(text);
}

std::size_t count_characters(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xc0U) != 0x80U ? 1 : 0;
  return count;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view trim(std::string_view text) noexcept {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool valid_email(std::string_view text) noexcept {
  constexpr std::string_view specials = "!#$%&'*+/=?^_`{|}~-";
  const std::size_t at = text.find('@');
  if (text.size() > 254 || at == std::string_view::npos || at == 0 || at > 64) return false;
  const std::string_view local = text.substr(0, at);
  if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) {
    return false;
  }
  for (const char c : local) {
    if (!is_alphanumeric(c) && c != '.' && specials.find(c) == std::string_view::npos) return false;
  }
  return valid_domain(text.substr(at + 1));
}

}  // namespace billspay
