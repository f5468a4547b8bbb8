#include "legacy/sealed_number.hpp"

#include <openssl/evp.h>

#include <memory>

#include "platform/core/bytes.hpp"
#include "platform/core/hex.hpp"

namespace billspay::legacy {
namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;
constexpr std::size_t longest_sealed = 512;

struct Free {
  void operator()(EVP_CIPHER_CTX* context) const noexcept { EVP_CIPHER_CTX_free(context); }
};

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::expected<NumberKey, std::string> NumberKey::parse(const SecretString& text) {
  const std::string& given = text.reveal();
  if (given.size() == 2 * bytes) {
    if (auto decoded = from_hex(given)) return NumberKey(SecretString(std::move(*decoded)));
  }
  if (const auto decoded = from_base64(given); decoded && decoded->size() == bytes) {
    return NumberKey(SecretString(*decoded));
  }
  if (given.size() == bytes) return NumberKey(text);
  return std::unexpected(
      "The key of the account numbers must have 32 bytes: as 64 hexadecimal digits, as base64, or "
      "as they are.");
}

std::optional<SecretString> NumberKey::open(std::string_view base64_text) const {
  const auto sealed = from_base64(base64_text);
  if (!sealed || sealed->size() <= nonce_bytes + tag_bytes || sealed->size() > longest_sealed) {
    return std::nullopt;
  }
  const unsigned char* nonce = bytes_of(*sealed);
  std::string tag = sealed->substr(nonce_bytes, tag_bytes);
  const unsigned char* text = nonce + nonce_bytes + tag_bytes;
  const auto size = static_cast<int>(sealed->size() - nonce_bytes - tag_bytes);
  std::string plain(static_cast<std::size_t>(size), '\0');
  auto* out = reinterpret_cast<unsigned char*>(plain.data());
  const std::unique_ptr<EVP_CIPHER_CTX, Free> context(EVP_CIPHER_CTX_new());
  int written = 0;
  int rest = 0;
  const bool right =
      EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key_.reveal()),
                         nonce) == 1 &&
      EVP_DecryptUpdate(context.get(), out, &written, text, size) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(context.get(), out + written, &rest) == 1;
  SecretString opened(std::move(plain));
  if (!right) return std::nullopt;
  return opened;
}

}  // namespace billspay::legacy
