#include <gtest/gtest.h>

#include "platform/auth/passwords.hpp"
#include "resources/agents/agents.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/staff_accounts.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/admin/agents";
constexpr auto password = "seven brown kettles sing low";
using Pointers = std::vector<std::string>;

std::string agent_body(const std::string& username, std::string_view changes = "{}") {
  return merged(R"({"username":")" + username + R"(","fullName":"Dana Whitfield"})", changes);
}
std::string with_password(const std::string& username) {
  return agent_body(username, R"({"password":")" + std::string(password) + R"("})");
}

class AddAgent : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    root_.reset();
    server_.reset();
  }

  static std::string hash_of(const std::string& id) {
    return value(*server_, "SELECT password_hash FROM agents WHERE id = $1", {id});
  }
  static bool opens(const std::string& hash, std::string_view text) {
    return auth::verify_password(hash, SecretString(std::string(text))).matches;
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> root_;
};

// S01 S04
TEST_F(AddAgent, MakesAPasswordAndShowsItOnce) {
  const auto added = root_->client.with("Idempotency-Key", "once")
                         .post(path, agent_body("Dana.W", R"({"email":"Dana@Example.com",)"
                                                          R"("phone":"(800) 555-0181"})"));
  ASSERT_EQ(added.status, 201) << added.raw.body;
  const std::string id = added.text("id");
  const std::string made = added.text("generatedPassword");
  EXPECT_EQ(added.text("username"), "dana.w");
  EXPECT_EQ(added.text("fullName"), "Dana Whitfield");
  EXPECT_EQ(added.text("phone"), "(800) 555-0181");
  EXPECT_EQ(added.text("isActive"), "true");
  EXPECT_EQ(added.raw.header("location"), path + ("/" + id));
  EXPECT_EQ(added.raw.header("etag"), "\"1\"");
  EXPECT_EQ(made.size(), 29U);

  const auto hash = hash_of(id);
  EXPECT_TRUE(hash.starts_with("prehashed:$2b$12$")) << hash;
  EXPECT_TRUE(opens(hash, made));
  const auto found = root_->client.get(path + ("/" + id));
  EXPECT_FALSE(found.body.as_object().contains("generatedPassword"));
  EXPECT_FALSE(found.raw.body.contains("prehashed"));
  EXPECT_FALSE(holds(whole_database(*server_), made));
  // The same request again: the same answer, but the password is gone.
  const auto again = root_->client.with("Idempotency-Key", "once")
                         .post(path, agent_body("Dana.W", R"({"email":"Dana@Example.com",)"
                                                          R"("phone":"(800) 555-0181"})"));
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, found.body);
  EXPECT_EQ(again.raw.header("etag"), "\"1\"");

  auto client = staff_client(*server_, auth::Audience::agent);
  EXPECT_EQ(sign_in_staff(client, auth::Audience::agent, "DANA.W", made).status, 200);
  EXPECT_EQ(value(*server_,
                  "SELECT concat_ws('|', audience, actor_kind, actor_id, actor_name, outcome, "
                  "object_kind, before, after) FROM audit_events WHERE action = 'agent.added' "
                  "AND object_id = $1",
                  {id}),
            "admin|admin|" + root_->id + "|Staff root|done|agent|" +
                R"({"username":"dana.w","fullName":"Dana Whitfield","email":"Dana@example.com",)" +
                R"("phone":"(800) 555-0181","isActive":true,"password":"changed"})");
}

TEST_F(AddAgent, TakesThePasswordThatIsSent) {
  const auto added = root_->client.post(path, with_password("taken-password"));
  ASSERT_EQ(added.status, 201) << added.raw.body;
  EXPECT_FALSE(added.body.as_object().contains("generatedPassword"));
  EXPECT_EQ(added.text("email"), "null");
  EXPECT_TRUE(opens(hash_of(added.text("id")), password));
}

TEST(MadePasswords, AreReadableAndNeverTheSame) {
  const std::string one = agents::make_password().reveal();
  EXPECT_NE(one, agents::make_password().reveal());
  EXPECT_EQ(one.find_first_not_of("abcdefghjkmnpqrstuvwxyz23456789-"), std::string::npos);
  for (const std::size_t dash : {5U, 11U, 17U, 23U}) EXPECT_EQ(one[dash], '-');
}

// S02 S03 S30
TEST_F(AddAgent, RefusesWhatIsWrongAndSaysWhere) {
  struct Refused {
    std::string changes;
    Pointers pointers;
  };
  const auto before = row_counts_of(server_->database());
  for (const auto& [changes, pointers] :
       std::vector<Refused>{{R"({"username":"x"})", {"#/username"}},
                            {R"({"username":"-dana"})", {"#/username"}},
                            {R"({"username":"dana w"})", {"#/username"}},
                            {R"({"username":"dáná"})", {"#/username"}},
                            {R"({"username":")" + std::string(65, 'x') + R"("})", {"#/username"}},
                            {R"({"username":7})", {"#/username"}},
                            {R"({"username":null})", {"#/username"}},
                            {R"({"fullName":""})", {"#/fullName"}},
                            {R"({"fullName":")" + std::string(161, 'x') + R"("})", {"#/fullName"}},
                            {R"({"email":"nobody"})", {"#/email"}},
                            {R"({"phone":"call me"})", {"#/phone"}},
                            {R"({"password":"fourteen chars"})", {"#/password"}},
                            {R"({"password":"aaaaaaaaaaaaaaaaaaaa"})", {"#/password"}},
                            {R"({"password":"dana whitfield 1"})", {"#/password"}},
                            {R"({"password":")" + std::string(1025, 'x') + R"("})", {"#/password"}},
                            {R"({"isActive":false})", {"#/isActive"}},
                            {R"({"passwordHash":"x"})", {"#/passwordHash"}},
                            {R"({"username":"","fullName":"","phone":"1"})",
                             {"#/username", "#/fullName", "#/phone"}}}) {
    const auto answer = root_->client.post(path, agent_body("dana", changes));
    EXPECT_EQ(answer.status, 422) << changes << answer.raw.body;
    EXPECT_EQ(answer.refused(), pointers) << changes << answer.raw.body;
  }
  EXPECT_EQ(row_counts_of(server_->database()), before);
}

