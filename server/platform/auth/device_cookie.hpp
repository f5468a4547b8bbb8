// Device cookies (OWASP "Slow down online guessing attacks with device cookies"): a browser from
// which the owner once signed in carries a signed value, so that strangers who guess at the account
// can be slowed down without slowing its owner (S07). Stateless.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/core/ids.hpp"
#include "platform/core/secret.hpp"
#include "platform/vault/key_ring.hpp"

namespace billspay::auth {

class DeviceCookies {
 public:
  // Signs with a key derived from each of the ring's; the first one issues, all match.
  explicit DeviceCookies(const vault::KeyRing& keys);

  // 64 characters of base64url, different each time. `account` is the id of a customer, an agent or
  // an admin.
  [[nodiscard]] std::string issue(const Uuid& account) const;
  [[nodiscard]] bool matches(std::string_view value, const Uuid& account) const;

 private:
  std::vector<SecretString> keys_;
};

}  // namespace billspay::auth
