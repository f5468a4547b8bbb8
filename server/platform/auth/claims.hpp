// What an access token says, and its strict JSON form: exactly the claims that we issue, each once,
// nothing else (S17, ASVS V9.2.1 and V9.2.2). The MAC has been checked before decoding starts.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/core/clock.hpp"
#include "platform/core/ids.hpp"
#include "platform/core/names.hpp"

namespace billspay::auth {

enum class Audience { customer, agent, admin };

inline constexpr std::chrono::seconds token_lifetime{900};
inline constexpr std::chrono::seconds clock_leeway{30};  // for iat and nbf, never for exp

struct Claims {
  Audience audience = Audience::customer;
  Uuid subject;
  std::string customer_number;  // twelve digits; may be empty for staff
  Uuid session;
  Timestamp issued_at;   // whole seconds
  Timestamp expires_at;  // whole seconds
  std::string token_id;
};

// base64url of the JSON text.
std::string encode_claims(const Claims& claims);

// Empty unless every claim is present, well formed, meant for `audience` and valid at `at`.
std::optional<Claims> decode_claims(std::string_view payload, Audience audience, Timestamp at);

}  // namespace billspay::auth

namespace billspay {
template <>
inline constexpr auto names<auth::Audience> = std::to_array<Name<auth::Audience>>({
    {auth::Audience::customer, "customer"},
    {auth::Audience::agent, "agent"},
    {auth::Audience::admin, "admin"},
});
}  // namespace billspay
