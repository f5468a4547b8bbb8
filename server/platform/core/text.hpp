// What counts as acceptable text from outside (security statement S37) and what e-mail addresses
// look like to us.
#pragma once

#include <string>
#include <string_view>

namespace billspay {

// Well-formed UTF-8 in normalisation form C, without NUL, control characters, bidirectional
// overrides or unassigned code points. New lines only when `multiline`.
bool acceptable_text(std::string_view text, bool multiline = false) noexcept;
// Characters, not bytes; the text must be valid UTF-8.
std::size_t count_characters(std::string_view text) noexcept;

std::string ascii_lower(std::string_view text);
std::string_view trim(std::string_view text) noexcept;

// Bare addr-spec in ASCII, at most 254 bytes, with a dotted domain: what can be mailed, without
// comments, quotes or address literals.
bool valid_email(std::string_view text) noexcept;

}  // namespace billspay
