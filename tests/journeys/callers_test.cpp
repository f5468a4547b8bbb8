// Every route of the contract with every kind of caller who may not use it, and the listeners and
// hosts where it must not be found.
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
  EXPECT_EQ(served.body, boost::json::parse(app::whole_contract()));
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

// One request as bytes, with the answer as bytes; what is new each time is left out.
std::string raw_answer(std::uint16_t port, const std::string& request) {
  test::RawConnection connection(port);
  connection.send(request);
  const auto response = connection.read_response(request.starts_with("HEAD"));
  std::string text = std::to_string(response.status) + "\n";
  std::string body = response.body;
  for (const auto& [name, value] : response.headers) {
    if (name == "x-request-id") {
      if (const auto at = body.find(value); at != std::string::npos) body.erase(at, value.size());
    }
    text += name + ": " + (name == "date" || name == "x-request-id" ? "" : value) + "\n";
  }
  return text + body;
}

std::string request_text(const std::string& method, const std::string& path,
                         const std::string& host, const std::string& headers = "") {
  return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n";
}

// S31
TEST_F(Callers, FindStaffPathsOnThePublicListenerToBeAnOrdinary404) {
  const auto port = server_->port("public");
  const std::string bearer = "Authorization: Bearer " + nora_->client.token + "\r\n";
  for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    for (const std::string& headers : {std::string(), bearer}) {
      const auto ordinary =
          raw_answer(port, request_text(method, "/api/no-such-thing", "localhost", headers));
      ASSERT_TRUE(ordinary.starts_with("404\n")) << ordinary;
      for (const char* path :
           {"/api/admin", "/api/admin/login", "/api/admin/agents", "/api/admin/customers/x",
            "/api/agent", "/api/agent/login", "/api/agent/customers", "/admin", "/agent",
            "/metrics", "/healthz", "/readyz", "/.git/config", "/api/admin/../admin/login"}) {
        for (const char* host : {"localhost", "admin.localhost", "agent.localhost"}) {
          EXPECT_EQ(raw_answer(port, request_text(method, path, host, headers)), ordinary)
              << method << path << host;
        }
      }
    }
  }
}

// S31
TEST_F(Callers, MeetTheStaffListenersUnderTheirExactHostOnly) {
  for (const std::string listener : {"admin", "agent"}) {
    const auto port = server_->port(listener);
    const auto status = [&](const std::string& host, const std::string& target = "/openapi.json") {
      return raw_answer(port, request_text("GET", target, host,
                                           "X-Forwarded-Host: " + listener +
                                               ".localhost\r\n"
                                               "Origin: http://" +
                                               listener + ".localhost\r\n"))
          .substr(0, 3);
    };
    const std::string right = listener + ".localhost";
    const std::string other = listener == "admin" ? "agent.localhost" : "admin.localhost";
    for (const std::string& host : {right, right + ":8081", right + ".", listener + ".LocalHost"}) {
      EXPECT_EQ(status(host), "200") << host;
    }
    for (const std::string& host :
         {std::string("localhost"), other, "x" + right, right + ".evil.com",
          std::string("127.0.0.1"), std::string("[::1]"), right + ".."}) {
      EXPECT_EQ(status(host), "421") << host;
      EXPECT_EQ(status(host, "/api/receipts"), "421") << host;
    }
    for (const std::string& host :
         {right + ":x", right + "@evil.com", right + " x", right + ",x"}) {
      EXPECT_NE(status(host), "200") << host;
    }
    EXPECT_EQ(status(right, "http://" + right + "/openapi.json"), "200");
    EXPECT_EQ(status("localhost", "http://localhost/openapi.json"), "421");
    EXPECT_EQ(status("localhost", "http://" + right + "/openapi.json"), "400");
    EXPECT_EQ(raw_answer(port, request_text("GET", "/openapi.json", "localhost",
                                            "Host: " + right + "\r\n"))
                  .substr(0, 3),
              "400");
  }
}

// S31
TEST_F(Callers, FindNoCustomerPathOnTheStaffListeners) {
  for (const std::string listener : {"admin", "agent"}) {
    for (const auto& route : contract_routes()) {
      const auto text =
          raw_answer(server_->port(listener),
                     request_text(route.method, route.path_with(some_id), listener + ".localhost",
                                  "Authorization: Bearer " + nora_->client.token + "\r\n"));
      EXPECT_TRUE(text.starts_with("404\n")) << listener << route.method << route.path << text;
    }
  }
}

}  // namespace
}  // namespace billspay::test_support
