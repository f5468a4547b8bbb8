#include "platform/pdf/clean_text.hpp"

#include <utf8proc.h>

namespace billspay::pdf {
namespace {

bool is_harmless(utf8proc_int32_t character) noexcept {
  if (character == '\n') return true;
  // Embeddings, overrides and isolates.
  if (character >= 0x202A && character <= 0x202E) return false;
  if (character >= 0x2066 && character <= 0x2069) return false;
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return false;
    default:
      return true;
  }
}

}  // namespace

std::string clean_text(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string clean;
  clean.reserve(text.size());
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t character = -1;
    utf8proc_ssize_t size = utf8proc_iterate(at, left, &character);
    const bool good = size > 0 && is_harmless(character);
    if (size <= 0) size = 1;
    if (good) {
      clean.append(reinterpret_cast<const char*>(at), static_cast<std::size_t>(size));
    } else {
      clean += replacement;
    }
    at += size;
    left -= size;
  }
  return clean;
}

}  // namespace billspay::pdf
