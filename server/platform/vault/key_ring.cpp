#include "platform/vault/key_ring.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "platform/core/bytes.hpp"
#include "platform/core/text.hpp"

namespace billspay::vault {
namespace {

bool valid_id(std::string_view id) noexcept {
  constexpr std::string_view allowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  return !id.empty() && id.size() <= 32 && id.find_first_not_of(allowed) == std::string_view::npos;
}

std::string expected_length(const KeyRules& rules) {
  return rules.min_bytes == rules.max_bytes
             ? fmt::format("exactly {}", rules.min_bytes)
             : fmt::format("{} to {}", rules.min_bytes, rules.max_bytes);
}

// `where` starts the sentence: "Key 2 of TOKEN_KEYS".
std::expected<Key, std::string> parse_key(const std::string& where, std::string_view text,
                                          const KeyRules& rules) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) {
    return std::unexpected(where + " has no ':'. Write it as id:base64.");
  }
  if (!valid_id(text.substr(0, colon))) {
    return std::unexpected(where + " has an id that is not 1 to 32 letters, digits, '.', '_' or " +
                           "'-'. Choose a short name such as 2026-11.");
  }
  auto bytes = from_base64(text.substr(colon + 1));
  if (!bytes) {
    return std::unexpected(where + " is not valid base64. Make a new one with: openssl rand " +
                           "-base64 32");
  }
  Key key{std::string(text.substr(0, colon)), SecretString(std::move(*bytes))};
  const std::size_t size = key.bytes.reveal().size();
  if (size < rules.min_bytes || size > rules.max_bytes) {
    return std::unexpected(fmt::format(
        "{} is {} bytes long, but {} are needed. Make a new one with: openssl rand -base64 {}",
        where, size, expected_length(rules), rules.min_bytes));
  }
  return key;
}

}  // namespace

std::expected<KeyRing, std::string> KeyRing::parse(std::string_view setting, std::string_view text,
                                                   KeyRules rules) {
  KeyRing ring;
  text = trim(text);
  if (text.empty()) {
    return std::unexpected(
        fmt::format("{} is empty. Write at least one key as id:base64.", setting));
  }
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string where = fmt::format("Key {} of {}", ring.keys_.size() + 1, setting);
    if (ring.keys_.size() == rules.max_keys) {
      return std::unexpected(
          fmt::format("{} is one too many: at most {} may be given.", where, rules.max_keys));
    }
    auto key = parse_key(where, trim(text.substr(0, comma)), rules);
    if (!key) return std::unexpected(std::move(key.error()));
    if (ring.find(key->id) != nullptr) {
      return std::unexpected(where + " has the same id as an earlier one. Give each its own.");
    }
    ring.keys_.push_back(std::move(*key));
    if (comma == std::string_view::npos) return ring;
    text.remove_prefix(comma + 1);
  }
}

const Key* KeyRing::find(std::string_view id) const noexcept {
  const auto found = std::ranges::find(keys_, id, &Key::id);
  return found == keys_.end() ? nullptr : &*found;
}

}  // namespace billspay::vault
