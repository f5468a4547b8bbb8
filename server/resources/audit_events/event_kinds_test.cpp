// One audit row for each kind of event that somebody may ask about later (security statement S73):
// who, what, when in UTC, where, with which result, and in which request.
#include <gtest/gtest.h>

#include <functional>

#include "tests/support/accounts.hpp"
#include "tests/support/staff_accounts.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

struct Expected {
  std::string action;
  std::string outcome;  // done, denied
  std::string audience;
  std::string actor_kind;
  std::string actor_id;     // empty: none
  std::string customer_id;  // whose account; empty: none
  std::string object_kind;
};

class EventKinds : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    nora_ = std::make_unique<SignedInCustomer>(server_->customer("nora@example.com"));
    pending_ = std::make_unique<SignedInCustomer>(server_->customer("pia@example.com", false));
    dana_ = std::make_unique<SignedInStaff>(server_->agent("dana"));
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    nora_.reset();
    pending_.reset();
    dana_.reset();
    root_.reset();
    server_.reset();
  }

  // Exactly one row carries the answer's request id, and says what is expected.
  static void expect_one_row(const std::function<ApiResponse()>& call, int status,
                             const Expected& expected) {
    const auto began = value(*server_, "SELECT clock_timestamp()");
    const auto answer = call();
    EXPECT_EQ(answer.status, status) << expected.action << answer.raw.body;
    const std::string request(answer.raw.header("x-request-id"));
    const auto rows = server_->database().query(
        "SELECT action, outcome, audience, actor_kind, actor_id, user_id, object_kind, host(ip), "
        "at BETWEEN $2::timestamptz AND clock_timestamp(), actor_name <> '', mac IS NOT NULL "
        "FROM audit_events WHERE request_id = $1",
        {request, began});
    ASSERT_EQ(rows.size(), 1U) << expected.action << " " << answer.raw.body;
    const auto& row = rows[0];
    EXPECT_EQ(row[0], expected.action);
    EXPECT_EQ(row[1], expected.outcome) << expected.action;
    EXPECT_EQ(row[2], expected.audience) << expected.action;
    EXPECT_EQ(row[3], expected.actor_kind) << expected.action;
    EXPECT_EQ(row[4].value_or(""), expected.actor_id) << expected.action;
    EXPECT_EQ(row[5].value_or(""), expected.customer_id) << expected.action;
    EXPECT_EQ(row[6], expected.object_kind) << expected.action;
    EXPECT_EQ(row[7], "127.0.0.1") << expected.action;
    EXPECT_EQ(row[8], "t") << expected.action;
    EXPECT_EQ(row[9], "t") << expected.action;
    EXPECT_EQ(row[10], "t") << expected.action;
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInCustomer> nora_;
  static inline std::unique_ptr<SignedInCustomer> pending_;
  static inline std::unique_ptr<SignedInStaff> dana_;
  static inline std::unique_ptr<SignedInStaff> root_;
};

// S73
TEST_F(EventKinds, SigningInAndOutOfACustomer) {
  auto device = server_->public_client();
  const std::string& nora = nora_->id;
  ApiResponse signed_in;
  expect_one_row([&] { return signed_in = sign_in(device, nora_->email); }, 200,
                 {"session.signed-in", "done", "customer", "customer", nora, nora, "session"});
  expect_one_row(
      [&] { return sign_in(device, nora_->email, "not-hers-at-all"); }, 401,
      {"session.sign-in-refused", "denied", "customer", "anonymous", "", nora, "session"});
  expect_one_row([&] { return sign_in(device, "nobody@example.com", "whatever-it-is"); }, 401,
                 {"session.sign-in-refused", "denied", "customer", "anonymous", "", "", "session"});
  device.cookies = refresh_cookie(signed_in);
  expect_one_row([&] { return device.post("/api/auth/logout", ""); }, 204,
                 {"session.signed-out", "done", "customer", "customer", nora, nora, "session"});
  Expected enrolled{"customer.registered", "done", "customer", "customer", "", "", "customer"};
  expect_one_row(
      [&] {
        auto answer = server_->register_customer("new@example.com");
        enrolled.actor_id = enrolled.customer_id = answer.text("user", "id");
        return answer;
      },
      201, enrolled);
}