TEST_F(AddAgent, RefusesAUserNameThatAnotherAgentHas) {
  server_->agent("twin");
  const auto before = row_counts_of(server_->database());
  for (const std::string name : {"twin", "Twin", " TWIN "}) {
    const auto answer = root_->client.post(path, with_password(name));
    EXPECT_EQ(answer.status, 409) << name;
    EXPECT_EQ(answer.problem(), "username-taken");
    EXPECT_EQ(answer.refused(), Pointers{"#/username"});
  }
  // Also when the first check is left out, for the sake of a retry; and nothing is kept of it.
  const auto keyed =
      root_->client.with("Idempotency-Key", "twin").post(path, with_password("twin"));
  EXPECT_EQ(keyed.problem(), "username-taken");
  EXPECT_EQ(row_counts_of(server_->database()), before);
  // An admin is no agent, and a removed agent's name is free.
  EXPECT_EQ(root_->client.post(path, with_password("root")).status, 201);
  server_->database().query("UPDATE agents SET deleted_at = now() WHERE username = 'twin'");
  EXPECT_EQ(root_->client.post(path, with_password("twin")).status, 201);
}

// S54
TEST_F(AddAgent, GivesAUserNameToOneOfSeveralWhoAskAtOnce) {
  const auto answers = at_once(4, [](int i) {
    auto client = server_->client("admin", "admin.localhost");
    client.token = root_->client.token;
    return client.post(path, with_password(i % 2 == 0 ? "racer" : "RACER"));
  });
  EXPECT_EQ(with_status(answers, 201), 1);
  EXPECT_EQ(with_status(answers, 409), 3);
  EXPECT_EQ(value(*server_, "SELECT count(*) FROM agents WHERE username = 'racer'"), "1");
  EXPECT_EQ(value(*server_,
                  "SELECT count(*) FROM audit_events WHERE action = 'agent.added' "
                  "AND after::text LIKE '%racer%'"),
            "1");
}

// S53
TEST_F(AddAgent, HappensOnceForOneIdempotencyKey) {
  const auto post = [](const std::string& body) {
    auto client = server_->client("admin", "admin.localhost");
    client.token = root_->client.token;
    return client.with("Idempotency-Key", "same").post(path, body);
  };
  const auto answers = at_once(2, [&](int) { return post(agent_body("same")); });
  EXPECT_EQ(with_status(answers, 201), 2) << answers[0].raw.body << answers[1].raw.body;
  EXPECT_EQ(answers[0].text("id"), answers[1].text("id"));
  EXPECT_NE(answers[0].body.as_object().contains("generatedPassword"),
            answers[1].body.as_object().contains("generatedPassword"));
  const auto other = post(agent_body("other"));
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(other.problem(), "idempotency-key-reused");
  EXPECT_EQ(value(*server_, "SELECT count(*) FROM agents WHERE username IN ('same', 'other')"),
            "1");
}

// S27 S28 S31
TEST_F(AddAgent, AndAllElseAboutAgentsIsForAdminsOnTheirListenerOnly) {
  const auto dana = server_->agent("caller");
  const auto nora = server_->customer("nora@example.com");
  const std::string one = path + std::string("/") + dana.id;
  auto admin = server_->client("admin", "admin.localhost");
  ApiClient of_agents(server_->port("agent"), "agent.localhost", false);
  ApiClient of_customers(server_->port("public"), "localhost", false);
  ApiClient wrong_host(server_->port("admin"), "agent.localhost", false);
  of_agents.token = of_customers.token = wrong_host.token = root_->client.token;
  const auto row = [&] {
    return value(*server_, "SELECT a::text FROM agents a WHERE id = $1", {dana.id});
  };
  const auto before = row();
  for (const auto& [method, where] :
       std::vector<std::pair<std::string, std::string>>{{"GET", path},
                                                        {"POST", path},
                                                        {"GET", one},
                                                        {"PATCH", one},
                                                        {"PUT", one},
                                                        {"DELETE", one},
                                                        {"POST", one + "/restore"},
                                                        {"DELETE", one + "/sessions"}}) {
    const std::string body = where == path && method == "POST" ? agent_body("intruder") : "";
    for (const std::string& token :
         {std::string(), dana.client.token, nora.client.token, std::string("x.y.z")}) {
      admin.token = token;
      EXPECT_EQ(admin.call(method, where, body).status, 401) << method << where;
    }
    EXPECT_EQ(of_agents.call(method, where, body).status, 404) << method << where;
    EXPECT_EQ(of_customers.call(method, where, body).status, 404) << method << where;
    EXPECT_EQ(wrong_host.call(method, where, body).status, 421) << method << where;
  }
  EXPECT_EQ(row(), before);
  EXPECT_EQ(value(*server_, "SELECT count(*) FROM agents WHERE username = 'intruder'"), "0");
}

}  // namespace
}  // namespace billspay::test_support
