// Raw bytes and their text forms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace billspay {

using Bytes = std::vector<std::uint8_t>;

inline std::string_view as_text(const Bytes& bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes as_bytes(std::string_view text) { return {text.begin(), text.end()}; }

// RFC 4648 §5 without padding; decoding refuses any other form of the same bytes.
std::string base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);
// RFC 4648 §4, for keys in configuration (padding optional when decoding).
std::string base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

std::string hex(std::string_view bytes);

// From the operating system's generator.
std::string random_bytes(std::size_t count);

Bytes sha256(std::string_view data);
// Same time for any content of the same length.
bool equal_in_constant_time(std::string_view a, std::string_view b) noexcept;

}  // namespace billspay
