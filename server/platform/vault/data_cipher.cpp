#include "platform/vault/data_cipher.hpp"

#include <sodium.h>

#include <utility>

namespace billspay::vault {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;

const unsigned char* unsigned_data(std::string_view text) noexcept {
  return reinterpret_cast<const unsigned char*>(text.data());
}

void append(Bytes& out, std::string_view text) { out.insert(out.end(), text.begin(), text.end()); }

// Version and key id: the readable start of a sealed value.
Bytes head_of(const Key& key) {
  Bytes head{version, static_cast<std::uint8_t>(key.id.size())};
  append(head, key.id);
  return head;
}

std::optional<std::string_view> key_id_of(const Bytes& sealed) noexcept {
  if (sealed.size() < 2 || sealed[0] != version) return std::nullopt;
  if (sealed.size() < 2U + sealed[1] + nonce_size + tag_size) return std::nullopt;
  return as_text(sealed).substr(2, sealed[1]);
}

// The head has its own length in it and the row a fixed one, so the parts cannot run together.
Bytes bound_data(const Bytes& head, std::string_view context, const Uuid& row) {
  Bytes bound = head;
  bound.insert(bound.end(), row.bytes.begin(), row.bytes.end());
  append(bound, context);
  return bound;
}

}  // namespace

std::expected<DataCipher, std::string> DataCipher::parse(std::string_view setting,
                                                         std::string_view text) {
  auto keys = KeyRing::parse(setting, text, {.min_bytes = key_size, .max_bytes = key_size});
  if (!keys) return std::unexpected(std::move(keys.error()));
  return DataCipher(std::move(*keys));
}

Bytes DataCipher::seal(std::string_view context, const Uuid& row, std::string_view plain) const {
  const Key& key = keys_.first();
  Bytes sealed = head_of(key);
  const Bytes bound = bound_data(sealed, context, row);
  const std::size_t nonce_at = sealed.size();
  sealed.resize(nonce_at + nonce_size + plain.size() + tag_size);
  unsigned char* const nonce = sealed.data() + nonce_at;
  randombytes_buf(nonce, nonce_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_size, nullptr, unsigned_data(plain),
                                             plain.size(), bound.data(), bound.size(), nullptr,
                                             nonce, unsigned_data(key.bytes.reveal()));
  return sealed;
}

std::optional<SecretString> DataCipher::open(std::string_view context, const Uuid& row,
                                             const Bytes& sealed) const {
  const auto key_id = key_id_of(sealed);
  const Key* const key = key_id ? keys_.find(*key_id) : nullptr;
  if (key == nullptr) return std::nullopt;
  const Bytes head = head_of(*key);
  const Bytes bound = bound_data(head, context, row);
  const unsigned char* const nonce = sealed.data() + head.size();
  const std::size_t cipher_size = sealed.size() - head.size() - nonce_size;
  std::string plain(cipher_size - tag_size, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(plain.data()),
                                                 nullptr, nullptr, nonce + nonce_size, cipher_size,
                                                 bound.data(), bound.size(), nonce,
                                                 unsigned_data(key->bytes.reveal())) != 0) {
    return std::nullopt;
  }
  return SecretString(std::move(plain));
}

bool DataCipher::needs_reseal(const Bytes& sealed) const noexcept {
  return key_id_of(sealed) != std::optional<std::string_view>(keys_.first().id);
}

}  // namespace billspay::vault
