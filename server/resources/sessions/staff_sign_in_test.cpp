#include <crypt.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

using auth::Audience;

constexpr auto wrong = "a-quiet-harbour-in-winter-8";

class StaffSignIn : public testing::TestWithParam<Audience> {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  // Somebody new, under a name that other tests do not use.
  static std::string add(const std::string& username) {
    return add_staff(*server_, GetParam(), username);
  }
  static ApiResponse try_in(std::string_view username,
                            std::string_view password = TestServer::passphrase) {
    auto client = staff_client(*server_, GetParam());
    return sign_in_staff(client, GetParam(), username, password);
  }
  static std::string path(std::string_view rest) { return staff_path(GetParam(), rest); }
  static std::string column(const std::string& sql, const std::string& param) {
    return value(*server_, sql, {param});
  }
  static void change(const std::string& assignment, const std::string& id) {
    server_->database().query(
        "UPDATE " + staff_table(GetParam()) + " SET " + assignment + " WHERE id = $1", {id});
  }
  static std::string sessions_of(const std::string& id) {
    return column("SELECT count(*) FROM staff_sessions WHERE coalesce(agent_id, admin_id) = $1",
                  id);
  }
  // The audit row of a call.
  static std::string event_of(const ApiResponse& answer) {
    return column(
        "SELECT concat_ws('|', action, audience, actor_kind, actor_id, actor_name, outcome, "
        "object_kind, object_id, user_id, reason, host(ip)) FROM audit_events "
        "WHERE request_id = $1",
        std::string(answer.raw.header("x-request-id")));
  }

  static inline std::unique_ptr<TestServer> server_;
};

INSTANTIATE_TEST_SUITE_P(Both, StaffSignIn, testing::Values(Audience::agent, Audience::admin),
                         [](const auto& info) { return std::string(name_of(info.param)); });

// S73
TEST_P(StaffSignIn, AnswersWithTokenAndNameHoweverTheUsernameIsSpelled) {
  const auto id = add("dana.k");
  const auto answer = try_in("  Dana.K ");
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(answer.text("expiresIn"), "900");
  EXPECT_EQ(answer.text("user", "id"), id);
  EXPECT_EQ(answer.text("user", "username"), "dana.k");
  EXPECT_EQ(answer.text("user", "fullName"), "Staff dana.k");
  EXPECT_EQ(answer.body.as_object().size(), 3U) << answer.raw.body;
  EXPECT_EQ(answer.body.at("user").as_object().size(), 3U);
  auto client = staff_client(*server_, GetParam());
  client.token = answer.text("token");
  const auto list = client.get(path("/sessions"));
  ASSERT_EQ(list.status, 200) << list.raw.body;
  const auto session = std::string(list.list("sessions").at(0).at("id").as_string());
  const std::string kind(name_of(GetParam()));
  EXPECT_EQ(event_of(answer), "session.signed-in|" + kind + "|" + kind + "|" + id +
                                  "|Staff dana.k|done|session|" + session + "|127.0.0.1");
}

// S30
TEST_P(StaffSignIn, RefusesBodiesThatAreNone) {
  add("body");
  auto client = staff_client(*server_, GetParam());
  const auto login = path("/login");
  EXPECT_EQ(client.post(login, "{}").refused().size(), 2U);
  EXPECT_EQ(client.post(login, "[]").status, 422);
  EXPECT_EQ(client.post(login, "{").status, 400);
  EXPECT_EQ(client.get(login).status, 405);
  const auto good = staff_credentials("body", TestServer::passphrase);
  const auto refused = [&](std::string_view name, std::string_view json) {
    const auto answer = client.post(login, with_member(good, name, json));
    EXPECT_EQ(answer.status, 422) << answer.raw.body;
    return answer.refused();
  };
  using Pointers = std::vector<std::string>;
  EXPECT_EQ(refused("role", R"("admin")"), Pointers{"#/role"});
  EXPECT_EQ(refused("email", R"("dana@example.com")"), Pointers{"#/email"});
  EXPECT_EQ(refused("username", json_text(std::string(65, 'x'))), Pointers{"#/username"});
  EXPECT_EQ(refused("username", R"("a\u0000b")"), Pointers{"#/username"});
  EXPECT_EQ(refused("password", json_text(std::string(1025, 'x'))), Pointers{"#/password"});
}

