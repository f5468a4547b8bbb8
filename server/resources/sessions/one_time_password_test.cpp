#include <gtest/gtest.h>

#include <array>

#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto admins = auth::Audience::admin;
constexpr auto next = "seven brown kettles sing low";
constexpr auto wrong = "a-quiet-harbour-in-winter-8";

// An admin as `billspay admin create` leaves one: the password opens once, to choose another.
class OneTimePassword : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static std::string add(const std::string& username, const std::string& left = "1 hour") {
    const auto id = add_staff(*server_, admins, username);
    server_->database().query(
        "UPDATE admins SET one_time_until = now() + $2::interval WHERE id = $1", {id, left});
    return id;
  }
  static ApiResponse choose(std::string_view username, std::string_view chosen,
                            std::string_view password = TestServer::passphrase) {
    auto client = staff_client(*server_, admins);
    return client.post("/api/admin/login", with_member(staff_credentials(username, password),
                                                       "newPassword", json_text(chosen)));
  }
  static ApiResponse try_in(std::string_view username,
                            std::string_view password = TestServer::passphrase) {
    auto client = staff_client(*server_, admins);
    return sign_in_staff(client, admins, username, password);
  }
  static std::string state(const std::string& id) {
    return value(*server_,
                 "SELECT concat_ws('|', one_time_until IS NULL, version, (SELECT count(*) FROM "
                 "staff_sessions WHERE admin_id = a.id)) FROM admins a WHERE id = $1",
                 {id});
  }

  static inline std::unique_ptr<TestServer> server_;
};

// S01
TEST_F(OneTimePassword, OpensOnceAndOnlyToChooseAnother) {
  const auto id = add("first");
  const auto needed = try_in("first");
  EXPECT_EQ(needed.status, 403) << needed.raw.body;
  EXPECT_EQ(needed.problem(), "new-password-needed");
  EXPECT_EQ(needed.raw.count("set-cookie"), 0U);
  EXPECT_EQ(state(id), "f|1|0");
  EXPECT_EQ(value(*server_,
                  "SELECT concat_ws('|', action, actor_kind, outcome, object_id, reason) "
                  "FROM audit_events WHERE request_id = $1",
                  {std::string(needed.raw.header("x-request-id"))}),
            "session.sign-in-refused|anonymous|denied|" + id + "|new-password-needed");

  const auto answer = choose("first", next);
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(state(id), "t|2|1");
  auto client = staff_client(*server_, admins);
  client.token = answer.text("token");
  EXPECT_EQ(client.get("/api/admin/sessions").status, 200);
  EXPECT_EQ(value(*server_,
                  "SELECT string_agg(concat_ws(' ', action, actor_id, outcome), '; ' ORDER BY "
                  "position) FROM audit_events WHERE request_id = $1",
                  {std::string(answer.raw.header("x-request-id"))}),
            "password.changed " + id + " done; session.signed-in " + id + " done");

  EXPECT_EQ(try_in("first").problem(), "staff-sign-in-failed") << "it works once";
  EXPECT_EQ(choose("first", "nine grey herons nod at dusk").status, 401);
  EXPECT_EQ(try_in("first", next).status, 200);
  EXPECT_EQ(choose("first", "nine grey herons nod at dusk", next).status, 422)
      << "it is their own now";
  EXPECT_FALSE(holds(whole_database(*server_), next));
}

// S01 S06
TEST_F(OneTimePassword, TellsNothingToWhoDoesNotHaveIt) {
  const auto id = add("guarded");
  EXPECT_EQ(try_in("guarded", wrong).problem(), "staff-sign-in-failed");
  EXPECT_EQ(choose("guarded", next, wrong).problem(), "staff-sign-in-failed");
  EXPECT_EQ(choose("guarded", "short", wrong).problem(), "staff-sign-in-failed");
  EXPECT_EQ(state(id), "f|1|0");
}

// S01
TEST_F(OneTimePassword, IsOverWhenItsTimeIs) {
  const auto id = add("slow", "-1 second");
  EXPECT_EQ(try_in("slow").problem(), "staff-sign-in-failed");
  EXPECT_EQ(choose("slow", next).problem(), "staff-sign-in-failed");
  EXPECT_EQ(state(id), "f|1|0");
}

// S01 S02 S03
TEST_F(OneTimePassword, GivesWayToAGoodPasswordOnly) {
  const auto id = add("picky.person");
  for (const std::string& chosen :
       {std::string("short"), std::string("password123456789"), std::string("picky.person picky"),
        std::string(TestServer::passphrase)}) {
    const auto answer = choose("picky.person", chosen);
    EXPECT_EQ(answer.status, 422) << chosen;
    EXPECT_EQ(answer.refused(), std::vector<std::string>{"#/newPassword"}) << chosen;
  }
  EXPECT_EQ(state(id), "f|1|0");
  EXPECT_EQ(choose("picky.person", next).status, 200) << "refused ones do not use it up";
}

// S01
TEST_F(OneTimePassword, LetsOneOfTwoAtOnceChoose) {
  const auto id = add("twice");
  const std::array wanted{"seven brown kettles sing low", "nine grey herons nod at dusk"};
  const auto answers =
      at_once(2, [&](int i) { return choose("twice", wanted.at(static_cast<std::size_t>(i))); });
  EXPECT_EQ(with_status(answers, 200), 1);
  EXPECT_EQ(with_status(answers, 401), 1);
  EXPECT_EQ(state(id), "t|2|1");
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(try_in("twice", wanted.at(i)).status, answers[i].status);
  }
}

// S01 S19
TEST_F(OneTimePassword, IsOfNoUseToADisabledAdmin) {
  const auto id = add("off");
  server_->database().query("UPDATE admins SET is_active = false WHERE id = $1", {id});
  EXPECT_EQ(try_in("off").status, 401);
  EXPECT_EQ(choose("off", next).status, 401);
  EXPECT_EQ(state(id), "f|1|0");
}

}  // namespace
}  // namespace billspay::test_support
