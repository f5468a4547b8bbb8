#include <gtest/gtest.h>

#include "platform/auth/passwords.hpp"
#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/admin/agents/";
constexpr auto unknown = "/api/admin/agents/01900000-0000-7000-8000-000000000000";
constexpr auto own_sessions = "/api/agent/sessions";
using Pointers = std::vector<std::string>;

class ChangeAgent : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    root_.reset();
    server_.reset();
  }

  static ApiResponse change(const std::string& id, const std::string& body,
                            const std::string& etag = "*") {
    return root_->client.with("If-Match", etag).patch(path + id, body);
  }
  // Everything about an agent, with what was audited.
  static std::string state(const std::string& id) {
    return value(*server_,
                 "SELECT a::text || (SELECT count(*) FROM audit_events WHERE object_id = a.id "
                 "AND action <> 'agent.viewed') FROM agents a WHERE id = $1",
                 {id});
  }
  static std::string audited(const std::string& id, const std::string& action) {
    return value(*server_,
                 "SELECT concat_ws('|', actor_name, before, after) FROM audit_events "
                 "WHERE object_id = $1 AND action = $2",
                 {id, action});
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> root_;
};

// S55
TEST_F(ChangeAgent, WritesWhatIsSentAndNothingElse) {
  const auto dana = server_->agent("dana");
  const auto seen = root_->client.get(path + dana.id);
  EXPECT_EQ(seen.raw.header("etag"), "\"1\"");
  const auto named = change(dana.id, R"({"fullName":"Dana Whitfield","email":"d@example.com"})",
                            std::string(seen.raw.header("etag")));
  ASSERT_EQ(named.status, 200) << named.raw.body;
  EXPECT_EQ(named.raw.header("etag"), "\"2\"");
  EXPECT_EQ(named.text("username"), "dana");
  EXPECT_EQ(named.text("email"), "d@example.com");
  EXPECT_EQ(root_->client.get(path + dana.id).body, named.body);
  EXPECT_EQ(audited(dana.id, "agent.changed"),
            std::string("Staff root|") +
                R"({"username":"dana","fullName":"Staff dana","email":null,"phone":null,)" +
                R"("isActive":true}|{"username":"dana","fullName":"Dana Whitfield",)" +
                R"("email":"d@example.com","phone":null,"isActive":true})");

  auto put = root_->client.with("If-Match", "\"2\"").put(path + dana.id, R"({"email":null})");
  EXPECT_EQ(put.status, 200);
  EXPECT_EQ(put.text("email"), "null");
  EXPECT_EQ(put.text("fullName"), "Dana Whitfield");

  const auto before = state(dana.id);
  EXPECT_EQ(change(dana.id, R"({"phone":"555 0100 100"})", "\"2\"").problem(), "stale-version");
  const auto without = root_->client.patch(path + dana.id, R"({"phone":"555 0100 100"})");
  EXPECT_EQ(without.status, 428);
  EXPECT_EQ(state(dana.id), before);
}

TEST_F(ChangeAgent, RefusesWhatIsWrong) {
  const auto eli = server_->agent("eli");
  const auto before = state(eli.id);
  for (const auto& [body, pointers] : std::vector<std::pair<std::string, Pointers>>{
           {R"({"username":"e"})", {"#/username"}},
           {R"({"username":null})", {"#/username"}},
           {R"({"fullName":"  "})", {"#/fullName"}},
           {R"({"email":"x","phone":"y"})", {"#/email", "#/phone"}},
           {R"({"isActive":"yes"})", {"#/isActive"}},
           {R"({"password":"short"})", {"#/password"}},
           {R"({"password":"staff eli staff"})", {"#/password"}},
           {R"({"id":"x","deletedAt":null})", {"#/id", "#/deletedAt"}}}) {
    const auto answer = change(eli.id, body);
    EXPECT_EQ(answer.status, 422) << body;
    EXPECT_EQ(answer.refused(), pointers) << answer.raw.body;
  }
  EXPECT_EQ(state(eli.id), before);
  for (const std::string body :
       {R"({"isActive":false})", R"({"password":"seven brown kettles"})"}) {
    EXPECT_EQ(root_->client.with("If-Match", "*").patch(unknown, body).status, 404);
  }
  EXPECT_EQ(root_->client.get(unknown).status, 404);
  EXPECT_EQ(root_->client.remove(unknown).status, 404);
  EXPECT_EQ(root_->client.post(std::string(unknown) + "/restore").status, 404);
  EXPECT_EQ(root_->client.remove(std::string(unknown) + "/sessions").status, 404);
  EXPECT_EQ(root_->client.get(path + std::string("not-an-id")).status, 404);
}

