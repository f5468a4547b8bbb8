#include "platform/vault/ledger_keys.hpp"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "platform/vault/keyed_hash.hpp"

namespace billspay::vault {
namespace {

// The link before has a fixed length, or none at the start, which the length says.
std::string linked(const Bytes& previous, std::string_view content) {
  std::string text = std::to_string(previous.size()) + ":";
  text += as_text(previous);
  text += content;
  return text;
}

struct KeyPair {
  Bytes public_key = Bytes(crypto_sign_PUBLICKEYBYTES);
  Bytes secret_key = Bytes(crypto_sign_SECRETKEYBYTES);

  explicit KeyPair(const Key& key) {
    Bytes seed = keyed_hash(key.bytes, "audit_checkpoints.signature", "");
    crypto_sign_seed_keypair(public_key.data(), secret_key.data(), seed.data());
    wipe(seed.data(), seed.size());
  }
  KeyPair(const KeyPair&) = delete;
  KeyPair& operator=(const KeyPair&) = delete;
  ~KeyPair() { wipe(secret_key.data(), secret_key.size()); }
};

const unsigned char* unsigned_data(std::string_view text) noexcept {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::expected<LedgerKeys, std::string> LedgerKeys::parse(std::string_view setting,
                                                         std::string_view text) {
  auto keys = KeyRing::parse(setting, text);
  if (!keys) return std::unexpected(std::move(keys.error()));
  return LedgerKeys(std::move(*keys));
}

Bytes LedgerKeys::link(const Bytes& previous, std::string_view content) const {
  return keyed_hash(keys_.first().bytes, "audit_events.mac", linked(previous, content));
}

bool LedgerKeys::links(const Bytes& previous, std::string_view content, const Bytes& mac) const {
  const std::string text = linked(previous, content);
  return std::ranges::any_of(keys_.keys(), [&](const Key& key) {
    const Bytes expected = keyed_hash(key.bytes, "audit_events.mac", text);
    return mac.size() == expected.size() &&
           sodium_memcmp(mac.data(), expected.data(), mac.size()) == 0;
  });
}

std::string LedgerKeys::sign(std::string_view text) const {
  const KeyPair pair(keys_.first());
  Bytes signature(crypto_sign_BYTES);
  crypto_sign_detached(signature.data(), nullptr, unsigned_data(text), text.size(),
                       pair.secret_key.data());
  return keys_.first().id + ":" + base64(as_text(signature));
}

bool LedgerKeys::is_signed(std::string_view text, std::string_view signature) const {
  const std::size_t colon = signature.find(':');
  if (colon == std::string_view::npos) return false;
  const Key* key = keys_.find(signature.substr(0, colon));
  const auto bytes = from_base64(signature.substr(colon + 1));
  if (key == nullptr || !bytes || bytes->size() != crypto_sign_BYTES) return false;
  const KeyPair pair(*key);
  return crypto_sign_verify_detached(unsigned_data(*bytes), unsigned_data(text), text.size(),
                                     pair.public_key.data()) == 0;
}

}  // namespace billspay::vault
