#include "platform/vault/sealed_box.hpp"

#include <sodium.h>

#include <optional>
#include <stdexcept>
#include <utility>

#include "platform/vault/key_ring.hpp"

namespace billspay::vault {
namespace {

constexpr char version = 1;
constexpr KeyRules curve_keys{
    .min_bytes = crypto_box_PUBLICKEYBYTES, .max_bytes = crypto_box_PUBLICKEYBYTES, .max_keys = 1};

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// Version, token, customer, number; texts with their length (one byte) in front. Bytes of known
// size are reserved first, so that no copy of the number stays behind in freed memory.
SecretString make_record(std::string_view token, const CustomerId& customer,
                         std::string_view number) {
  std::string record;
  record.reserve(3 + token.size() + customer.value.bytes.size() + number.size());
  record.push_back(version);
  record.push_back(static_cast<char>(token.size()));
  record.append(token);
  record.append(customer.value.bytes.begin(), customer.value.bytes.end());
  record.push_back(static_cast<char>(number.size()));
  record.append(number);
  return SecretString(std::move(record));
}

std::optional<SecretString> unseal(const Key& key, const Bytes& sealed) {
  std::string public_key(crypto_box_PUBLICKEYBYTES, '\0');
  crypto_scalarmult_base(bytes_of(public_key), bytes_of(key.bytes.reveal()));
  std::string record(sealed.size() - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(bytes_of(record), sealed.data(), sealed.size(), bytes_of(public_key),
                           bytes_of(key.bytes.reveal())) != 0) {
    return std::nullopt;
  }
  return SecretString(std::move(record));
}

}  // namespace

std::expected<SealedBox, std::string> SealedBox::parse(std::string_view setting,
                                                       std::string_view text) {
  auto keys = KeyRing::parse(setting, text, curve_keys);
  if (!keys) return std::unexpected(std::move(keys.error()));
  return SealedBox(keys->first().id, keys->first().bytes.reveal());
}

Task<Result<StoredAccount>> SealedBox::store(AccountToStore account) {
  if (account.number.reveal().size() > 255) throw std::length_error("account number too long");
  StoredAccount stored{"tok_" + base64url(random_bytes(18)), key_id_, {}};
  const SecretString record = make_record(stored.token, account.customer, account.number.reveal());
  stored.sealed.resize(record.reveal().size() + crypto_box_SEALBYTES);
  if (crypto_box_seal(stored.sealed.data(), bytes_of(record.reveal()), record.reveal().size(),
                      bytes_of(public_key_)) != 0) {
    throw std::runtime_error("the vault's public key is not a point on the curve");
  }
  co_return stored;
}

KeyPair make_key_pair(std::string_view key_id) {
  std::string public_key(crypto_box_PUBLICKEYBYTES, '\0');
  std::string private_key(crypto_box_SECRETKEYBYTES, '\0');
  crypto_box_keypair(bytes_of(public_key), bytes_of(private_key));
  std::string private_text = std::string(key_id) + ":";
  std::string encoded = base64(private_key);
  private_text.reserve(private_text.size() + encoded.size());
  private_text += encoded;
  wipe(private_key.data(), private_key.size());
  wipe(encoded.data(), encoded.size());
  return {std::string(key_id) + ":" + base64(public_key), SecretString(std::move(private_text))};
}

std::expected<SecretString, std::string> open_sealed_box(const SecretString& private_keys,
                                                         std::string_view token,
                                                         const CustomerId& customer,
                                                         const Bytes& sealed) {
  KeyRules rules = curve_keys;
  rules.max_keys = 32;
  const auto keys = KeyRing::parse("The private key", private_keys.reveal(), rules);
  if (!keys) return std::unexpected(keys.error());
  if (sealed.size() <= crypto_box_SEALBYTES) {
    return std::unexpected("The sealed value of " + std::string(token) + " is too short.");
  }
  for (const Key& key : keys->keys()) {
    const auto record = unseal(key, sealed);
    if (!record) continue;
    const std::string_view text = record->reveal();
    const SecretString head = make_record(token, customer, {});
    const std::size_t number_at = head.reveal().size();
    const std::string_view fixed = std::string_view(head.reveal()).substr(0, number_at - 1);
    if (!text.starts_with(fixed) || text.size() < number_at ||
        text.size() - number_at != static_cast<unsigned char>(text[number_at - 1])) {
      return std::unexpected("The sealed value of " + std::string(token) +
                             " belongs to another token or customer: the row was exchanged.");
    }
    return SecretString(std::string(text.substr(number_at)));
  }
  return std::unexpected("The sealed value of " + std::string(token) +
                         " does not open with this private key. Use the one of its key id.");
}

}  // namespace billspay::vault
