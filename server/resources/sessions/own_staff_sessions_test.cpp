#include <gtest/gtest.h>

#include <set>

#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

using auth::Audience;

class OwnStaffSessions : public testing::TestWithParam<Audience> {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static std::string path(std::string_view rest) { return staff_path(GetParam(), rest); }
  static SignedInStaff signed_in(const std::string& username) {
    return GetParam() == Audience::agent ? server_->agent(username) : server_->admin(username);
  }
  // A second device of theirs, made in the database; its id.
  static std::string second_device(const SignedInStaff& person) {
    const auto id = Uuid::v7().to_string();
    server_->database().query(
        "INSERT INTO staff_sessions (id, agent_id, admin_id, ip, user_agent, last_used_at, "
        "idle_expires_at, expires_at) SELECT $1, agent_id, admin_id, '192.0.2.7', 'Phone/1.0', "
        "now() - interval '1 minute', idle_expires_at, expires_at FROM staff_sessions WHERE id = "
        "$2",
        {id, person.session});
    return id;
  }
  static std::string ended(const std::string& session) {
    return value(*server_, "SELECT ended_reason FROM staff_sessions WHERE id = $1", {session});
  }
  static std::string event_of(const ApiResponse& answer) {
    return value(*server_,
                 "SELECT concat_ws('|', action, audience, actor_id, actor_name, outcome, object_id)"
                 " FROM audit_events WHERE request_id = $1",
                 {std::string(answer.raw.header("x-request-id"))});
  }

  static inline std::unique_ptr<TestServer> server_;
};

INSTANTIATE_TEST_SUITE_P(Both, OwnStaffSessions, testing::Values(Audience::agent, Audience::admin),
                         [](const auto& info) { return std::string(name_of(info.param)); });

// S24
TEST_P(OwnStaffSessions, AreListedWithTheCurrentOneMarked) {
  auto dana = signed_in("dana");
  signed_in("somebody-else");
  const auto phone = second_device(dana);
  for (const char* over : {"expires_at = now()", "idle_expires_at = now()",
                           "ended_at = now(), ended_reason = 'SIGNED_OUT'"}) {
    server_->database().query("UPDATE staff_sessions SET " + std::string(over) + " WHERE id = $1",
                              {second_device(dana)});
  }
  const auto answer = dana.client.get(path("/sessions"));
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  const auto& list = answer.list("sessions");
  ASSERT_EQ(list.size(), 2U) << answer.raw.body;
  EXPECT_EQ(list[0].at("id").as_string(), dana.session);
  EXPECT_TRUE(list[0].at("current").as_bool());
  EXPECT_EQ(list[1].at("id").as_string(), phone);
  EXPECT_FALSE(list[1].at("current").as_bool());
  EXPECT_EQ(list[1].at("ip").as_string(), "192.0.2.7");
  EXPECT_EQ(list[1].at("userAgent").as_string(), "Phone/1.0");
  EXPECT_EQ(answer.text("nextCursor"), "null");
}

// S24 S19
TEST_P(OwnStaffSessions, CanBeEndedOneByOne) {
  auto omar = signed_in("omar");
  const auto phone = second_device(omar);
  const auto answer = omar.client.remove(path("/sessions/" + phone));
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(ended(phone), "SIGNED_OUT");
  EXPECT_EQ(event_of(answer), "session.ended|" + std::string(name_of(GetParam())) + "|" + omar.id +
                                  "|Staff omar|done|" + phone);
  EXPECT_EQ(omar.client.remove(path("/sessions/" + phone)).status, 404) << "it is over";
  EXPECT_EQ(omar.client.remove(path("/sessions/" + omar.session)).status, 204);
  EXPECT_EQ(omar.client.get(path("/sessions")).status, 401) << "that was this one";
}

// S28
TEST_P(OwnStaffSessions, OfOthersLookAbsentAndStay) {
  auto pia = signed_in("pia");
  const auto other = signed_in("rosa");
  const auto foreign_kind = GetParam() == Audience::agent ? server_->admin("strange").session
                                                          : server_->agent("strange").session;
  for (const std::string& id : {other.session, foreign_kind, Uuid::v7().to_string()}) {
    EXPECT_EQ(pia.client.remove(path("/sessions/" + id)).status, 404) << id;
    EXPECT_EQ(ended(id), "");
  }
  EXPECT_EQ(pia.client.remove(path("/sessions/not-an-id")).status, 404);
  EXPECT_EQ(staff_client(*server_, GetParam()).remove(path("/sessions/" + pia.session)).status,
            401);
  EXPECT_EQ(pia.client.get(path("/sessions")).status, 200);
}

TEST_P(OwnStaffSessions, EndBySigningOutWhichCanBeRepeated) {
  const std::string kind(name_of(GetParam()));
  const auto id = add_staff(*server_, GetParam(), "leaving");
  auto client = staff_device(*server_, GetParam(), "leaving");
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.post(path("/logout"));
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.cookie("billspay_" + kind + "_refresh"), "");
    if (i == 0) EXPECT_TRUE(event_of(answer).starts_with("session.signed-out|" + kind + "|" + id));
    if (i > 0) EXPECT_EQ(event_of(answer), "");
  }
  EXPECT_EQ(client.get(path("/sessions")).status, 401);
  EXPECT_EQ(client.post(path("/refresh")).status, 401);
  EXPECT_EQ(value(*server_,
                  "SELECT string_agg(ended_reason, ' ') FROM staff_sessions "
                  "WHERE coalesce(agent_id, admin_id) = $1",
                  {id}),
            "SIGNED_OUT");
  auto nobody = staff_client(*server_, GetParam());
  EXPECT_EQ(nobody.post(path("/logout")).status, 204) << "without a cookie";
  nobody.cookies = "billspay_" + kind + "_refresh=unknown";
  EXPECT_EQ(nobody.post(path("/logout")).status, 204) << "with an unknown one";
}

}  // namespace
}  // namespace billspay::test_support
