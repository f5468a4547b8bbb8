// Access tokens: nothing that a stranger makes up verifies, and claims behind a right MAC decode
// only to what they say.
#include <sodium.h>

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/auth/tokens.hpp"
#include "platform/core/bytes.hpp"

using namespace billspay;

namespace {

auth::AudienceKeys fixed_keys() {
  const auto keys = [](char fill) {
    const auto parsed = auth::SigningKeys::parse("fuzz", "k:" + base64(std::string(32, fill)));
    if (!parsed) std::abort();
    return *parsed;
  };
  return {keys('c'), keys('g'), keys('a')};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool ready = sodium_init() >= 0;
  static const auth::AudienceKeys keys = fixed_keys();
  static auth::TokenVerifier verifier(keys);
  if (!ready) std::abort();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (verifier.verify(text, auth::Audience::customer)) std::abort();
  // The claims part by itself, as if its MAC had been right: plain and encoded.
  for (const auto audience : {auth::Audience::customer, auth::Audience::admin}) {
    const auto at = now();
    const auto plain = auth::decode_claims(base64url(text), audience, at);
    const auto encoded = auth::decode_claims(text, audience, at);
    for (const auto* claims : {&plain, &encoded}) {
      if (*claims && ((*claims)->audience != audience || (*claims)->expires_at <= at)) std::abort();
    }
  }
  return 0;
}
