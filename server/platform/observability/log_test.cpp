#include "platform/observability/log.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <limits>
#include <thread>

#include "platform/core/clock.hpp"

namespace billspay::log {
namespace {

boost::json::object parse(const std::string& line) { return boost::json::parse(line).as_object(); }

TEST(Log, WritesTimeLevelAndEventFirst) {
  const Capture capture;
  info("started", {{"port", 8080}, {"ratio", 0.25}, {"tls", false}, {"name", std::string("x")}});
  ASSERT_EQ(capture.lines().size(), 1U);
  const std::string line = capture.lines()[0];
  EXPECT_TRUE(line.starts_with(R"({"time":")"));
  EXPECT_NE(line.find(R"Z(Z","level":"info","event":"started","port":8080,)Z"
                      R"("ratio":0.25,"tls":false,"name":"x"})"),
            std::string::npos)
      << line;
  EXPECT_TRUE(parse_timestamp(parse(line).at("time").as_string()));
}

// S75
TEST(Log, KeepsHostileTextOnOneLineOfValidJson) {
  const Capture capture;
  const std::string seeds[] = {
      "a\r\nb",
      "\n{\"time\":\"forged\"}",
      "\x1b[31mred\x1b[0m",
      "quote \" backslash \\ slash /",
      std::string("nul\0byte", 8),
      "tab\tbell\x07 del\x7f",
      "next line \xc2\x85 csi \xc2\x9b separators \xe2\x80\xa8 \xe2\x80\xa9",
      "caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80",
  };
  for (const std::string& seed : seeds) {
    info("request", {{"path", seed}});
    const std::string line = capture.lines().back();
    for (const char c : line) {
      EXPECT_FALSE(static_cast<unsigned char>(c) < 0x20 || c == 0x7f) << line;
    }
    EXPECT_EQ(line.find("\xc2\x85"), std::string::npos);
    EXPECT_EQ(line.find("\xc2\x9b"), std::string::npos);
    EXPECT_EQ(line.find("\xe2\x80\xa8"), std::string::npos);
    EXPECT_EQ(parse(line).at("path").as_string(), seed);
  }
}

// S75
TEST(Log, ReplacesBytesThatAreNotUtf8) {
  const Capture capture;
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"a\xff"
       "b",
       "a\xef\xbf\xbd"
       "b"},
      {"\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd"},                  // overlong
      {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},  // surrogate
      {"\xf4\x90\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
      {"cut \xe2\x82", "cut \xef\xbf\xbd\xef\xbf\xbd"},
  };
  for (const auto& [bytes, shown] : cases) {
    warn("odd", {{"text", bytes}});
    EXPECT_EQ(parse(capture.lines().back()).at("text").as_string(), shown);
  }
}

TEST(Log, WritesNumbersAsJsonKnowsThem) {
  const Capture capture;
  info("numbers", {{"least", std::numeric_limits<std::int64_t>::min()},
                   {"none", std::numeric_limits<double>::infinity()},
                   {"small", 1e-9}});
  const auto line = parse(capture.lines()[0]);
  EXPECT_EQ(line.at("least").as_int64(), std::numeric_limits<std::int64_t>::min());
  EXPECT_TRUE(line.at("none").is_null());
  EXPECT_DOUBLE_EQ(line.at("small").as_double(), 1e-9);
}

TEST(Log, LeavesOutWhatIsBelowTheLevel) {
  const Capture capture;
  debug("hidden");
  use_level(Level::warn);
  info("hidden");
  EXPECT_FALSE(enabled(Level::info));
  warn("shown");
  use_level(Level::info);
  ASSERT_EQ(capture.lines().size(), 1U);
  EXPECT_EQ(parse(capture.lines()[0]).at("level").as_string(), "warn");
  EXPECT_EQ(from_name<Level>("debug"), Level::debug);
  EXPECT_FALSE(from_name<Level>("loud"));
}

// S76: a secret cannot be logged because it does not compile.
TEST(Log, TakesNoSecrets) {
  static_assert(!std::is_constructible_v<Value, SecretString>);
  static_assert(!std::is_constructible_v<Value, const SecretString&>);
  static_assert(!std::is_constructible_v<Value, const void*>);
  static_assert(std::is_constructible_v<Value, std::string>);
  static_assert(std::is_constructible_v<Value, const char*>);
}

TEST(Log, KeepsLinesOfSeveralThreadsApart) {
  const Capture capture;
  std::thread other([] {
    for (int i = 0; i < 200; ++i) info("other", {{"i", i}});
  });
  for (int i = 0; i < 200; ++i) info("this", {{"i", i}});
  other.join();
  ASSERT_EQ(capture.lines().size(), 400U);
  for (const std::string& line : capture.lines()) EXPECT_NO_THROW(parse(line));
}

}  // namespace
}  // namespace billspay::log
