// What every answer carries, whatever its status and listener, and who may read it from elsewhere.
#include <gtest/gtest.h>

#include "tests/support/contract_routes.hpp"
#include "tests/support/raw_requests.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {
namespace {

void expect_security_headers(const test::RawResponse& response, std::string_view where) {
  EXPECT_EQ(response.header("x-content-type-options"), "nosniff") << where;
  EXPECT_EQ(response.header("content-security-policy"),
            "default-src 'none'; frame-ancestors 'none'")
      << where;
  EXPECT_EQ(response.header("referrer-policy"), "no-referrer") << where;
  EXPECT_EQ(response.header("cache-control"), "no-store") << where;
  EXPECT_EQ(response.header("x-request-id").size(), 36U) << where;
  EXPECT_EQ(response.count("server"), 0U) << where;
}

// S44
TEST(Headers, AreOnEveryStatusOfEveryListener) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto& client = nora.client;
  const auto expect = [&](const ApiResponse& response, int status) {
    EXPECT_EQ(response.status, status);
    expect_security_headers(response.raw, std::to_string(status));
  };
  expect(client.get("/api/billers"), 200);
  expect(client.post("/api/payment-methods", card), 201);
  expect(client.post("/api/auth/forgot-password", R"({"email":"x@example.com"})"), 202);
  expect(client.get("/api/receipts?limit=1&limit=2"), 400);
  expect(server.public_client().get("/api/billers"), 401);
  expect(client.get("/nothing"), 404);
  expect(client.get("/api/auth/login"), 405);
  expect(client.post("/api/payment-methods", card), 409);
  expect(client.patch("/api/auth/profile", "{}"), 428);
  expect(client.post("/api/auth/login", "{}"), 422);
  expect(server.client("admin", "localhost").get("/"), 421);
  expect(server.client("agent", "agent.localhost").get("/nothing"), 404);
  expect(server.client("agent", "agent.localhost").post("/sign-in"), 405);
  expect(server.client("ops", "localhost").get("/healthz"), 200);
  test::RawConnection broken(server.port("public"));
  broken.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
  expect_security_headers(broken.read_response(), "broken framing");
}

// What somebody who is signed in reads stays between the server and that browser: no cache keeps
// it, and nothing in it sends the browser to another origin, be it for reports, hints or counters.
// S63
TEST(Headers, KeepWhatIsReadFromCachesAndThirdParties) {
  TestServer server;
  const auto nora = server.customer("nora@example.com");
  server.add_receipt(nora.id, server.add_biller(nora.id, "City Power"), "84.27", "2026-01-31");
  const auto dana = server.agent("dana");
  const auto root = server.admin("root");
  int read = 0;
  for (const auto& [audience, reader] : {std::pair(auth::Audience::customer, &nora.client),
                                         std::pair(auth::Audience::agent, &dana.client),
                                         std::pair(auth::Audience::admin, &root.client)}) {
    for (const auto& route : contract_routes(audience)) {
      if (route.method != "GET") continue;
      const auto path = route.path_with(nora.id);
      test::RawConnection connection(reader->port());
      connection.send(request_text("GET", path, reader->host(),
                                   "Authorization: Bearer " + reader->token + "\r\n"));
      const auto head = connection.read_head();
      EXPECT_TRUE(head.status == 200 || head.status == 404) << path << head.status;
      if (head.status == 200) ++read;
      EXPECT_EQ(head.count("cache-control"), 1U) << path;
      EXPECT_EQ(head.header("cache-control"), "no-store") << path;
      for (const auto& [name, value] : head.headers) {
        EXPECT_EQ(value.find("//"), std::string::npos) << path << name << value;
      }
      for (const auto* name : {"link", "refresh", "location", "report-to", "nel",
                               "reporting-endpoints", "expires", "sourcemap"}) {
        EXPECT_EQ(head.count(name), 0U) << path << name;
      }
    }
  }
  EXPECT_GT(read, 20);
}

// S45
TEST(Headers, AllowNoForeignOriginToRead) {
  TestServer server;
  auto client = server.public_client();
  for (const auto* origin : {"https://evil.example", "null", "http://localhost"}) {
    client.with("Origin", origin);
    const auto response = client.get("/api/billers");
    EXPECT_EQ(response.raw.count("access-control-allow-origin"), 0U) << origin;
    client.with("Origin", origin).with("Access-Control-Request-Method", "POST");
    const auto preflight = client.call("OPTIONS", "/api/auth/login");
    EXPECT_EQ(preflight.status, 405) << origin;
    EXPECT_EQ(preflight.raw.count("access-control-allow-methods"), 0U) << origin;
  }
}

// S69
TEST(Headers, OperationsAreOnTheirOwnListenerOnly) {
  TestServer server;
  for (const auto* path : {"/healthz", "/readyz", "/metrics"}) {
    EXPECT_EQ(server.client("ops", "localhost").get(path).status, 200) << path;
    EXPECT_EQ(server.public_client().get(path).status, 404) << path;
    EXPECT_EQ(server.client("admin", "admin.localhost").get(path).status, 404) << path;
    EXPECT_EQ(server.client("agent", "agent.localhost").get(path).status, 404) << path;
  }
  EXPECT_EQ(server.client("ops", "localhost").get("/api/billers").status, 404);
}

TEST(Contract, IsServedToEachAudienceWithItsOwnRoutes) {
  TestServer server;
  const auto own = server.public_client().get("/openapi.json");
  EXPECT_EQ(own.status, 200);
  EXPECT_TRUE(own.body.at("paths").as_object().contains("/api/receipts"));
  const auto staff = server.client("admin", "admin.localhost").get("/openapi.json");
  EXPECT_EQ(staff.status, 200);
  EXPECT_FALSE(staff.body.at("paths").as_object().contains("/api/receipts"));
}

}  // namespace
}  // namespace billspay::test_support
