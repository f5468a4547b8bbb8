#include "platform/auth/throttle.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "platform/auth/sign_in_throttle.hpp"

namespace billspay::auth {
namespace {

using std::chrono::seconds;

// The tests' own time, which stands still until it is moved.
std::atomic<std::int64_t> passed_ms{0};
std::chrono::steady_clock::time_point test_clock() {
  return std::chrono::steady_clock::time_point(std::chrono::hours(1000)) +
         std::chrono::milliseconds(passed_ms);
}
void pass(seconds time) { passed_ms += time.count() * 1000; }

constexpr Rate five_a_minute{5, seconds(60)};

int allowed(Throttle& throttle, std::string_view key, int tries, Rate rate = five_a_minute) {
  int count = 0;
  for (int i = 0; i < tries; ++i) count += throttle.try_acquire("test", key, rate) ? 0 : 1;
  return count;
}

TEST(Throttle, AllowsTheBurstAndThenSaysHowLongToWait) {
  Throttle throttle(1024, &test_clock);
  EXPECT_EQ(allowed(throttle, "jane", 5), 5);
  EXPECT_EQ(throttle.try_acquire("test", "jane", five_a_minute), std::optional<int>(12));
  pass(seconds(11));
  EXPECT_EQ(throttle.try_acquire("test", "jane", five_a_minute), std::optional<int>(1));
  pass(seconds(1));
  EXPECT_EQ(throttle.try_acquire("test", "jane", five_a_minute), std::nullopt);
  EXPECT_EQ(throttle.try_acquire("test", "jane", five_a_minute), std::optional<int>(12));
}

TEST(Throttle, ForgetsAfterTheWindow) {
  Throttle throttle(1024, &test_clock);
  EXPECT_EQ(allowed(throttle, "jane", 9), 5);
  pass(seconds(60));
  EXPECT_EQ(allowed(throttle, "jane", 9), 5);
}

TEST(Throttle, CountsKeysAndBucketsApart) {
  Throttle throttle(1024, &test_clock);
  EXPECT_EQ(allowed(throttle, "jane", 9), 5);
  EXPECT_EQ(allowed(throttle, "john", 9), 5);
  EXPECT_EQ(throttle.try_acquire("other", "jane", five_a_minute), std::nullopt);
}

TEST(Throttle, GivesBackWhatIsRefundedAndNoMore) {
  Throttle throttle(1024, &test_clock);
  EXPECT_EQ(allowed(throttle, "jane", 9), 5);
  throttle.refund("test", "jane", five_a_minute);
  EXPECT_EQ(allowed(throttle, "jane", 9), 1);
  for (int i = 0; i < 20; ++i) throttle.refund("test", "jane", five_a_minute);
  EXPECT_EQ(allowed(throttle, "jane", 9), 5);
}

// S07: a flood of invented keys neither locks new people out nor sets blocked ones free.
TEST(Throttle, SurvivesAFloodOfInventedKeys) {
  Throttle throttle(1024, &test_clock);
  EXPECT_EQ(allowed(throttle, "attacked", 5), 5);
  for (int i = 0; i < 100'000; ++i) {
    EXPECT_EQ(throttle.try_acquire("test", "invented " + std::to_string(i), five_a_minute),
              std::nullopt);
  }
  EXPECT_TRUE(throttle.try_acquire("test", "attacked", five_a_minute));
  EXPECT_EQ(throttle.try_acquire("test", "somebody new", five_a_minute), std::nullopt);
}

TEST(Throttle, NeverAllowsMoreThanTheBurstToManyThreads) {
  Throttle throttle;
  constexpr Rate hundred_a_day{100, std::chrono::hours(24)};
  std::atomic<int> count{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i) {
          if (!throttle.try_acquire("test", "jane", hundred_a_day)) ++count;
          static_cast<void>(throttle.try_acquire("test", std::to_string(i % 50), hundred_a_day));
        }
      });
    }
  }
  EXPECT_EQ(count, 100);
}

