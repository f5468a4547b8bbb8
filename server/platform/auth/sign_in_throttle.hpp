// Who may try to sign in now (S07, ASVS V6.3.1): strangers are counted per address, per account
// and address, per account, and all together; a device that the owner has used before (its cookie
// matches, see device_cookie.hpp) is counted by itself alone, so that no number of strangers'
// failures keeps the owner out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/auth/throttle.hpp"

namespace billspay::auth {

struct Attempt {
  std::string account_key;  // what was typed, in one spelling, known to us or not: "agent:jane"
  std::string ip;           // of the client
  // The device cookie's value when it matches this account, otherwise empty.
  std::string trusted_device;
};

// Failed attempts; a success gives its try back.
struct SignInLimits {
  Rate per_ip{30, std::chrono::minutes(5)};
  Rate per_account_and_ip{5, std::chrono::minutes(5)};
  Rate per_account{20, std::chrono::hours(1)};
  Rate per_trusted_device{10, std::chrono::minutes(10)};
  Rate global{600, std::chrono::minutes(1)};

  // Widens every limit (THROTTLE_FACTOR); below 1 counts as 1.
  [[nodiscard]] SignInLimits times(int factor) const;
};

class SignInThrottle {
 public:
  // One for the whole process; any thread may use it.
  explicit SignInThrottle(SignInLimits limits,
                          Throttle::Clock clock = &std::chrono::steady_clock::now);

  // Call before the password is looked at: guesses made at the same time must not all slip through.
  // The seconds to wait when refused; a refused attempt takes nothing from any limit.
  std::optional<int> try_begin(const Attempt& attempt);
  // The password was right, or was never checked (for example the hashing queue was full).
  void give_back(const Attempt& attempt);

 private:
  SignInLimits limits_;
  Throttle throttle_;
  Throttle
      global_;  // a key an audience in a table of its own, where no flood of others can displace it
};

}  // namespace billspay::auth
