#include <gtest/gtest.h>

#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

using auth::Audience;

constexpr auto wrong = "a-quiet-harbour-in-winter-8";

// The limits as they are shipped.
class StaffThrottle : public testing::TestWithParam<Audience> {
 protected:
  ApiResponse try_in(const std::string& username, std::string_view password,
                     const std::string& device = {}) {
    const std::string kind(name_of(GetParam()));
    client_.cookies = device.empty() ? "" : "billspay_" + kind + "_device=" + device;
    return sign_in_staff(client_, GetParam(), username, password);
  }
  std::string device_of(const ApiResponse& answer) {
    return answer.cookie("billspay_" + std::string(name_of(GetParam())) + "_device").value_or("");
  }
  std::string count(const std::string& action) {
    return value(server_,
                 "SELECT count(*) FROM audit_events WHERE action = $1 AND outcome = 'denied' AND "
                 "audience = $2",
                 {action, std::string(name_of(GetParam()))});
  }

  TestServer server_{{.throttle_factor = 1}};
  ApiClient client_ = staff_client(server_, GetParam());
};

INSTANTIATE_TEST_SUITE_P(Both, StaffThrottle, testing::Values(Audience::agent, Audience::admin),
                         [](const auto& info) { return std::string(name_of(info.param)); });

// S07 S73
TEST_P(StaffThrottle, SlowsGuessesAtOneAccountAndStillLetsItsOwnerIn) {
  const auto dana = add_staff(server_, GetParam(), "dana");
  add_staff(server_, GetParam(), "eve");
  const auto device = device_of(try_in("dana", TestServer::passphrase));
  const auto eves_device = device_of(try_in("eve", TestServer::passphrase));
  int tries = 0;
  ApiResponse last;
  do {
    last = try_in(tries % 2 == 0 ? "dana" : " DANA ", wrong);
  } while (last.status == 401 && ++tries < 50);
  EXPECT_EQ(tries, 5);
  EXPECT_EQ(last.status, 429);
  EXPECT_EQ(last.problem(), "too-many-requests");
  EXPECT_NE(last.raw.header("retry-after"), "");
  // The stranger has the right password at last, a forged cookie, and one of their own account.
  EXPECT_EQ(try_in("dana", TestServer::passphrase).status, 429);
  EXPECT_EQ(try_in("dana", TestServer::passphrase, std::string(64, 'A')).status, 429);
  EXPECT_EQ(try_in("dana", TestServer::passphrase, eves_device).status, 429);
  EXPECT_EQ(try_in("dana", TestServer::passphrase, device).status, 200) << "the owner's device";
  EXPECT_EQ(try_in("eve", TestServer::passphrase).status, 200) << "others are not concerned";

  EXPECT_EQ(count("session.sign-in-refused"), "5");
  EXPECT_EQ(count("session.sign-in-throttled"), "1") << "a flood does not fill the trail";
  EXPECT_EQ(value(server_,
                  "SELECT concat_ws('|', actor_kind, object_kind, object_id) FROM audit_events "
                  "WHERE action = 'session.sign-in-throttled'"),
            "anonymous|" + std::string(name_of(GetParam())) + "|" + dana);
}

// S06 S07
TEST_P(StaffThrottle, TreatsANameThatNobodyHasLikeAnyOther) {
  int tries = 0;
  while (try_in("nobody", wrong).status == 401 && tries < 50) ++tries;
  EXPECT_EQ(tries, 5);
  EXPECT_EQ(count("session.sign-in-throttled"), "1");
}

}  // namespace
}  // namespace billspay::test_support
