#include "platform/auth/passwords.hpp"

#include <crypt.h>
#include <openssl/evp.h>
#include <sodium.h>

#include <array>
#include <charconv>
#include <memory>
#include <stdexcept>

#include "platform/core/bytes.hpp"

namespace billspay::auth {
namespace {

constexpr unsigned argon2_memory_kib = 19456;
constexpr unsigned argon2_passes = 2;
constexpr unsigned bcrypt_cost = 12;
constexpr std::string_view prehashed = "prehashed:";

// libsodium chooses its fast implementations only here; calling it again is cheap.
void prepare_sodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium could not be initialised");
}

// The number behind the first `name`, 0 when there is none.
unsigned number_after(std::string_view text, std::string_view name) {
  const std::size_t at = text.find(name);
  unsigned number = 0;
  if (at == std::string_view::npos) return number;
  std::from_chars(text.data() + at + name.size(), text.data() + text.size(), number);
  return number;
}

bool is_bcrypt(std::string_view hash) {
  return hash.size() == 60 &&
         (hash.starts_with("$2a$") || hash.starts_with("$2b$") || hash.starts_with("$2y$"));
}

unsigned cost_of_bcrypt(std::string_view hash) { return number_after(hash.substr(3), "$"); }

SecretString prehash(const SecretString& password) {
  std::array<unsigned char, 48> digest{};
  if (EVP_Digest(password.reveal().data(), password.reveal().size(), digest.data(), nullptr,
                 EVP_sha384(), nullptr) != 1) {
    throw std::runtime_error("OpenSSL has no SHA-384");
  }
  SecretString text(base64({reinterpret_cast<const char*>(digest.data()), digest.size()}));
  wipe(digest.data(), digest.size());
  return text;
}

// Empty when crypt refuses the setting or the password.
std::string run_bcrypt(const SecretString& password, const char* setting) {
  const auto data = std::make_unique<crypt_data>();
  const char* const hash = crypt_r(password.reveal().c_str(), setting, data.get());
  std::string result = hash == nullptr || hash[0] == '*' ? "" : hash;
  wipe(data.get(), sizeof *data);
  return result;
}

std::string hash_with_argon2id(const SecretString& password) {
  prepare_sodium();
  std::array<char, crypto_pwhash_argon2id_STRBYTES> hash{};
  if (crypto_pwhash_argon2id_str(hash.data(), password.reveal().data(), password.reveal().size(),
                                 argon2_passes, argon2_memory_kib * 1024UL) != 0) {
    throw std::runtime_error("there is not enough memory to hash a password");
  }
  return hash.data();
}

std::string hash_with_bcrypt(const SecretString& password) {
  std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
  const std::string salt = random_bytes(16);
  if (crypt_gensalt_rn("$2b$", bcrypt_cost, salt.data(), static_cast<int>(salt.size()),
                       setting.data(), static_cast<int>(setting.size())) == nullptr) {
    throw std::runtime_error("libxcrypt has no bcrypt");
  }
  const std::string hash = run_bcrypt(prehash(password), setting.data());
  if (hash.empty()) throw std::runtime_error("libxcrypt could not hash a password");
  return std::string(prehashed) + hash;
}

bool verify_with_bcrypt(std::string_view stored, const SecretString& password) {
  const std::string setting(stored);
  return is_bcrypt(stored) && equal_in_constant_time(run_bcrypt(password, setting.c_str()), stored);
}

bool verify_with_argon2id(std::string_view stored, const SecretString& password) {
  prepare_sodium();
  const std::string text(stored);
  return crypto_pwhash_argon2id_str_verify(text.c_str(), password.reveal().data(),
                                           password.reveal().size()) == 0;
}

}  // namespace

std::string hash_password(Algorithm algorithm, const SecretString& password) {
  return algorithm == Algorithm::argon2id ? hash_with_argon2id(password)
                                          : hash_with_bcrypt(password);
}

Verdict verify_password(std::string_view stored, const SecretString& password) {
  Verdict verdict;
  if (stored.starts_with("$argon2id$")) {
    verdict.matches = verify_with_argon2id(stored, password);
    verdict.needs_rehash = number_after(stored, "$m=") < argon2_memory_kib ||
                           number_after(stored, ",t=") < argon2_passes;
  } else if (stored.starts_with(prehashed)) {
    const std::string_view hash = stored.substr(prehashed.size());
    verdict.matches = verify_with_bcrypt(hash, prehash(password));
    verdict.needs_rehash = verdict.matches && cost_of_bcrypt(hash) < bcrypt_cost;
  } else {
    verdict.matches =
        verify_with_bcrypt(stored, password) && password.reveal().find('\0') == std::string::npos;
    verdict.needs_rehash = true;
  }
  verdict.needs_rehash = verdict.needs_rehash && verdict.matches;
  return verdict;
}

std::string_view dummy_hash(Algorithm algorithm) noexcept {
  return algorithm == Algorithm::argon2id
             ? "$argon2id$v=19$m=19456,t=2,p=1$pGH7DokH8D9mF5NRz6PqBA"
               "$tb0YUxdQgdgu+miHBjpCdeRCDYq8SkbhQ9Lc/Q8aY6M"
             : "prehashed:$2b$12$Z7FusCzQhZK8nXiwfh8ve.3iO5OOWTjfGIF8q8RtkmnFRBWSDIFwO";
}

}  // namespace billspay::auth
