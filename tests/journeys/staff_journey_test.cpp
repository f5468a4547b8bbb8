// The story of the staff side: an admin makes an agent, the agent helps a customer on the phone,
// the customer sees it at once, and the admin looks at what was done and lets the agent go.
#include <gtest/gtest.h>

#include <chrono>

#include "platform/auth/passwords.hpp"
#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto admin_password = "a lighthouse keeper's third boat";
constexpr auto agent_password = "seven kettles on a cold stove";

std::string staff_credentials(const std::string& username, const std::string& password) {
  return R"({"username":)" + json_text(username) + R"(,"password":)" + json_text(password) + "}";
}

// A customer's open page: what has come in so far.
class OpenPage {
 public:
  OpenPage(const TestServer& server, const std::string& token)
      : connection_(server.port("public")) {
    connection_.send("GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                     token + "\r\nAccept: text/event-stream\r\n\r\n");
    wait_for("retry:");
  }

  // Whether this text comes, within the time in which the connection says anything at all.
  bool wait_for(std::string_view text) {
    const auto give_up = Clock::now() + std::chrono::seconds(20);
    while (!received_.contains(text)) {
      if (Clock::now() > give_up) return false;
      const std::string more = connection_.read_some();
      if (more.empty()) return false;
      received_ += more;
    }
    return true;
  }
  [[nodiscard]] const std::string& received() const { return received_; }

 private:
  test::RawConnection connection_;
  std::string received_;
};

class StaffJourney : public testing::Test {
 protected:
  void admin_signs_in() {
    const auto hash = auth::hash_password(auth::Algorithm::argon2id, SecretString(admin_password));
    server.database().query(
        "INSERT INTO admins (id, username, password_hash, full_name) "
        "VALUES (gen_random_uuid(), 'olga', $1, 'Olga Brandt')",
        {hash});
    const auto answer = admin.post("/api/admin/login", staff_credentials("Olga", admin_password));
    ASSERT_EQ(answer.status, 200) << answer.raw.body;
    admin.token = answer.text("token");
  }

  void admin_creates_an_agent() {
    const auto made = admin.post(
        "/api/admin/agents", R"({"username":"dana.w","fullName":"Dana Whitfield","password":")" +
                                 std::string(agent_password) + "\"}");
    ASSERT_EQ(made.status, 201) << made.raw.body;
    agent_id = made.text("id");
    EXPECT_FALSE(made.raw.body.contains(agent_password));
  }

  void agent_signs_in_and_finds_the_customer_by_phone() {
    const auto answer = agent.post("/api/agent/login", staff_credentials("dana.w", agent_password));
    ASSERT_EQ(answer.status, 200) << answer.raw.body;
    agent.token = answer.text("token");
    const auto found = agent.get("/api/agent/customers?search=555-010.0199");
    ASSERT_EQ(found.list("customers").size(), 1U) << found.raw.body;
    EXPECT_EQ(found.list("customers")[0].at("id").as_string(), nora.id);
    EXPECT_EQ(agent.get("/api/agent/customers/" + nora.id).status, 200);
  }

  void agent_adds_a_biller_and_posts_a_receipt() {
    const std::string customer = "/api/agent/customers/" + nora.id;
    const auto biller =
        agent.post(customer + "/billers",
                   R"({"name":"City Light","category":"ELECTRIC","accountId":"CL-77"})");
    ASSERT_EQ(biller.status, 201) << biller.raw.body;
    biller_id = biller.text("id");
    const auto receipt = agent.post(customer + "/receipts",
                                    R"({"billerId":")" + biller_id + R"(","amount":"84.27"})");
    ASSERT_EQ(receipt.status, 201) << receipt.raw.body;
    receipt_id = receipt.text("id");
    confirmation = receipt.text("confirmation");
  }

