// PostgreSQL's text form of bytea, `\x` and hexadecimal digits, for BlockingConnection.
#pragma once

#include <optional>
#include <string>

#include "platform/core/bytes.hpp"
#include "platform/core/hex.hpp"

namespace billspay::postgres {

inline std::string to_bytea(const Bytes& bytes) { return "\\x" + hex(as_text(bytes)); }

// Empty when it is NULL or no such text.
inline Bytes from_bytea(const std::optional<std::string>& text) {
  if (!text || !text->starts_with("\\x")) return {};
  return as_bytes(from_hex(std::string_view(*text).substr(2)).value_or(""));
}

}  // namespace billspay::postgres
