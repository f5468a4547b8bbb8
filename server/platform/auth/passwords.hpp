// Passwords: which ones are accepted (S02, S03) and how they are kept (S04, S05). Customers and
// admins get Argon2id, agents bcrypt; hashes imported from elsewhere verify and are renewed at the
// next sign-in. Hashing takes tens to hundreds of milliseconds: servers go through Hasher.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/core/secret.hpp"

namespace billspay::auth {

inline constexpr std::size_t min_password_characters = 15;
inline constexpr std::size_t max_password_characters = 128;
inline constexpr std::size_t max_password_bytes = 1024;

// A sentence that says what to do, or empty when the password is accepted: 15 to 128 characters of
// any kind (ASVS V6.2.1, V6.2.5, V6.2.9), not common, not repeated or sequential (V6.2.4,
// V6.2.12), not made of `context`: e-mail address, user name, names (V6.2.11). The service's own
// name is always part of the context. Works offline.
std::optional<std::string> password_weakness(std::string_view password,
                                             std::span<const std::string_view> context);

enum class Algorithm { argon2id, bcrypt };

// argon2id: 19 MiB, t = 2, p = 1 (RFC 9106; OWASP) as "$argon2id$v=19$m=19456,t=2,p=1$…".
// bcrypt: cost 12 over base64(SHA-384), because bcrypt itself ignores what follows byte 72 or a
// NUL; marked: "prehashed:$2b$12$…". Throws when memory runs out.
std::string hash_password(Algorithm algorithm, const SecretString& password);

struct Verdict {
  bool matches = false;
  // The password is right, but was hashed more cheaply than hash_password does: hash it again.
  bool needs_rehash = false;
};

// `stored` is what hash_password returned, or an imported "$2a$", "$2b$" or "$2y$" hash. Those
// were made of the first 72 bytes, so that is all they can check until they are renewed; a password
// with a NUL never matches them. An unreadable `stored` matches nothing.
Verdict verify_password(std::string_view stored, const SecretString& password);

// A hash that no password opens, to verify against when there is no account, so that the answer
// takes as long as for a wrong password (S06).
std::string_view dummy_hash(Algorithm algorithm) noexcept;

}  // namespace billspay::auth
