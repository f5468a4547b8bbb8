#include "platform/auth/sign_in_throttle.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace billspay::auth {
namespace {

struct Share {
  Throttle* throttle;
  std::string_view bucket;
  std::string key;
  Rate rate;
};

// Every limit that an attempt is counted against. The global one is last, so that those who are
// refused for their own sake do not use it up even for a moment.
// "agent:jane" -> "agent": guesses at customers must not keep staff out.
std::string audience_of(const std::string& account_key) {
  const auto colon = account_key.find(':');
  return colon == account_key.npos ? "" : account_key.substr(0, colon);
}

std::vector<Share> shares_of(const Attempt& attempt, const SignInLimits& limits, Throttle& throttle,
                             Throttle& global) {
  if (!attempt.trusted_device.empty()) {
    return {{&throttle, "device", attempt.account_key + '\0' + attempt.trusted_device,
             limits.per_trusted_device}};
  }
  const std::string ip = throttle_key_for_ip(attempt.ip);
  return {{&throttle, "ip", ip, limits.per_ip},
          {&throttle, "account and ip", attempt.account_key + '\0' + ip, limits.per_account_and_ip},
          {&throttle, "account", attempt.account_key, limits.per_account},
          {&global, "all", audience_of(attempt.account_key), limits.global}};
}

}  // namespace

SignInLimits SignInLimits::times(int factor) const {
  SignInLimits wider = *this;
  for (Rate* const rate : {&wider.per_ip, &wider.per_account_and_ip, &wider.per_account,
                           &wider.per_trusted_device, &wider.global}) {
    const int most = std::numeric_limits<int>::max() / rate->burst;
    rate->burst *= std::clamp(factor, 1, most);
  }
  return wider;
}

SignInThrottle::SignInThrottle(SignInLimits limits, Throttle::Clock clock)
    : limits_(limits), throttle_(1UL << 17U, clock), global_(1, clock) {}

std::optional<int> SignInThrottle::try_begin(const Attempt& attempt) {
  const std::vector<Share> shares = shares_of(attempt, limits_, throttle_, global_);
  for (auto share = shares.begin(); share != shares.end(); ++share) {
    const auto wait = share->throttle->try_acquire(share->bucket, share->key, share->rate);
    if (!wait) continue;
    for (auto taken = shares.begin(); taken != share; ++taken) {
      taken->throttle->refund(taken->bucket, taken->key, taken->rate);
    }
    return wait;
  }
  return std::nullopt;
}

void SignInThrottle::give_back(const Attempt& attempt) {
  for (const Share& share : shares_of(attempt, limits_, throttle_, global_)) {
    share.throttle->refund(share.bucket, share.key, share.rate);
  }
}

}  // namespace billspay::auth