TEST_F(ChangeAgent, RefusesTheNameOfAnother) {
  const auto one = server_->agent("one.of.two");
  server_->agent("two.of.two");
  const auto answer = change(one.id, R"({"username":"TWO.of.two"})");
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.problem(), "username-taken");
  EXPECT_EQ(answer.refused(), Pointers{"#/username"});
  EXPECT_EQ(change(one.id, R"({"username":"One.Of.TWO","fullName":"One"})").status, 200);
  EXPECT_EQ(root_->client.get(path + one.id).text("username"), "one.of.two");
}

// S54 S55
TEST_F(ChangeAgent, IsDoneOnceWhenTwoSawTheSameVersion) {
  const auto finn = server_->agent("finn");
  const auto answers = at_once(4, [&](int i) {
    auto client = server_->client("admin", "admin.localhost");
    client.token = root_->client.token;
    return client.with("If-Match", "\"1\"")
        .patch(path + finn.id, R"({"phone":"555 010 010)" + std::to_string(i) + R"("})");
  });
  EXPECT_EQ(with_status(answers, 200), 1);
  EXPECT_EQ(with_status(answers, 412), 3);
}

// S19 S64
TEST_F(ChangeAgent, SignsOutAtOnceWhoIsDisabled) {
  auto gina = server_->agent("gina");
  auto hugo = server_->agent("hugo");
  ASSERT_EQ(gina.client.get(own_sessions).status, 200);
  EXPECT_EQ(change(gina.id, R"({"fullName":"Gina"})").status, 200);
  EXPECT_EQ(gina.client.get(own_sessions).status, 200) << "a new name is no reason";
  EXPECT_EQ(change(gina.id, R"({"isActive":false})").text("isActive"), "false");
  EXPECT_EQ(gina.client.get(own_sessions).status, 401) << "on the connection that was open";
  EXPECT_EQ(hugo.client.get(own_sessions).status, 200);
  EXPECT_EQ(
      value(*server_, "SELECT ended_reason FROM staff_sessions WHERE id = $1", {gina.session}),
      "ENDED_BY_ADMIN");
  // The old session stays over when the agent may work again.
  EXPECT_EQ(change(gina.id, R"({"isActive":true})").status, 200);
  EXPECT_EQ(gina.client.get(own_sessions).status, 401);
}

// S05 S19
TEST_F(ChangeAgent, GivesANewPasswordAndSignsOut) {
  auto ida = server_->agent("ida");
  constexpr auto password = "seven brown kettles sing low";
  const std::string body = R"({"password":")" + std::string(password) + R"("})";
  EXPECT_EQ(change(ida.id, body, "\"9\"").status, 412);
  ASSERT_EQ(change(ida.id, body).status, 200);
  EXPECT_EQ(ida.client.get(own_sessions).status, 401);
  auto client = staff_client(*server_, auth::Audience::agent);
  EXPECT_EQ(sign_in_staff(client, auth::Audience::agent, "ida", password).status, 200);
  EXPECT_TRUE(value(*server_, "SELECT password_hash FROM agents WHERE id = $1", {ida.id})
                  .starts_with("prehashed:$2b$12$"));
  EXPECT_TRUE(audited(ida.id, "agent.changed").ends_with(R"("password":"changed"})"));
  EXPECT_FALSE(holds(whole_database(*server_), password));
}

// S19
TEST_F(ChangeAgent, EndsSessionsOnDemand) {
  auto jon = server_->agent("jon");
  EXPECT_EQ(root_->client.remove(path + jon.id + "/sessions").status, 204);
  EXPECT_EQ(jon.client.get(own_sessions).status, 401);
  EXPECT_EQ(audited(jon.id, "agent.signed-out"), "Staff root");
  EXPECT_EQ(root_->client.remove(path + jon.id + "/sessions").status, 204) << "nothing to end";
}

}  // namespace
}  // namespace billspay::test_support