  void customer_sees_both_and_cannot_write_them() {
    EXPECT_EQ(nora.client.get("/api/billers/" + biller_id).text("name"), "City Light");
    EXPECT_EQ(nora.client.get("/api/receipts/" + receipt_id).text("amount"), "84.27");
    EXPECT_EQ(nora.client.remove("/api/billers/" + biller_id).status, 405);
    EXPECT_EQ(nora.client.post("/api/receipts", R"({"amount":"1.00"})").status, 405);
    auto as_agent = server.client("agent", "agent.localhost");
    as_agent.token = nora.client.token;
    EXPECT_EQ(as_agent
                  .post("/api/agent/customers/" + nora.id + "/receipts/" + receipt_id + "/void",
                        R"({"reason":"mine"})")
                  .status,
              401);
    const auto activity = nora.client.get("/api/activity");
    std::string told;
    for (const auto& one : activity.list("activities")) {
      told += std::string(one.at("actor").as_string()) + " " +
              std::string(one.at("action").as_string()) + "\n";
    }
    for (const char* line : {"Dana Whitfield customer.viewed", "Dana Whitfield biller.added",
                             "Dana Whitfield receipt.posted"}) {
      EXPECT_TRUE(told.contains(line)) << line << " in\n" << told;
    }
  }

  void admin_finds_the_transaction_and_the_timeline() {
    std::string spaced;
    for (const char c : confirmation) {
      if (c != '-') spaced += std::string(1, c) + (spaced.size() % 5 == 4 ? "%20" : "");
    }
    const auto found = admin.get("/api/admin/transactions?confirmation=" + spaced);
    ASSERT_EQ(found.list("transactions").size(), 1U) << found.raw.body;
    EXPECT_EQ(found.list("transactions")[0].at("id").as_string(), receipt_id);
    const auto events =
        admin.get("/api/admin/audit-events?customer=" + nora.id + "&actor=" + agent_id);
    std::vector<std::string> actions;
    for (const auto& event : events.list("auditEvents")) {
      actions.emplace(actions.begin(), event.at("action").as_string());
    }
    EXPECT_EQ(actions,
              (std::vector<std::string>{"customer.viewed", "biller.added", "receipt.posted"}));
  }

  void admin_disables_the_agent() {
    const std::string path = "/api/admin/agents/" + agent_id;
    const std::string etag(admin.get(path).raw.header("etag"));
    EXPECT_EQ(agent.get("/api/agent/customers/" + nora.id).status, 200);
    const auto disabled = admin.with("If-Match", etag).patch(path, R"({"isActive":false})");
    ASSERT_EQ(disabled.status, 200) << disabled.raw.body;
    EXPECT_EQ(agent.get("/api/agent/customers/" + nora.id).status, 401);  // the same connection
    auto again = server.client("agent", "agent.localhost");
    EXPECT_EQ(again.post("/api/agent/login", staff_credentials("dana.w", agent_password)).status,
              401);
  }

  TestServer server;
  ApiClient admin = server.client("admin", "admin.localhost");
  ApiClient agent = server.client("agent", "agent.localhost");
  SignedInCustomer nora = server.customer("nora@example.com");
  std::string agent_id;
  std::string biller_id;
  std::string receipt_id;
  std::string confirmation;
};

// S18 S19 S29 S73
TEST_F(StaffJourney, FromTheFirstAgentToTheirLastRequest) {
  OpenPage page(server, nora.client.token);
  ASSERT_NO_FATAL_FAILURE(admin_signs_in());
  ASSERT_NO_FATAL_FAILURE(admin_creates_an_agent());
  ASSERT_NO_FATAL_FAILURE(agent_signs_in_and_finds_the_customer_by_phone());
  ASSERT_NO_FATAL_FAILURE(agent_adds_a_biller_and_posts_a_receipt());
  EXPECT_TRUE(page.wait_for("biller.added")) << page.received();
  EXPECT_TRUE(page.wait_for("receipt.posted")) << page.received();
  EXPECT_FALSE(page.received().contains("City Light"));  // ids only
  customer_sees_both_and_cannot_write_them();
  ASSERT_NO_FATAL_FAILURE(admin_finds_the_transaction_and_the_timeline());
  admin_disables_the_agent();
}

}  // namespace
}  // namespace billspay::test_support