TEST(Throttle, TakesAnIpv6NetworkAsOneAddress) {
  EXPECT_EQ(throttle_key_for_ip("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(throttle_key_for_ip("2001:db8:1:2:aaaa:bbbb:cccc:dddd"), "2001:db8:1:2::/64");
  EXPECT_EQ(throttle_key_for_ip("2001:0DB8:1:2::1"), "2001:db8:1:2::/64");
  EXPECT_NE(throttle_key_for_ip("2001:db8:1:3::1"), "2001:db8:1:2::/64");
  EXPECT_EQ(throttle_key_for_ip("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(throttle_key_for_ip("::1"), "::/64");
  EXPECT_EQ(throttle_key_for_ip("not an address"), "not an address");
}

Attempt stranger(const std::string& account, const std::string& ip) {
  return {.account_key = account, .ip = ip, .trusted_device = {}};
}

std::string address(int number) {
  return "198.51." + std::to_string(number / 250) + "." + std::to_string(number % 250);
}

int let_through(SignInThrottle& throttle, int tries, auto&& attempt) {
  int count = 0;
  for (int i = 0; i < tries; ++i) count += throttle.try_begin(attempt(i)) ? 0 : 1;
  return count;
}

// S07: one address tries many stolen passwords.
TEST(SignInThrottle, StopsStuffingFromOneAddress) {
  SignInThrottle throttle({}, &test_clock);
  EXPECT_EQ(let_through(throttle, 1000,
                        [](int i) { return stranger("user" + std::to_string(i), "192.0.2.1"); }),
            SignInLimits().per_ip.burst);
  EXPECT_EQ(throttle.try_begin(stranger("user1", "192.0.2.2")), std::nullopt);
}

// S07: many addresses guess at one account; its owner enters from a known device meanwhile.
TEST(SignInThrottle, StopsADistributedGuessWithoutLockingTheOwnerOut) {
  SignInThrottle throttle({}, &test_clock);
  EXPECT_EQ(let_through(throttle, 1000, [](int i) { return stranger("jane", address(i)); }),
            SignInLimits().per_account.burst);
  const Attempt owner{.account_key = "jane", .ip = address(1), .trusted_device = "her phone"};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(throttle.try_begin(owner), std::nullopt);
  EXPECT_EQ(throttle.try_begin(stranger("john", "203.0.113.9")), std::nullopt);
}

// S07: one password tried at many accounts from many addresses.
TEST(SignInThrottle, StopsSprayingByTheGlobalLimitWithoutLockingKnownDevicesOut) {
  SignInThrottle throttle({}, &test_clock);
  EXPECT_EQ(let_through(throttle, 5000,
                        [](int i) { return stranger("user" + std::to_string(i), address(i)); }),
            SignInLimits().global.burst);
  const Attempt owner{.account_key = "user7", .ip = address(7), .trusted_device = "her phone"};
  EXPECT_EQ(throttle.try_begin(owner), std::nullopt);
}

// S07: a flood at the customers' door is none at the staff's.
TEST(SignInThrottle, CountsAllAttemptsOfAnAudienceApart) {
  SignInThrottle throttle({}, &test_clock);
  let_through(throttle, 5000,
              [](int i) { return stranger("customer:user" + std::to_string(i), address(i)); });
  EXPECT_NE(throttle.try_begin(stranger("customer:john", "203.0.113.9")), std::nullopt);
  EXPECT_EQ(throttle.try_begin(stranger("agent:jane", "203.0.113.9")), std::nullopt);
  EXPECT_EQ(throttle.try_begin(stranger("admin:root", "203.0.113.9")), std::nullopt);
}

// S07: a stolen device cookie is no licence to guess, and does not block the owner's other devices.
TEST(SignInThrottle, CountsEachKnownDeviceByItself) {
  SignInThrottle throttle({}, &test_clock);
  EXPECT_EQ(
      let_through(throttle, 100, [](int) { return Attempt{"jane", "192.0.2.1", "stolen phone"}; }),
      SignInLimits().per_trusted_device.burst);
  EXPECT_EQ(throttle.try_begin({"jane", "192.0.2.1", "her laptop"}), std::nullopt);
  EXPECT_EQ(throttle.try_begin({"john", "192.0.2.1", "stolen phone"}), std::nullopt);
}

TEST(SignInThrottle, CountsFailuresOnly) {
  SignInThrottle throttle({}, &test_clock);
  for (int i = 0; i < 1000; ++i) {
    const Attempt attempt = stranger("jane", "192.0.2.1");
    ASSERT_EQ(throttle.try_begin(attempt), std::nullopt);
    throttle.give_back(attempt);
  }
}

// Otherwise one stubborn client would use up what its neighbours behind the same address have.
TEST(SignInThrottle, TakesNothingForRefusedAttempts) {
  SignInThrottle throttle({}, &test_clock);
  EXPECT_EQ(let_through(throttle, 1000, [](int) { return stranger("jane", "192.0.2.1"); }),
            SignInLimits().per_account_and_ip.burst);
  EXPECT_EQ(throttle.try_begin(stranger("john", "192.0.2.1")), std::nullopt);
}

TEST(SignInThrottle, IsWidenedByTheConfiguredFactor) {
  SignInThrottle throttle(SignInLimits().times(3), &test_clock);
  EXPECT_EQ(let_through(throttle, 100, [](int) { return stranger("jane", "192.0.2.1"); }),
            3 * SignInLimits().per_account_and_ip.burst);
  EXPECT_EQ(SignInLimits().times(0).global.burst, SignInLimits().global.burst);
  EXPECT_GT(SignInLimits().times(2'000'000'000).global.burst, 0);
}

}  // namespace
}  // namespace billspay::auth
