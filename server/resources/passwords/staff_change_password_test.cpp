#include <gtest/gtest.h>

#include <array>

#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

using auth::Audience;

constexpr auto next = "seven brown kettles sing low";

std::string change(std::string_view current, std::string_view wanted) {
  return R"({"currentPassword":)" + json_text(current) + R"(,"newPassword":)" + json_text(wanted) +
         "}";
}

class StaffPassword : public testing::TestWithParam<Audience> {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static std::string path(std::string_view rest) { return staff_path(GetParam(), rest); }
  // Signed in with the passphrase, without the time that signing in takes.
  static SignedInStaff signed_in(TestServer& server, const std::string& username) {
    auto person = GetParam() == Audience::agent ? server.agent(username) : server.admin(username);
    server.database().query(
        "UPDATE " + staff_table(GetParam()) + " SET password_hash = $2 WHERE id = $1",
        {person.id, staff_hash(GetParam())});
    return person;
  }
  static std::string hash_of(const std::string& id) {
    return value(*server_,
                 "SELECT password_hash FROM " + staff_table(GetParam()) + " WHERE id = $1", {id});
  }

  static inline std::unique_ptr<TestServer> server_;
};

INSTANTIATE_TEST_SUITE_P(Both, StaffPassword, testing::Values(Audience::agent, Audience::admin),
                         [](const auto& info) { return std::string(name_of(info.param)); });

// S13 S19 S05
TEST_P(StaffPassword, IsChangedWithTheCurrentOneAndSignsOtherDevicesOut) {
  auto dana = signed_in(*server_, "dana");
  auto phone = staff_device(*server_, GetParam(), "dana");
  const auto wrong = dana.client.post(path("/change-password"), change("not this one", next));
  EXPECT_EQ(wrong.status, 403);
  EXPECT_EQ(wrong.problem(), "current-password-wrong");
  EXPECT_EQ(hash_of(dana.id), staff_hash(GetParam()));
  EXPECT_EQ(phone.get(path("/sessions")).status, 200);

  const auto changed =
      dana.client.post(path("/change-password"), change(TestServer::passphrase, next));
  ASSERT_EQ(changed.status, 204) << changed.raw.body;
  EXPECT_EQ(dana.client.get(path("/sessions")).status, 200) << "this device stays";
  EXPECT_EQ(phone.get(path("/sessions")).status, 401);
  EXPECT_EQ(phone.post(path("/refresh")).status, 401);
  EXPECT_TRUE(hash_of(dana.id).starts_with(
      GetParam() == Audience::agent ? "prehashed:$2b$12$" : "$argon2id$v=19$m=19456,t=2,p=1$"));
  auto client = staff_client(*server_, GetParam());
  EXPECT_EQ(sign_in_staff(client, GetParam(), "dana").status, 401);
  EXPECT_EQ(sign_in_staff(client, GetParam(), "dana", next).status, 200);
  EXPECT_EQ(value(*server_,
                  "SELECT concat_ws('|', action, audience, actor_id, actor_name, outcome, "
                  "object_kind, object_id, after) FROM audit_events WHERE request_id = $1",
                  {std::string(changed.raw.header("x-request-id"))}),
            "password.changed|" + std::string(name_of(GetParam())) + "|" + dana.id +
                "|Staff dana|done|password|" + dana.id + R"(|{"password":"changed"})");
  EXPECT_FALSE(holds(whole_database(*server_), next));
}

// S02 S03
TEST_P(StaffPassword, IsReplacedByAGoodOneOnly) {
  auto kim = signed_in(*server_, "kim.parker");
  const auto version = [&] {
    return value(*server_, "SELECT version FROM " + staff_table(GetParam()) + " WHERE id = $1",
                 {kim.id});
  };
  const auto before = version();
  EXPECT_EQ(kim.client.post(path("/change-password"), "{}").refused().size(), 2U);
  const auto body = change(TestServer::passphrase, next);
  EXPECT_EQ(kim.client.post(path("/change-password"), with_member(body, "username", R"("kim")"))
                .refused(),
            std::vector<std::string>{"#/username"});
  for (const char* weak : {"short", "password123456789", "kim.parker kim.parker"}) {
    const auto answer =
        kim.client.post(path("/change-password"), change(TestServer::passphrase, weak));
    EXPECT_EQ(answer.status, 422) << weak;
    EXPECT_EQ(answer.refused(), std::vector<std::string>{"#/newPassword"}) << weak;
  }
  EXPECT_EQ(hash_of(kim.id), staff_hash(GetParam()));
  EXPECT_EQ(version(), before);
}

// S18 S31
TEST_P(StaffPassword, BelongsToWhoIsSignedInOnTheirOwnListener) {
  auto lee = signed_in(*server_, "lee");
  const auto body = change(TestServer::passphrase, next);
  const std::string kind(name_of(GetParam()));
  const auto other = GetParam() == Audience::agent ? Audience::admin : Audience::agent;
  const std::string other_kind(name_of(other));
  EXPECT_EQ(staff_client(*server_, GetParam()).post(path("/change-password"), body).status, 401);
  const auto status = [&](const std::string& listener, const std::string& host,
                          const std::string& where) {
    auto client = stray_client(*server_, listener, host);
    client.token = lee.client.token;
    return client.post(where, body).status;
  };
  EXPECT_EQ(status(other_kind, other_kind + ".localhost", staff_path(other, "/change-password")),
            401);
  EXPECT_EQ(status(other_kind, other_kind + ".localhost", path("/change-password")), 404);
  EXPECT_EQ(status("public", "localhost", path("/change-password")), 404);
  EXPECT_EQ(status("public", "localhost", "/api/auth/change-password"), 401);
  EXPECT_EQ(status(kind, "localhost", path("/change-password")), 421);
  EXPECT_EQ(hash_of(lee.id), staff_hash(GetParam()));
}

TEST_P(StaffPassword, IsChangedByOneOfTwoAtOnce) {
  auto max = signed_in(*server_, "max");
  const std::array wanted{"seven brown kettles sing low", "nine grey herons nod at dusk"};
  const auto answers = at_once(2, [&](int i) {
    auto client = staff_client(*server_, GetParam());
    client.token = max.client.token;
    return client.post(path("/change-password"),
                       change(TestServer::passphrase, wanted.at(static_cast<std::size_t>(i))));
  });
  EXPECT_EQ(with_status(answers, 204), 1);
  for (const auto& answer : answers) {
    // The other one came too late, before or after its check of the current password.
    EXPECT_TRUE(answer.status == 204 || answer.status == 412 || answer.status == 403)
        << answer.raw.body;
  }
}

// S07
TEST_P(StaffPassword, IsNotGuessedAtLength) {
  TestServer server({.throttle_factor = 1});
  auto eve = signed_in(server, "eve");
  int tries = 0;
  ApiResponse last;
  do {
    last = eve.client.post(path("/change-password"), change("not this one", next));
  } while (last.status == 403 && ++tries < 50);
  EXPECT_EQ(tries, 5);
  EXPECT_EQ(last.status, 429);
  EXPECT_NE(last.raw.header("retry-after"), "");
  EXPECT_EQ(eve.client.post(path("/change-password"), change(TestServer::passphrase, next)).status,
            429);
}

}  // namespace
}  // namespace billspay::test_support
