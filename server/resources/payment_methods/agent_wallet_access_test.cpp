// Whose wallets agents reach, who else does not, and what happens when several reach at once.
#include "resources/payment_methods/agent_desk_test.hpp"
#include "tests/support/parallel.hpp"

namespace billspay::test_support {
namespace {

class AgentWalletAccess : public AgentDesk {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>(TestServerOptions{.threads = 2});
  }
  struct Call {
    std::string method;
    std::string path;
    std::string body;
  };
  static std::vector<Call> all_calls(const std::string& customer, const std::string& method) {
    return {{"GET", wallet_path(customer), ""},
            {"POST", wallet_path(customer), card_body(7)},
            {"GET", path_of(customer, method), ""},
            {"PUT", path_of(customer, method), R"({"nickname":"Mine"})"},
            {"PATCH", path_of(customer, method), R"({"nickname":"Mine"})"},
            {"DELETE", path_of(customer, method), ""},
            {"POST", path_of(customer, method) + "/restore", ""}};
  }
  static void expect_everywhere(ApiClient client, const std::vector<Call>& calls, int status,
                                const std::string& who) {
    for (const auto& [method, path, body] : calls) {
      const auto answer = client.with("If-Match", "*").call(method, path, body);
      EXPECT_EQ(answer.status, status) << who << ": " << method << path << answer.raw.body;
    }
  }
};

// S27 S31
TEST_F(AgentWalletAccess, IsForAgentsOnTheirOwnListener) {
  auto nora = somebody();
  auto dana = worker();
  auto root = server_->admin(numbered("admin"));
  const auto id = add(dana, nora.id, 1).text("id");
  const auto calls = all_calls(nora.id, id);
  const auto before = checksums_of(server_->database(), nora.id);
  expect_everywhere(server_->client("agent", "agent.localhost"), calls, 401, "nobody");
  for (const auto* token : {&nora.client.token, &root.client.token}) {
    auto stranger = server_->client("agent", "agent.localhost");
    stranger.token = *token;
    expect_everywhere(std::move(stranger), calls, 401, "another audience");
  }
  const auto elsewhere = [&](const char* listener, const std::string& host,
                             const SignedInStaff& staff, int status) {
    ApiClient client(server_->port(listener), host, false);  // the contract knows no such answers
    client.token = staff.client.token;
    expect_everywhere(std::move(client), calls, status, listener + (" " + host));
  };
  elsewhere("public", "localhost", dana, 404);
  elsewhere("admin", "admin.localhost", root, 404);
  elsewhere("agent", "localhost", dana, 421);
  auto on_admin_paths = calls;
  for (auto& call : on_admin_paths) call.path.replace(0, 10, "/api/admin");
  ApiClient admin(server_->port("admin"), "admin.localhost", false);
  admin.token = root.client.token;
  expect_everywhere(std::move(admin), on_admin_paths, 404, "admins");
  server_->database().query(
      "UPDATE staff_sessions SET ended_at = now(), ended_reason = 'SIGNED_OUT' WHERE id = $1",
      {dana.session});
  expect_everywhere(std::move(dana.client), calls, 401, "after signing out");
  auto now = checksums_of(server_->database(), nora.id);
  now["audit_events"] = before.at("audit_events");  // refusals are noted
  EXPECT_EQ(now, before);
}

// S28 S64
TEST_F(AgentWalletAccess, FindsAMethodUnderItsOwnCustomerOnly) {
  auto nora = somebody();
  auto omar = somebody();
  auto gone = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id, 1).text("id");
  const auto removed = add(dana, nora.id, 2).text("id");
  const auto of_gone = add(dana, gone.id, 1).text("id");
  ASSERT_EQ(dana.client.remove(path_of(nora.id, removed)).status, 204);
  remove_customer(*server_, gone.id);
  std::vector<std::map<std::string, std::string>> before;
  for (const auto* one : {&nora, &omar, &gone}) {
    before.push_back(checksums_of(server_->database(), one->id));
  }
  const std::string unknown = "01900000-0000-7000-8000-000000000000";
  auto calls = all_calls(omar.id, id);
  calls.erase(calls.begin(), calls.begin() + 2);  // Omar's own wallet
  calls.push_back({"POST", path_of(omar.id, removed) + "/restore", ""});
  for (const auto& more :
       {all_calls(unknown, id), all_calls("x", id), all_calls(gone.id, of_gone)}) {
    calls.insert(calls.end(), more.begin(), more.end());
  }
  for (const std::string& one : {unknown, std::string("x"), of_gone}) {
    const auto more = all_calls(nora.id, one);
    calls.insert(calls.end(), more.begin() + 2, more.end());
  }
  expect_everywhere(std::move(dana.client), calls, 404, "elsewhere");
  std::vector<std::map<std::string, std::string>> after;
  for (const auto* one : {&nora, &omar, &gone}) {
    after.push_back(checksums_of(server_->database(), one->id));
  }
  EXPECT_EQ(after, before);
}