// S73
TEST_F(EventKinds, SigningInAndOutOfStaff) {
  for (const auto audience : {auth::Audience::agent, auth::Audience::admin}) {
    const std::string name(name_of(audience));
    const auto kim = add_staff(*server_, audience, "kim");
    auto desk = staff_client(*server_, audience);
    ApiResponse signed_in;
    expect_one_row([&] { return signed_in = sign_in_staff(desk, audience, "kim"); }, 200,
                   {"session.signed-in", "done", name, name, kim, "", "session"});
    expect_one_row([&] { return sign_in_staff(desk, audience, "kim", "not that one"); }, 401,
                   {"session.sign-in-refused", "denied", name, "anonymous", "", "", name});
    desk.cookies = staff_refresh_cookie(audience, signed_in);
    expect_one_row([&] { return desk.post(staff_path(audience, "/logout"), ""); }, 204,
                   {"session.signed-out", "done", name, name, kim, "", "session"});
  }
}

// S73
TEST_F(EventKinds, ChangingAndLooking) {
  const std::string& nora = nora_->id;
  std::string method;
  expect_one_row(
      [&] {
        auto added = nora_->client.post("/api/payment-methods", card_body(1));
        method = added.text("id");
        return added;
      },
      201, {"payment-method.added", "done", "customer", "customer", nora, nora, "payment-method"});
  expect_one_row(
      [&] { return change_method(nora_->client, method, R"({"nickname":"blue"})"); }, 200,
      {"payment-method.changed", "done", "customer", "customer", nora, nora, "payment-method"});
  expect_one_row(
      [&] { return nora_->client.remove(method_path(method)); }, 204,
      {"payment-method.removed", "done", "customer", "customer", nora, nora, "payment-method"});
  expect_one_row([&] { return dana_->client.get("/api/agent/customers/" + nora); }, 200,
                 {"customer.viewed", "done", "agent", "agent", dana_->id, nora, "customer"});
  expect_one_row([&] { return root_->client.get("/api/admin/customers/" + nora); }, 200,
                 {"customer.viewed", "done", "admin", "admin", root_->id, nora, "customer"});
  expect_one_row(
      [&] {
        return dana_->client.post("/api/agent/customers/" + nora + "/billers",
                                  R"({"name":"City Light","category":"TV","accountId":"A-1"})");
      },
      201, {"biller.added", "done", "agent", "agent", dana_->id, nora, "biller"});
  expect_one_row([&] { return root_->client.get("/api/admin/audit-events?limit=1"); }, 200,
                 {"audit-events.viewed", "done", "admin", "admin", root_->id, "", "audit-events"});
}

// S73
TEST_F(EventKinds, BeingDenied) {
  const std::string& pia = pending_->id;
  expect_one_row([&] { return pending_->client.post("/api/payment-methods", card_body(2)); }, 403,
                 {"access.denied", "denied", "customer", "customer", pia, pia, "operation"});
  // A genuine token that belongs to another audience.
  ApiClient agents(server_->port("agent"), "agent.localhost");
  agents.token = root_->client.token;
  expect_one_row([&] { return agents.get("/api/agent/sessions"); }, 401,
                 {"access.denied", "denied", "agent", "admin", root_->id, "", "operation"});
  ApiClient admins(server_->port("admin"), "admin.localhost");
  admins.token = nora_->client.token;
  expect_one_row([&] { return admins.get("/api/admin/agents"); }, 401,
                 {"access.denied", "denied", "admin", "customer", nora_->id, "", "operation"});
  auto customers = server_->public_client();
  customers.token = dana_->client.token;
  expect_one_row([&] { return customers.get("/api/receipts"); }, 401,
                 {"access.denied", "denied", "customer", "agent", dana_->id, "", "operation"});
  // A loop of them does not fill the trail.
  for (int n = 0; n < 5; ++n) EXPECT_EQ(customers.get("/api/receipts").status, 401);
  EXPECT_EQ(value(*server_,
                  "SELECT count(*) FROM audit_events WHERE actor_id = $1 AND action = "
                  "'access.denied'",
                  {dana_->id}),
            "1");
}

// S73
TEST_F(EventKinds, WaitingAfterTooManyTries) {
  TestServer strict({.throttle_factor = 1});
  auto stranger = strict.public_client();
  const auto body = credentials("somebody@example.com", "whatever-it-is-1");
  ApiResponse last;
  for (int n = 0; n < 40 && last.status != 429; ++n) last = stranger.post("/api/auth/login", body);
  EXPECT_EQ(last.status, 429);
  EXPECT_EQ(value(strict,
                  "SELECT count(*) FROM audit_events WHERE action = "
                  "'session.sign-in-throttled' AND outcome = 'denied' AND "
                  "actor_kind = 'anonymous' AND host(ip) = '127.0.0.1' AND request_id = $1",
                  {std::string(last.raw.header("x-request-id"))}),
            "1");
}

}  // namespace
}  // namespace billspay::test_support
