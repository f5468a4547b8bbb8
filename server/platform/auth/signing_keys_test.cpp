#include <gtest/gtest.h>

#include "platform/auth/tokens.hpp"
#include "platform/core/bytes.hpp"

namespace billspay::auth {
namespace {

SigningKeys keys_of(char fill) {
  return SigningKeys::parse("KEYS", "k1:" + base64(std::string(32, fill))).value();
}

TEST(SigningKeys, AreAtLeastThirtyTwoBytesAndNeverShownInErrors) {
  const std::string short_key = base64("0123456789abcdef0123456789abcde");
  const auto refused = SigningKeys::parse("CUSTOMER_TOKEN_KEYS", "k1:" + short_key);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().find("CUSTOMER_TOKEN_KEYS"), std::string::npos);
  EXPECT_NE(refused.error().find("31 bytes"), std::string::npos);
  EXPECT_EQ(refused.error().find(short_key.substr(0, 8)), std::string::npos);
  EXPECT_TRUE(SigningKeys::parse("K", "k1:" + base64(std::string(64, 'x'))));
}

// S18
TEST(SigningKeys, SharedByTwoAudiencesAreNoticed) {
  EXPECT_EQ(shared_key({keys_of('c'), keys_of('a'), keys_of('d')}), std::nullopt);
  const auto sentence = shared_key({keys_of('c'), keys_of('a'), keys_of('c')});
  ASSERT_TRUE(sentence);
  EXPECT_NE(sentence->find("customer and admin"), std::string::npos);
  EXPECT_EQ(sentence->find(std::string(8, 'c')), std::string::npos);
}

}  // namespace
}  // namespace billspay::auth
