#include <gtest/gtest.h>

#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto wrong = "a-quiet-harbour-in-winter-8";

// The limits as they are shipped, behind a proxy that says where a request comes from.
class Throttled {
 public:
  ApiResponse try_from(int host, const std::string& email, const std::string& password,
                       const std::string& device = {}) {
    client_.cookies = device.empty() ? "" : "billspay_device=" + device;
    client_.with("X-Forwarded-For", "192.0.2." + std::to_string(host));
    return sign_in(client_, email, password);
  }
  TestServer& installation() { return installation_; }

 private:
  TestServer installation_;
  SecondServer server_{installation_,
                       {{"THROTTLE_FACTOR", "1"}, {"TRUSTED_PROXIES", "127.0.0.1/32"}}};
  ApiClient client_ = server_.public_client();
};

void expect_told_to_wait(const ApiResponse& answer) {
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.problem(), "too-many-requests");
  EXPECT_GT(std::atoi(std::string(answer.raw.header("retry-after")).c_str()), 0);
}

// S07 S73
TEST(SignInThrottle, StopsOneAddressThatTriesManyAccounts) {
  Throttled server;
  ASSERT_EQ(server.installation().register_customer("nora@example.com").status, 201);
  int tries = 0;
  ApiResponse last;
  do {
    last = server.try_from(1, "victim" + std::to_string(tries) + "@example.com", wrong);
  } while (last.status == 401 && ++tries < 100);
  EXPECT_EQ(tries, 30);
  expect_told_to_wait(last);
  const auto throttled = [&] {
    return value(server.installation(),
                 "SELECT count(*) FROM audit_events WHERE action = 'session.sign-in-throttled' AND "
                 "outcome = 'denied' AND host(ip) = '192.0.2.1'");
  };
  EXPECT_EQ(throttled(), "1");
  expect_told_to_wait(server.try_from(1, "nora@example.com", TestServer::passphrase));
  EXPECT_EQ(throttled(), "1") << "one a minute for each address";
  EXPECT_EQ(server.try_from(2, "nora@example.com", TestServer::passphrase).status, 200)
      << "others are not concerned";
}

// S07
TEST(SignInThrottle, StopsManyAddressesThatTryOneAccountAndStillLetsItsOwnerIn) {
  Throttled server;
  ASSERT_EQ(server.installation().register_customer("nora@example.com").status, 201);
  ASSERT_EQ(server.installation().register_customer("eve@example.com").status, 201);
  const auto nora = server.try_from(200, "nora@example.com", TestServer::passphrase);
  const auto eve = server.try_from(201, "eve@example.com", TestServer::passphrase);
  const auto device = nora.cookie("billspay_device").value_or("");
  int tries = 0;
  ApiResponse last;
  do {
    const char* email = tries % 2 == 0 ? "nora@example.com" : "NORA@Example.com";
    last = server.try_from(1 + tries, email, wrong);
  } while (last.status == 401 && ++tries < 100);
  EXPECT_EQ(tries, 20);
  expect_told_to_wait(last);
  EXPECT_EQ(value(server.installation(),
                  "SELECT string_agg(user_id::text, ' ') FROM audit_events "
                  "WHERE action = 'session.sign-in-throttled'"),
            nora.text("user", "id"));
  // The stranger has the right password at last, a forged cookie, and one of their own account.
  expect_told_to_wait(server.try_from(150, "nora@example.com", TestServer::passphrase));
  expect_told_to_wait(
      server.try_from(151, "nora@example.com", TestServer::passphrase, std::string(64, 'A')));
  expect_told_to_wait(server.try_from(152, "nora@example.com", TestServer::passphrase,
                                      eve.cookie("billspay_device").value_or("")));

  EXPECT_EQ(server.try_from(153, "nora@example.com", TestServer::passphrase, device).status, 200);
  EXPECT_EQ(server.try_from(154, "eve@example.com", TestServer::passphrase).status, 200);
}

// S07
TEST(SignInThrottle, CountsAKnownDeviceByItselfAndForgetsSuccesses) {
  Throttled server;
  ASSERT_EQ(server.installation().register_customer("nora@example.com").status, 201);
  const auto nora = server.try_from(200, "nora@example.com", TestServer::passphrase);
  const auto device = nora.cookie("billspay_device").value_or("");
  for (int i = 0; i < 25; ++i) {
    EXPECT_EQ(server.try_from(200, "nora@example.com", TestServer::passphrase, device).status, 200);
  }
  int tries = 0;
  ApiResponse last;
  do {
    last = server.try_from(200, "nora@example.com", wrong, device);
  } while (last.status == 401 && ++tries < 100);
  EXPECT_EQ(tries, 10) << "a stolen device does not guess for ever";
  expect_told_to_wait(last);
  EXPECT_EQ(server.try_from(200, "nora@example.com", TestServer::passphrase).status, 200)
      << "without the cookie it is a stranger's first try";
}

}  // namespace
}  // namespace billspay::test_support
