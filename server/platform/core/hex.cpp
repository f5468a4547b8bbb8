#include "platform/core/hex.hpp"

#include <sodium.h>

namespace billspay {

std::optional<std::string> from_hex(std::string_view digits) {
  std::string bytes(digits.size() / 2, '\0');
  std::size_t size = 0;
  const bool read = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                   digits.data(), digits.size(), nullptr, &size, nullptr) == 0;
  if (!read || size * 2 != digits.size()) return std::nullopt;
  return bytes;
}

}  // namespace billspay
