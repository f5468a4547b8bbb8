// Every route of customers with every kind of caller who may not use it. Who may call what on which
// listener is in roles_test.cpp, the listeners and hosts are in hosts_test.cpp.
#include <gtest/gtest.h>

#include <set>

#include "app/resources.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/core/clock.hpp"
#include "tests/support/contract_routes.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

// The whole of what is open to anyone. A route that is neither here nor asks who calls fails.
const std::set<std::string> open_to_anyone{
    "POST /api/auth/register",    "POST /api/auth/login",           "POST /api/auth/refresh",
    "POST /api/auth/logout",      "POST /api/auth/forgot-password", "POST /api/auth/reset-password",
    "POST /api/auth/verify-email"};
const std::string some_id = "01900000-0000-7000-8000-000000000000";

class Callers : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    nora_ = std::make_unique<SignedInCustomer>(server_->customer("nora@example.com"));
  }
  static void TearDownTestSuite() {
    nora_.reset();
    server_.reset();
  }
  void TearDown() override { shift_clock_for_test(std::chrono::seconds(0)); }

  static std::string session_of(const std::string& customer) {
    return *server_->database().query(
        "SELECT id FROM sessions WHERE user_id = $1 AND ended_at IS NULL", {customer})[0][0];
  }

  // As the server itself would issue it.
  static std::string token_for(auth::Audience audience, const std::string& customer,
                               const std::string& session) {
    const auto keys = [](const char* name) {
      return auth::SigningKeys::parse(name, server_->environment().text(name)).value();
    };
    auth::TokenIssuer issuer(
        {keys("JWT_KEYS_CUSTOMER"), keys("JWT_KEYS_AGENT"), keys("JWT_KEYS_ADMIN")});
    const auto number = *server_->database().query(
        "SELECT customer_number FROM users WHERE id = $1", {customer})[0][0];
    return issuer.issue(audience, Uuid::parse(customer).value(), number,
                        Uuid::parse(session).value());
  }

  // Each route that is not open answers this caller with 401 and nothing else.
  static void expect_401_everywhere(ApiClient client, const std::string& who) {
    for (const auto& route : contract_routes()) {
      if (open_to_anyone.contains(route.method + " " + route.path)) continue;
      for (const std::string& query : {"", "?limit=0&nonsense=1"}) {
        const auto answer = client.with("If-Match", "*")
                                .call(route.method, route.path_with(some_id) + query,
                                      route.takes_body ? "{\"x\":" : "");
        EXPECT_EQ(answer.status, 401)
            << who << ": " << route.method << route.path << answer.raw.body;
        EXPECT_EQ(answer.problem(), "unauthenticated");
        EXPECT_EQ(answer.raw.header("www-authenticate"), "Bearer");
      }
    }
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInCustomer> nora_;
};

// S27
TEST_F(Callers, OfEveryRouteAreKnownUnlessItIsOnTheOpenList) {
  std::set<std::string> open;
  for (const auto& route : contract_routes()) {
    if (!route.authenticated) open.insert(route.method + " " + route.path);
  }
  EXPECT_EQ(open, open_to_anyone);
  // What is served is what the contract says.
  const auto served = server_->public_client().get("/openapi.json");
  EXPECT_EQ(served.body, boost::json::parse(app::contract_of(auth::Audience::customer)));
}

// S27
TEST_F(Callers, WithoutATokenGetNowhere) {
  expect_401_everywhere(server_->public_client(), "nobody");
  auto with_cookies = server_->public_client();
  with_cookies.cookies = nora_->client.cookies;
  expect_401_everywhere(std::move(with_cookies), "cookies only");
}

// S27
TEST_F(Callers, WithGarbageForATokenGetNowhere) {
  const std::string token = nora_->client.token;
  std::string altered = token;
  altered.back() = altered.back() == 'A' ? 'B' : 'A';
  altered[altered.size() - 5] = altered[altered.size() - 5] == 'A' ? 'B' : 'A';
  for (const std::string& garbage :
       {std::string("x"), std::string("null"), std::string("a.b.c"), altered, token + ".",
        token.substr(0, token.rfind('.')) + ".", std::string(5000, 'A')}) {
    auto client = server_->public_client();
    client.token = garbage;
    expect_401_everywhere(std::move(client), garbage.substr(0, 20));
  }
  auto client = server_->public_client();
  EXPECT_EQ(client.with("Authorization", "Basic " + token).get("/api/receipts").status, 401);
  EXPECT_EQ(client.with("Authorization", token).get("/api/receipts").status, 401);
}

// S27
TEST_F(Callers, WithAnExpiredTokenGetNowhere) {
  auto client = server_->public_client();
  client.token = nora_->client.token;
  shift_clock_for_test(auth::token_lifetime - std::chrono::seconds(60));
  EXPECT_EQ(client.get("/api/receipts").status, 200);
  shift_clock_for_test(auth::token_lifetime + std::chrono::seconds(1));
  expect_401_everywhere(std::move(client), "expired");
}

// S18 S27
TEST_F(Callers, WithATokenForAnotherAudienceGetNowhere) {
  const auto session = session_of(nora_->id);
  for (const auto audience : {auth::Audience::agent, auth::Audience::admin}) {
    auto client = server_->public_client();
    client.token = token_for(audience, nora_->id, session);
    expect_401_everywhere(std::move(client), std::string(name_of(audience)));
  }
  auto right = server_->public_client();
  right.token = token_for(auth::Audience::customer, nora_->id, session);
  EXPECT_EQ(right.get("/api/receipts").status, 200);
}

// S19 S27
TEST_F(Callers, WithATokenWhoseSessionIsOverOrSomebodyElsesGetNowhere) {
  auto omar = server_->customer("omar@example.com");
  auto mixed = server_->public_client();
  mixed.token = token_for(auth::Audience::customer, nora_->id, session_of(omar.id));
  expect_401_everywhere(std::move(mixed), "somebody else's session");
  EXPECT_EQ(omar.client.post("/api/auth/logout").status, 204);
  expect_401_everywhere(std::move(omar.client), "signed out");
}

// S19 S64
TEST_F(Callers, WhoseAccountIsRemovedGetNowhere) {
  auto pia = server_->customer("pia@example.com");
  EXPECT_EQ(pia.client.get("/api/receipts").status, 200);
  server_->database().query("UPDATE users SET deleted_at = now() WHERE id = $1", {pia.id});
  expect_401_everywhere(std::move(pia.client), "removed");
  auto client = server_->public_client();
  const std::string credentials =
      R"({"email":"pia@example.com","password":")" + std::string(TestServer::passphrase) + R"("})";
  EXPECT_EQ(client.post("/api/auth/login", credentials).problem(), "sign-in-failed");
  // The address is free again, and what comes with it is new (S20).
  auto again = server_->customer("pia@example.com");
  EXPECT_NE(again.id, pia.id);
  EXPECT_EQ(again.client.get("/api/activity").list("activities").size(), 2U);
}

}  // namespace
}  // namespace billspay::test_support
