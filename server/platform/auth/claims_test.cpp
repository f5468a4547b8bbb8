#include "platform/auth/claims.hpp"

#include <gtest/gtest.h>

#include "platform/core/bytes.hpp"

namespace billspay::auth {
namespace {

Claims sample() {
  const auto at = std::chrono::floor<std::chrono::seconds>(now());
  return {Audience::customer,  Uuid::v7(),  "171828182849", Uuid::v7(), at,
          at + token_lifetime, "a-token-id"};
}

std::optional<Claims> decoded(const std::string& json) {
  return decode_claims(base64url(json), Audience::customer, now());
}

// S17
TEST(Claims, AreReadFromTheOneFormInWhichTheyAreIssued) {
  const std::string json = *from_base64url(encode_claims(sample()));
  ASSERT_TRUE(decoded(json).has_value());
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"billspay", "\\u0062illspay"},
                                 {"\"sub\":\"0", "\"sub\":\"\\u0030"},
                                 {"\"jti\":\"a", "\"jti\":\"\\u0061"},
                                 {"access", "acces\\u0073"},
                                 {"\"iss\"", "\"\\u0069ss\""}}) {
    std::string escaped = json;
    const auto at = escaped.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    escaped.replace(at, from.size(), to);
    EXPECT_FALSE(decoded(escaped).has_value()) << to;
  }
}

}  // namespace
}  // namespace billspay::auth