// S08: there is a place for the code of a second factor, and nothing looks at it yet.
TEST_P(StaffSignIn, TakesAWellFormedSecondCodeAndRefusesAnyOther) {
  add("coded");
  auto client = staff_client(*server_, GetParam());
  const auto body = staff_credentials("coded", TestServer::passphrase);
  for (const char* code : {R"("12345")", R"("1234567")", R"("12345x")", "123456", R"("")"}) {
    const auto answer = client.post(path("/login"), with_member(body, "otp", code));
    EXPECT_EQ(answer.status, 422) << code;
    EXPECT_EQ(answer.refused(), std::vector<std::string>{"#/otp"});
  }
  EXPECT_EQ(client.post(path("/login"), with_member(body, "otp", R"("123456")")).status, 200);
}

// S01: only who has a one-time password chooses another while signing in.
TEST_P(StaffSignIn, TakesNoNewPasswordWhereNoneIsWanted) {
  const auto id = add("eager");
  auto client = staff_client(*server_, GetParam());
  const auto with_new = [&](std::string_view password) {
    return client.post(path("/login"),
                       with_member(staff_credentials("eager", password), "newPassword",
                                   R"("seven brown kettles sing low")"));
  };
  EXPECT_EQ(with_new(wrong).status, 401) << "which tells nothing about the account";
  const auto refused = with_new(TestServer::passphrase);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refused(), std::vector<std::string>{"#/newPassword"});
  EXPECT_EQ(sessions_of(id), "0");
  EXPECT_EQ(try_in("eager").status, 200) << "nothing was changed";
}

// What differs between two answers by nature.
std::string without_request_id(const ApiResponse& response) {
  std::string text = std::to_string(response.status) + "\n";
  for (const auto& [name, header] : response.raw.headers) {
    text += name + ": " + (name == "date" || name == "x-request-id" ? "" : header) + "\n";
  }
  return text + without_member(response.raw.body, "requestId");
}

// S06
TEST_P(StaffSignIn, AnswersAlikeForAWrongPasswordAnUnknownNameAndADisabledOrRemovedPerson) {
  const auto known = add("known");
  const auto disabled = add("disabled");
  const auto removed = add("removed");
  change("is_active = false", disabled);
  change("deleted_at = now()", removed);
  const auto wrong_password = try_in("known", wrong);
  EXPECT_EQ(wrong_password.status, 401);
  EXPECT_EQ(wrong_password.problem(), "staff-sign-in-failed");
  EXPECT_EQ(wrong_password.raw.count("set-cookie"), 0U);
  const auto expected = without_request_id(wrong_password);
  std::vector<ApiResponse> refused{wrong_password};
  for (const char* name : {"disabled", "removed", "nobody", "not a name"}) {
    refused.push_back(try_in(name));
    EXPECT_EQ(without_request_id(refused.back()), expected) << name;
  }
  const std::string kind(name_of(GetParam()));
  const auto denied = [&](const std::string& object) {
    return "session.sign-in-refused|" + kind + "|anonymous|somebody not signed in|denied|" +
           object + "|127.0.0.1";
  };
  EXPECT_EQ(event_of(refused[0]), denied(kind + "|" + known));
  EXPECT_EQ(event_of(refused[1]), denied(kind + "|" + disabled));
  EXPECT_EQ(event_of(refused[2]), denied("session"));
  EXPECT_EQ(event_of(refused[3]), denied("session"));
  EXPECT_EQ(sessions_of(disabled) + sessions_of(removed) + sessions_of(known), "000");
}