// S30 S35
TEST_F(AgentWalletAccess, AcceptsNoMoreThanTheCustomerMaySend) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id, 1).text("id");
  const auto before = checksums_of(server_->database(), nora.id);
  for (const auto& [changes, pointer] : std::vector<std::pair<std::string, std::string>>{
           {R"({"accountNumber":"4242424242424241"})", "#/accountNumber"},
           {R"({"expMonth":1,"expYear":2020})", "#/expMonth"},
           {R"({"nickname":"4242 4242 4242 4242"})", "#/nickname"},
           {R"({"routingNumber":"110000000"})", "#/routingNumber"},
           {R"({"last4":"0000"})", "#/last4"},
           {R"({"account_number":"tok_1"})", "#/account_number"},
           {R"({"userId":"x"})", "#/userId"}}) {
    const auto refused = dana.client.post(wallet_path(nora.id), merged(card, changes));
    EXPECT_EQ(refused.status, 422) << changes;
    EXPECT_EQ(refused.refused(), std::vector<std::string>{pointer});
  }
  const auto path = path_of(nora.id, id);
  for (const std::string name : {"accountNumber", "account_number", "last4", "type", "brand"}) {
    const auto refused =
        dana.client.with("If-Match", "*").patch(path, "{\"" + name + "\":\"4242424242424242\"}");
    EXPECT_EQ(refused.status, 422) << name;
    EXPECT_EQ(refused.refused(), std::vector<std::string>{"#/" + name});
  }
  EXPECT_EQ(dana.client.post(path + "/restore", R"({"isDefault":true})").status, 422);
  EXPECT_EQ(dana.client.patch(path, R"({"nickname":"x"})").status, 428);
  EXPECT_EQ(dana.client.with("If-Match", "\"7\"").patch(path, R"({"nickname":"x"})").status, 412);
  EXPECT_EQ(dana.client.with("If-Match", "\"7\"").remove(path).status, 412);
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
}

// S53
TEST_F(AgentWalletAccess, FiftyRetriesAtOnceAddOneMethod) {
  auto nora = somebody();
  auto dana = worker();
  const auto answers = at_once(rounds(50, 10), [&](int) {
    auto client = again(dana);
    return client.with("Idempotency-Key", "once").post(wallet_path(nora.id), card);
  });
  EXPECT_EQ(with_status(answers, 201), rounds(50, 10));
  for (const auto& answer : answers) {
    EXPECT_EQ(answer.raw.body, answers[0].raw.body);
    EXPECT_EQ(answer.raw.header("location"), answers[0].raw.header("location"));
  }
  EXPECT_EQ(methods_of(server_->database(), nora.id), "1");
  EXPECT_EQ(audit(nora.id, "action"), std::vector<Row>{{"payment-method.added"}});
  const auto other =
      dana.client.with("Idempotency-Key", "once").post(wallet_path(nora.id), card_body(2));
  EXPECT_EQ(other.problem(), "idempotency-key-reused");
  // The same key of the customer is another key.
  EXPECT_EQ(
      nora.client.with("Idempotency-Key", "once").post("/api/payment-methods", card_body(2)).status,
      201);
}

// S52 S54
TEST_F(AgentWalletAccess, TheCustomerAndTheAgentCanChangeItAtTheSameMoment) {
  auto nora = somebody();
  auto dana = worker();
  add(dana, nora.id, 100);
  for (int round = 0; round < rounds(20, 4); ++round) {
    const auto answers = at_once(2, [&](int i) {
      const auto body = card_body(round, R"({"isDefault":true})");
      return i == 0 ? nora.client.post("/api/payment-methods", body)
                    : dana.client.post(wallet_path(nora.id), body);
    });
    EXPECT_EQ(with_status(answers, 201), 1) << answers[0].raw.body << answers[1].raw.body;
    EXPECT_EQ(with_status(answers, 409), 1);
    const auto& won = answers[answers[0].status == 201 ? 0 : 1];
    const auto id = won.text("id");
    const auto changes = at_once(2, [&](int i) {
      const std::string body = R"({"nickname":"by )" + std::to_string(i) + "\"}";
      return i == 0 ? nora.client.with("If-Match", "\"1\"").patch(method_path(id), body)
                    : dana.client.with("If-Match", "\"1\"").patch(path_of(nora.id, id), body);
    });
    EXPECT_EQ(with_status(changes, 200), 1);
    EXPECT_EQ(with_status(changes, 412), 1);
    const auto undone = at_once(2, [&](int i) {
      return i == 0 ? nora.client.remove(method_path(id)) : restore(dana, nora.id, id);
    });
    EXPECT_EQ(undone[0].status, 204);
    EXPECT_EQ(undone[1].status, 200);
    EXPECT_EQ(defaults_of(server_->database(), nora.id), "1");
    nora.client.remove(method_path(id));
  }
}

}  // namespace
}  // namespace billspay::test_support
