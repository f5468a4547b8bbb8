// What the public host keeps to itself, and whose address it believes.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/accounts.hpp"
#include "tests/support/raw_requests.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

class PublicHost : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    nora_ = std::make_unique<SignedInCustomer>(server_->customer("nora@example.com"));
  }
  static void TearDownTestSuite() {
    nora_.reset();
    server_.reset();
  }
  static std::string answer_to(const std::string& request) {
    return raw_answer(server_->port("public"), request);
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInCustomer> nora_;
};

// S32
TEST_F(PublicHost, KeepsAddressesThatStrangersClaimOutOfTheAuditTrail) {
  auto stranger = server_->public_client();
  const Texts names{"X-Forwarded-For", "X-Real-IP",           "True-Client-IP", "CF-Connecting-IP",
                    "X-Client-IP",     "X-Cluster-Client-IP", "Client-IP"};
  for (const auto& name : names) stranger.with(name, "203.0.113.9");
  const auto refused = stranger.with("Forwarded", "for=203.0.113.9;proto=https")
                           .post("/api/auth/login", credentials(nora_->email, "not-hers-at-all"));
  EXPECT_EQ(refused.status, 401);
  const auto claimed = [](const std::string& ip) {
    return value(*server_, "SELECT count(*) FROM audit_events WHERE host(ip) = $1", {ip});
  };
  EXPECT_EQ(claimed("203.0.113.9"), "0");
  EXPECT_EQ(value(*server_, "SELECT host(ip) FROM audit_events WHERE request_id = $1",
                  {std::string(refused.raw.header("x-request-id"))}),
            "127.0.0.1");
  // Nor on the staff listeners.
  auto root = server_->admin("root");
  root.client.with("X-Forwarded-For", "203.0.113.9").get("/api/admin/audit-events?limit=1");
  EXPECT_EQ(claimed("203.0.113.9"), "0");
  // From a proxy that the operator lists, the address counts.
  SecondServer behind(*server_, {{"TRUSTED_PROXIES", "127.0.0.1"}});
  auto customer = behind.public_client();
  customer.with("X-Forwarded-For", "198.51.100.1, 203.0.113.9");
  EXPECT_EQ(sign_in(customer, nora_->email).status, 200);
  EXPECT_EQ(claimed("203.0.113.9"), "1");
  EXPECT_EQ(claimed("198.51.100.1"), "0");
}

// S32
TEST(PublicHostLimits, AreNotWidenedByAClaimedAddress) {
  TestServer server({.throttle_factor = 1});
  const auto nora = server.customer("nora@example.com");
  auto stranger = server.public_client();
  std::vector<int> statuses;
  for (int n = 0; n < 8; ++n) {
    stranger.with("X-Forwarded-For", "203.0.113." + std::to_string(n))
        .with("Forwarded", "for=203.0.113." + std::to_string(n));
    statuses.push_back(
        stranger.post("/api/auth/login", credentials(nora.email, "not-hers-at-all")).status);
  }
  EXPECT_EQ(std::ranges::count(statuses, 401), 5);
  EXPECT_EQ(statuses.back(), 429);
}

// Where servers of all kinds keep what only operators and developers should see.
const Texts nothing_there{"/metrics",
                          "/healthz",
                          "/readyz",
                          "/health",
                          "/status",
                          "/server-status",
                          "/.git",
                          "/.git/",
                          "/.git/HEAD",
                          "/.git/config",
                          "/.git/index",
                          "/.svn/entries",
                          "/.env",
                          "/.htpasswd",
                          "/.DS_Store",
                          "/docs",
                          "/docs/",
                          "/swagger",
                          "/swagger.json",
                          "/swagger-ui/",
                          "/openapi.yaml",
                          "/api-docs",
                          "/graphql",
                          "/debug",
                          "/debug/pprof/",
                          "/trace",
                          "/console",
                          "/actuator",
                          "/actuator/env",
                          "/phpinfo.php",
                          "/wp-login.php",
                          "/backup.sql",
                          "/billspay.sql",
                          "/database/schema.sql",
                          "/CMakeCache.txt",
                          "/server/main.cpp",
                          "/admin",
                          "/admin/",
                          "/agent",
                          "/agent/",
                          "/api",
                          "/api/",
                          "/keys",
                          "/mail",
                          "/server.log"};

// S69
TEST_F(PublicHost, HasNothingForOperatorsAndDevelopers) {
  for (const auto& path : nothing_there) {
    for (const std::string host : {"localhost", "admin.localhost", "127.0.0.1", "[::1]"}) {
      EXPECT_EQ(answer_to(request_text("GET", path, host)),
                answer_to(request_text("GET", "/no-such-thing", host)))
          << path << host;
    }
  }
  EXPECT_TRUE(answer_to(request_text("GET", "/no-such-thing", "localhost")).starts_with("404\n"));
  EXPECT_FALSE(answer_to("TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n").starts_with("200\n"));
  // The contract is there, with what is there.
  const auto contract = answer_to(request_text("GET", "/openapi.json", "localhost"));
  EXPECT_TRUE(contract.starts_with("200\n"));
  EXPECT_TRUE(contract.contains("/api/receipts"));
  for (const std::string secret : {"/api/admin", "/api/agent", "adminList", "agentList"}) {
    EXPECT_FALSE(contract.contains(secret)) << secret;
  }
}

// With the consoles that are built into this binary. S69
TEST(PublicHostPages, HideNothingForOperatorsAndDevelopers) {
  TestServer server({.consoles = &app::embedded_consoles()});
  for (const auto* listener : {"public", "agent", "admin"}) {
    const std::string host =
        listener == std::string("public") ? "localhost" : std::string(listener) + ".localhost";
    const auto port = server.port(listener);
    const auto ordinary = raw_answer(port, request_text("GET", "/no-such-thing", host));
    EXPECT_TRUE(ordinary.starts_with("404\n"));
    for (const auto& path : nothing_there) {
      EXPECT_EQ(raw_answer(port, request_text("GET", path, host)), ordinary) << listener << path;
    }
  }
}

}  // namespace
}  // namespace billspay::test_support
