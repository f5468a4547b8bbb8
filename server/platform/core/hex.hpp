// Bytes from their hexadecimal text form (RFC 4648 §8).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace billspay {

// Digits of either case. Nothing when their number is odd or another character is among them.
std::optional<std::string> from_hex(std::string_view digits);

}  // namespace billspay
