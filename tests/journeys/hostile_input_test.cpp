// What strangers send: every operation that takes a body or a query answers with a clear 4xx, and
// the connection goes on or is closed as it should.
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <set>

#include "tests/support/contract_routes.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {
namespace {

class HostileInput : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server = std::make_unique<TestServer>();
    nora = std::make_unique<SignedInCustomer>(server->customer("nora@example.com"));
  }
  static void TearDownTestSuite() {
    nora.reset();
    server.reset();
  }

  // Sends a body as it is to an operation that wants JSON.
  static ApiResponse post(std::string_view path, std::string_view body) {
    return nora->client.post(path, body);
  }

  static inline std::unique_ptr<TestServer> server;
  static inline std::unique_ptr<SignedInCustomer> nora;
};

struct Body {
  std::string_view what;
  std::string text;
  int status;
};

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

// S37 S38
TEST_F(HostileInput, BrokenJsonIsRefusedWithAReason) {
  const std::array<Body, 16> bodies{{
      {"no JSON", "hello", 400},
      {"half an object", R"({"email":)", 400},
      {"two values", R"({} {})", 400},
      {"a trailing comma", R"({"email":"a@b.co",})", 400},
      {"a comment", "{/* */}", 400},
      {"single quotes", "{'email':'a'}", 400},
      {"a member twice", R"({"email":"a@b.co","email":"c@d.co"})", 400},
      {"a nested member twice", R"({"x":{"a":1,"a":2}})", 400},
      {"too deep", nested(33), 400},
      {"a bomb", nested(30'000), 400},
      {"a lone surrogate", R"({"email":"\ud800"})", 400},
      {"overlong UTF-8", "{\"email\":\"\xc0\xaf\"}", 400},
      {"a broken byte", "{\"email\":\"\xff\"}", 400},
      {"a byte order mark", "\xef\xbb\xbf{}", 400},
      {"a list", "[]", 422},
      {"a number", "1", 422},
  }};
  for (const auto& [what, text, status] : bodies) {
    const auto response = post("/api/auth/login", text);
    EXPECT_EQ(response.status, status) << what;
    EXPECT_FALSE(response.problem().empty()) << what;
    EXPECT_EQ(response.raw.header("content-type"), "application/problem+json") << what;
  }
}

// S36 S37
TEST_F(HostileInput, ValuesOfTheWrongKindAreNamedByField) {
  const auto response = post("/api/auth/register",
                             R"({"email":1,"password":null,"firstName":{},"lastName":"a\u0000b",)"
                             R"("dateOfBirth":"1999-02-30","ssnLast4":"12a4","addressLine1":" ",)"
                             R"("city":"\u202eevil","state":"ZZ","postalCode":"1234","extra":1})");
  EXPECT_EQ(response.status, 422);
  const auto refused = response.refused();
  const std::set<std::string> pointers(refused.begin(), refused.end());
  const std::set<std::string> all{"#/email",       "#/password",   "#/firstName",    "#/lastName",
                                  "#/dateOfBirth", "#/ssnLast4",   "#/addressLine1", "#/city",
                                  "#/state",       "#/postalCode", "#/extra"};
  EXPECT_EQ(pointers, all) << response.raw.body;
}

// S36
TEST_F(HostileInput, AmountsAreDecimalStringsOrRefused) {
  for (const std::string_view amount : {"1e3", "-1", "%2B1", "1.234", "0x10", "1,00", "01.00",
                                        "NaN", "%D9%A1", "1.", ".5", "100000000.00", "", "1%20"}) {
    const auto response = nora->client.get("/api/receipts?minAmount=" + std::string(amount));
    EXPECT_EQ(response.status, 422) << amount;
    EXPECT_EQ(response.refused(), std::vector<std::string>{"?minAmount"}) << amount;
  }
  EXPECT_EQ(nora->client.get("/api/receipts?minAmount=0&maxAmount=99999999.99").status, 200);
}

// S39
TEST_F(HostileInput, RepeatedParametersAndHeadersAreRefused) {
  EXPECT_EQ(nora->client.get("/api/receipts?limit=1&limit=2").status, 400);
  EXPECT_EQ(nora->client.get("/api/receipts?limit=1&%6Cimit=2").status, 400);
  EXPECT_EQ(nora->client.get("/api/receipts?limit=%zz").status, 400);
  EXPECT_EQ(nora->client.get("/api/receipts?limit=%00").status, 400);
  auto stranger = server->public_client();
  for (const auto* header :
       {"Authorization", "Content-Type", "If-Match", "Idempotency-Key", "Origin", "Cookie"}) {
    stranger.with(header, "a").with(header, "a");
    EXPECT_EQ(stranger.get("/api/receipts").status, 400) << header;
  }
}

TEST_F(HostileInput, CookiesGivenTwiceCountAsNone) {  // S39
  auto twice = nora->client.cookies + "; " + nora->client.cookies;
  auto client = server->public_client();
  client.cookies = twice;
  EXPECT_EQ(client.post("/api/auth/refresh").status, 401);
}

// S40
TEST_F(HostileInput, SqlInValuesIsJustText) {
  const std::string text = "'; DROP TABLE users; --";
  const auto response = post("/api/auth/login", R"({"email":")" + text + R"(","password":"x"})");
  EXPECT_EQ(response.status, 401);
  EXPECT_EQ(nora->client.get("/api/receipts?cursor='OR'1'='1").status, 422);
  EXPECT_EQ(nora->client.get("/api/receipts/'--").status, 404);
  EXPECT_EQ(server->database().query("SELECT count(*) > 0 FROM users")[0][0], "t");
}

// S41
TEST_F(HostileInput, PathsNeverReachFiles) {
  for (const std::string_view path :
       {"/../../etc/passwd", "/api/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
        "/api/receipts/..%2f..%2fetc%2fpasswd", "/.git/config", "/api/receipts/%00",
        "/api//receipts", "/api/receipts/", "/metrics", "/healthz", "/api/auth/login/"}) {
    EXPECT_EQ(nora->client.get(path).status, 404) << path;
  }
}

// S43
TEST_F(HostileInput, UnknownMethodsAndOverridesHaveNoEffect) {
  const auto id = server->add_biller(nora->id, "Harbor Water");
  for (const std::string_view method :
       {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"}) {
    const auto response = nora->client.call(method, "/api/billers/" + id);
    EXPECT_EQ(response.status, 405) << method;
    EXPECT_EQ(response.raw.header("allow"), "GET, HEAD") << method;
  }
  nora->client.with("X-HTTP-Method-Override", "DELETE");
  EXPECT_EQ(nora->client.get("/api/billers/" + id).status, 200);
  EXPECT_EQ(nora->client.get("/api/auth/logout").status, 405);
  EXPECT_EQ(nora->client.call("HEAD", "/api/billers/" + id).status, 200);
  EXPECT_EQ(nora->client.get("/api/auth/profile").status, 200);
}

TEST_F(HostileInput, BodiesMustBeJsonAndFit) {  // S38
  auto stranger = server->public_client();
  stranger.with("Content-Type", "application/x-www-form-urlencoded").with("Content-Length", "0");
  EXPECT_EQ(stranger.call("POST", "/api/auth/login").status, 415);
  const std::string large = R"({"email":")" + std::string(66'000, 'a') + R"("})";
  EXPECT_EQ(server->public_client().post("/api/auth/login", large).status, 413);
  EXPECT_EQ(nora->client.post("/api/auth/logout", R"({"a":1})").status, 422);
}

void expect_refusals(const ContractRoute& route, ApiClient& client) {
  constexpr std::array<std::string_view, 7> bodies{
      "{}", "[]", "null", R"("x")", R"({"x":1})", "1e400", R"json({"":{"":[]}})json"};
  const auto target = route.path_with("01a204b0-d0fa-71e7-8536-2939dcf9f9a4");
  for (const auto body : bodies) {
    const auto response = client.call(route.method, target, route.takes_body ? body : "");
    if (route.takes_body) {
      EXPECT_GE(response.status, 400) << route.method << " " << target << " " << body;
    }
    EXPECT_LT(response.status, 500) << route.method << " " << target << " " << body;
  }
  const auto response = client.call(route.method, target + "?unknown=1");
  EXPECT_GE(response.status, 400) << route.method << " " << target;
  EXPECT_LT(response.status, 500) << route.method << " " << target;
}

// S34
TEST_F(HostileInput, EveryOperationRefusesNonsenseWithoutBreaking) {
  auto dana = server->agent("dana");
  auto root = server->admin("root");
  int operations = 0;
  for (const auto& [audience, client] : {std::pair(auth::Audience::customer, &nora->client),
                                         std::pair(auth::Audience::agent, &dana.client),
                                         std::pair(auth::Audience::admin, &root.client)}) {
    for (const auto& route : contract_routes(audience)) {
      if (route.path.ends_with("/logout")) continue;  // would sign them out
      ++operations;
      expect_refusals(route, *client);
    }
  }
  EXPECT_GT(operations, 80);
}

}  // namespace
}  // namespace billspay::test_support
