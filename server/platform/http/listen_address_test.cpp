#include "platform/http/listen_address.hpp"

#include <gtest/gtest.h>

namespace billspay::http {
namespace {

TEST(ListenAddress, ReadsWhatItWrites) {
  for (const std::string_view text : {"127.0.0.1:8080", "0.0.0.0:0", "[::1]:8080", "[::]:65535",
                                      "unix:/run/billspay/admin.sock"}) {
    const auto address = ListenAddress::parse(text);
    ASSERT_TRUE(address) << address.error();
    EXPECT_EQ(address->to_string(), text);
  }
  EXPECT_EQ(ListenAddress::parse("[::1]:80")->host, "::1");
  EXPECT_EQ(ListenAddress::parse("[::1]:80")->port, 80);
  EXPECT_TRUE(ListenAddress::parse("unix:/a")->is_unix());
}

TEST(ListenAddress, SaysWhatIsWrongAndHowToWriteIt) {
  const std::string long_path = "unix:/" + std::string(107, 'a');
  for (const std::string& text : std::initializer_list<std::string>{
           "", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1",
           "127.0.0.1:80x", "localhost:8080", "::1:8080", "[::1]", "[127.0.0.1]:80", "[::1:80",
           "127.0.0.1:80 ", "unix:relative", "unix:", long_path}) {
    const auto address = ListenAddress::parse(text);
    ASSERT_FALSE(address) << text;
    EXPECT_NE(address.error().find('\'' + text + '\''), std::string::npos);
    EXPECT_NE(address.error().find("Write it like"), std::string::npos);
  }
}

}  // namespace
}  // namespace billspay::http