// S06
TEST_P(StaffSignIn, HashesThePasswordAlsoForNobodyAndForWhoIsDisabled) {
  add("timed");
  change("is_active = false", add("timed-out"));
  const auto median = [&](const char* name) {
    std::array<double, 5> times{};
    for (double& time : times) {
      const auto start = std::chrono::steady_clock::now();
      EXPECT_EQ(try_in(name, wrong).status, 401);
      time = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    std::ranges::nth_element(times, times.begin() + 2);
    return times[2];
  };
  // Without hashing the answer would come ten times faster.
  const double known = median("timed");
  EXPECT_GT(median("nobody-at-all"), known / 2);
  EXPECT_GT(median("timed-out"), known / 2);
}

// S05
TEST_P(StaffSignIn, RenewsAHashThatIsWeakerThanThePolicy) {
  const auto id = add("weak");
  const auto hash = [&] {
    return column("SELECT password_hash FROM " + staff_table(GetParam()) + " WHERE id = $1", id);
  };
  crypt_data scratch{};
  const std::string weak =
      ::crypt_r(TestServer::passphrase, "$2b$04$abcdefghijklmnopqrstuu", &scratch);
  ASSERT_TRUE(weak.starts_with("$2b$04$")) << weak;
  change("password_hash = '" + weak + "'", id);
  EXPECT_EQ(try_in("weak", wrong).status, 401);
  EXPECT_EQ(hash(), weak) << "a wrong password renews nothing";
  EXPECT_EQ(try_in("weak").status, 200);
  const auto renewed = hash();
  EXPECT_TRUE(renewed.starts_with(
      GetParam() == Audience::agent ? "prehashed:$2b$12$" : "$argon2id$v=19$m=19456,t=2,p=1$"))
      << renewed;
  EXPECT_EQ(try_in("weak").status, 200);
  EXPECT_EQ(hash(), renewed) << "once is enough";
}

// S19
TEST_P(StaffSignIn, OpensNoSessionForWhoIsDisabledRemovedOrGivenAnotherPasswordMeanwhile) {
  int number = 0;
  for (const std::string& change :
       {std::string("is_active = false"), std::string("deleted_at = now()"),
        std::string("password_hash = 'replaced'")}) {
    const std::string name = "late-" + std::to_string(number++);
    const auto id = add(name);
    const auto answer = answer_while(
        *server_,
        "UPDATE " + staff_table(GetParam()) + " SET " + change + " WHERE id = '" + id + "'",
        [&] { return try_in(name); });
    EXPECT_EQ(answer.status, 401) << change;
    EXPECT_EQ(answer.problem(), "staff-sign-in-failed");
    EXPECT_EQ(sessions_of(id), "0") << change;
  }
}

// S18 S31
TEST_P(StaffSignIn, BelongsToOneListenerHostAndKindOfPerson) {
  const auto other = GetParam() == Audience::agent ? Audience::admin : Audience::agent;
  const std::string kind(name_of(GetParam()));
  const std::string other_kind(name_of(other));
  const std::string name = "placed-" + kind;
  const auto id = add(name);
  const auto body = staff_credentials(name, TestServer::passphrase);
  const auto status = [&](const std::string& listener, const std::string& host,
                          const std::string& where) {
    return stray_client(*server_, listener, host).post(where, body).status;
  };
  EXPECT_EQ(status("public", "localhost", path("/login")), 404);
  EXPECT_EQ(status("public", kind + ".localhost", path("/login")), 404);
  EXPECT_EQ(status(other_kind, other_kind + ".localhost", path("/login")), 404);
  EXPECT_EQ(status(other_kind, other_kind + ".localhost", staff_path(other, "/login")), 401);
  for (const std::string host : {"localhost", "evil.example"}) {
    EXPECT_EQ(status(kind, host, path("/login")), 421) << host;
  }
  EXPECT_EQ(sessions_of(id), "0");
  EXPECT_EQ(try_in(name).status, 200);
}

TEST_P(StaffSignIn, KeepsNoSecretInTheDatabase) {
  add("quiet");
  const auto answer = try_in("quiet");
  try_in("quiet", wrong);
  const auto everything = whole_database(*server_);
  const std::string kind(name_of(GetParam()));
  for (const std::string& secret :
       {std::string(wrong), std::string(TestServer::passphrase), answer.text("token"),
        answer.cookie("billspay_" + kind + "_refresh").value_or("none")}) {
    EXPECT_FALSE(holds(everything, secret)) << secret;
  }
}

}  // namespace
}  // namespace billspay::test_support
