// The small values everything else is made of.
#include <gtest/gtest.h>

#include <set>

#include "platform/core/bytes.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/ids.hpp"
#include "platform/core/money.hpp"
#include "platform/core/secret.hpp"
#include "platform/core/task.hpp"

namespace billspay {
namespace {

// S36
TEST(Money, IsReadExactlyOrRefused) {
  EXPECT_EQ(Money::parse("84.27")->cents, 8427);
  EXPECT_EQ(Money::parse("84")->cents, 8400);
  EXPECT_EQ(Money::parse("0.5")->cents, 50);
  EXPECT_EQ(Money::parse("99999999.99")->cents, Money::max_cents);
  for (const std::string_view text : {"", ".", "1.", ".5", "1.234", "-1", "+1", "1e3", "01", "1 ",
                                      " 1", "1,0", "100000000", "\xd9\xa1", "NaN", "0x1"}) {
    EXPECT_FALSE(Money::parse(text).has_value()) << text;
  }
  EXPECT_EQ(Money{5}.to_string(), "0.05");
  EXPECT_EQ(Money{-1234}.to_string(), "-12.34");
  EXPECT_EQ(Money{INT64_MIN}.to_string(), "-92233720368547758.08");
}

TEST(Uuid, IsOrderedByTimeAndHasOneSpelling) {
  const auto first = Uuid::v7();
  EXPECT_EQ(first.bytes[6] >> 4U, 7);
  EXPECT_EQ(first.bytes[8] >> 6U, 2);
  EXPECT_EQ(Uuid::parse(first.to_string()), first);
  EXPECT_FALSE(Uuid::parse("01A204B0-D0FA-71E7-8536-2939DCF9F9A4").has_value());
  EXPECT_FALSE(Uuid::parse("{1a204b0-d0fa-71e7-8536-2939dcf9f9a4").has_value());
  shift_clock_for_test(std::chrono::seconds(1));
  EXPECT_LT(first, Uuid::v7());
  shift_clock_for_test(std::chrono::seconds(0));
  std::set<Uuid> all;
  for (int i = 0; i < 1000; ++i) all.insert(Uuid::v7());
  EXPECT_EQ(all.size(), 1000U);
}

// S56
TEST(CustomerNumber, HasTwelveDigitsAndACheckDigit) {
  std::set<std::string> all;
  for (int i = 0; i < 1000; ++i) {
    const auto number = customer_number::random();
    EXPECT_TRUE(customer_number::valid(number)) << number;
    all.insert(number);
    std::string wrong = number;
    wrong[11] = wrong[11] == '9' ? '0' : static_cast<char>(wrong[11] + 1);
    EXPECT_FALSE(customer_number::valid(wrong));
  }
  EXPECT_GT(all.size(), 990U);
  EXPECT_EQ(customer_number::display("123456789012"), "1234-5678-9012");
}

// S35
TEST(CheckDigits, FollowLuhnAndAba) {
  EXPECT_TRUE(luhn_valid("4242424242424242"));
  EXPECT_FALSE(luhn_valid("4242424242424241"));
  EXPECT_FALSE(luhn_valid("4242 4242"));
  EXPECT_TRUE(aba_valid("110000000"));
  EXPECT_FALSE(aba_valid("110000001"));
  EXPECT_FALSE(aba_valid("000000000"));
}

TEST(Clock, ReadsRfc3339AndRefusesTheRest) {
  EXPECT_EQ(format_timestamp(*parse_timestamp("2026-01-31T09:30:00.123456Z")),
            "2026-01-31T09:30:00.123Z");
  EXPECT_EQ(format_timestamp(*parse_timestamp("2026-01-31T00:30:00+05:30")),
            "2026-01-30T19:00:00.000Z");
  for (const std::string_view text :
       {"2026-02-30T00:00:00Z", "2026-01-31 00:00:00Z", "2026-01-31T24:00:00Z",
        "2026-01-31T00:00:00", "2026-01-31T00:00:00.Z", "2026-01-31T00:00:00.1234567Z",
        "2026-01-31T00:00:60Z", "2026-1-31T00:00:00Z"}) {
    EXPECT_FALSE(parse_timestamp(text).has_value()) << text;
  }
  EXPECT_TRUE(parse_date("2024-02-29").has_value());
  EXPECT_FALSE(parse_date("2025-02-29").has_value());
}

TEST(Base64Url, HasOneSpelling) {
  EXPECT_EQ(base64url("\xff\xfe"), "__4");
  EXPECT_EQ(from_base64url("__4"), "\xff\xfe");
  EXPECT_FALSE(from_base64url("__5").has_value());  // stray bits
  EXPECT_FALSE(from_base64url("__4=").has_value());
  EXPECT_FALSE(from_base64url("_ _4").has_value());
  EXPECT_FALSE(from_base64url("AAAA\xff\xff\xff\xff").has_value());
}

TEST(Secret, ForgetsWhatItGaveAway) {
  SecretString first("a secret of some length");
  SecretString second(std::move(first));
  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move)
  EXPECT_EQ(second.reveal(), "a secret of some length");
}

Task<int> answer(bool broken) {
  if (broken) throw std::runtime_error("broken");
  co_return 42;
}
Task<int> ask(bool broken) { co_return co_await answer(broken) + 1; }

TEST(Task, GivesValuesAndExceptionsToWhoeverAwaits) {
  std::optional<int> value;
  std::exception_ptr failure;
  const auto keep = [&](std::exception_ptr thrown, std::optional<int> got) {
    failure = std::move(thrown);
    value = got;
  };
  spawn(ask(false), keep);
  EXPECT_EQ(value, 43);
  EXPECT_FALSE(failure);
  spawn(ask(true), keep);
  EXPECT_TRUE(failure);
}

TEST(Task, GoesOnWhenACallbackCalls) {
  std::function<void(int)> resume;
  std::optional<int> value;
  const auto waiting = [&]() -> Task<int> {
    co_return co_await suspend_until<int>([&](auto go_on) { resume = go_on; });
  };
  spawn(waiting(), [&](std::exception_ptr, std::optional<int> got) { value = got; });
  EXPECT_FALSE(value.has_value());
  resume(7);
  EXPECT_EQ(value, 7);
}

}  // namespace
}  // namespace billspay
