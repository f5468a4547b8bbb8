#include "platform/auth/device_cookie.hpp"

#include <gtest/gtest.h>

#include "platform/core/bytes.hpp"

namespace billspay::auth {
namespace {

DeviceCookies cookies(const std::string& text) {
  return DeviceCookies(vault::KeyRing::parse("DEVICE_KEYS", text).value());
}
const std::string first_key = "k1:" + base64(std::string(32, 'a'));
const std::string second_key = "k2:" + base64(std::string(32, 'b'));

// S07
TEST(DeviceCookies, MatchTheAccountThatTheyWereIssuedTo) {
  const DeviceCookies device = cookies(first_key);
  const Uuid jane = Uuid::v7();
  const std::string value = device.issue(jane);
  EXPECT_EQ(value.size(), 64U);
  EXPECT_TRUE(device.matches(value, jane));
  EXPECT_FALSE(device.matches(value, Uuid::v7()));
  EXPECT_NE(value, device.issue(jane));
}

// S07
TEST(DeviceCookies, CannotBeMadeUp) {
  const DeviceCookies device = cookies(first_key);
  const Uuid jane = Uuid::v7();
  const std::string value = device.issue(jane);
  for (std::size_t at = 0; at < value.size(); ++at) {
    std::string altered = value;
    altered[at] = altered[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(device.matches(altered, jane)) << at;
  }
  for (const std::string& text : {std::string(), std::string(64, 'A'), value + 'A', value + '=',
                                  value.substr(1), std::string(64, '!'), value + value}) {
    EXPECT_FALSE(device.matches(text, jane));
  }
  EXPECT_FALSE(cookies(second_key).matches(value, jane));
}

// S60
TEST(DeviceCookies, OutliveTheRotationOfTheirKey) {
  const Uuid jane = Uuid::v7();
  const std::string value = cookies(first_key).issue(jane);
  const DeviceCookies rotated = cookies(second_key + "," + first_key);
  EXPECT_TRUE(rotated.matches(value, jane));
  EXPECT_FALSE(cookies(first_key).matches(rotated.issue(jane), jane));
}

}  // namespace
}  // namespace billspay::auth
