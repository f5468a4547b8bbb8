#include <gtest/gtest.h>

#include <array>

#include "platform/auth/tokens.hpp"
#include "platform/core/bytes.hpp"
#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr std::array protected_paths{"/api/auth/profile",    "/api/auth/sessions",
                                     "/api/payment-methods", "/api/billers",
                                     "/api/receipts",        "/api/activity"};

boost::json::object claims_of(const std::string& token) {
  const auto first = token.find('.');
  const auto payload = token.substr(first + 1, token.rfind('.') - first - 1);
  return boost::json::parse(from_base64url(payload).value_or("{}")).as_object();
}

int status_with(TestServer& server, const std::string& token, const char* path) {
  auto client = server.public_client();
  client.token = token;
  return client.get(path).status;
}

// S16 S17
TEST(AccessToken, CarriesItsClaimsAndLastsFifteenMinutes) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto claims = claims_of(nora.client.token);
  for (const char* name :
       {"iss", "aud", "sub", "user_id", "customer_number", "sid", "iat", "nbf", "exp", "jti"}) {
    EXPECT_TRUE(claims.contains(name)) << name;
  }
  EXPECT_EQ(claims.at("sub").as_string(), nora.id);
  EXPECT_EQ(claims.at("aud").as_string(), "customer");
  EXPECT_EQ(claims.at("exp").as_int64() - claims.at("iat").as_int64(), 900);
  EXPECT_EQ(claims.at("sid").as_string(), value(server, "SELECT id FROM sessions"));
  EXPECT_EQ(claims.at("customer_number").as_string(),
            value(server, "SELECT customer_number FROM users"));
  EXPECT_FALSE(boost::json::serialize(claims).contains("nora")) << "no personal data";
}

// S16
TEST(AccessToken, IsRefusedWhenItWasAltered) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto ida = server.customer("ida@example.com");
  const auto token = nora.client.token;
  const auto header = token.substr(0, token.find('.'));
  const auto payload = token.substr(header.size() + 1, token.rfind('.') - header.size() - 1);
  const auto mac = token.substr(token.rfind('.') + 1);
  const auto other = ida.client.token;
  const auto other_mac = other.substr(other.rfind('.') + 1);
  auto other_owner = claims_of(token);
  other_owner["sub"] = ida.id;
  other_owner["user_id"] = ida.id;
  const auto none = base64url(R"({"alg":"none","typ":"JWT"})");
  std::string flipped = mac;
  flipped[10] = flipped[10] == 'A' ? 'B' : 'A';
  for (const std::string& forged :
       {header + "." + payload + "." + flipped, header + "." + payload + ".",
        header + "." + payload, header + "." + payload + "." + other_mac,
        header + "." + base64url(boost::json::serialize(other_owner)) + "." + mac,
        none + "." + payload + ".", none + "." + payload + "." + mac, token + "A", token + ".x",
        " " + token, std::string("x"), std::string(3000, 'a')}) {
    EXPECT_EQ(status_with(server, forged, "/api/auth/profile"), 401) << forged;
  }
  EXPECT_EQ(status_with(server, token, "/api/auth/profile"), 200);
  auto client = server.public_client();
  EXPECT_EQ(client.with("Authorization", "Basic " + token).get("/api/auth/profile").status, 401);
  EXPECT_EQ(client.with("Authorization", token).get("/api/auth/profile").status, 401);
  const auto refused = client.get("/api/auth/profile");
  EXPECT_EQ(refused.problem(), "unauthenticated");
  EXPECT_EQ(refused.raw.header("www-authenticate"), "Bearer");
}

// S18
TEST(AccessToken, OfAnotherAudienceOrKeyOpensNothing) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto subject = *Uuid::parse(nora.id);
  const auto session = *Uuid::parse(value(server, "SELECT id FROM sessions"));
  const auto number = value(server, "SELECT customer_number FROM users");
  const auto keys = app::read_config(server.environment())->token_keys;
  auth::TokenIssuer issuer(keys);
  // Tokens of another audience's key, and one that another audience's key made for customers.
  const auth::AudienceKeys swapped{keys.agent, keys.customer, keys.admin};
  auth::TokenIssuer confused(swapped);
  const TestServer elsewhere;
  auth::TokenIssuer foreign(app::read_config(elsewhere.environment())->token_keys);
  for (const char* path : protected_paths) {
    const auto with = [&](auth::TokenIssuer& by, auth::Audience audience) {
      return status_with(server, by.issue(audience, subject, number, session), path);
    };
    EXPECT_EQ(with(issuer, auth::Audience::customer), 200) << path;
    EXPECT_EQ(with(issuer, auth::Audience::agent), 401) << path;
    EXPECT_EQ(with(issuer, auth::Audience::admin), 401) << path;
    EXPECT_EQ(with(confused, auth::Audience::customer), 401) << path;
    EXPECT_EQ(with(confused, auth::Audience::agent), 401) << path;
    EXPECT_EQ(with(foreign, auth::Audience::customer), 401) << path;
  }
}

// Raw, because the other listeners answer with problems that the customers' contract does not list.
int raw_status(TestServer& server, std::string_view listener, const std::string& host,
               const std::string& start_line, const ApiClient& as) {
  test::RawConnection connection(server.port(listener));
  connection.send(start_line + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " +
                  as.token + "\r\nCookie: " + as.cookies +
                  "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
  return connection.read_response().status;
}

// S18 S31
TEST(AccessToken, OfACustomerFindsNothingOnTheOtherListeners) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  for (const std::string listener : {"admin", "agent"}) {
    const auto status = [&](const std::string& host, const std::string& start_line) {
      return raw_status(server, listener, host, start_line, nora.client);
    };
    for (const std::string path : protected_paths) {
      EXPECT_EQ(status(listener + ".localhost", "GET " + path), 404) << listener << path;
      EXPECT_EQ(status("localhost", "GET " + path), 421) << listener << path;
    }
    for (const char* path : {"/api/auth/refresh", "/api/auth/login", "/api/auth/register"}) {
      EXPECT_EQ(status(listener + ".localhost", std::string("POST ") + path), 404) << path;
    }
    for (const char* path : {"/customers", "/dashboard", "/agents"}) {
      const auto own = "GET /api/" + listener + path;
      const int inside = status(listener + ".localhost", own);
      EXPECT_TRUE(inside == 401 || inside == 404) << own << " " << inside;
      EXPECT_EQ(raw_status(server, "public", "localhost", own, nora.client), 404) << own;
    }
  }
  EXPECT_EQ(nora.client.post("/api/auth/refresh").status, 200) << "the cookie was not used up";
}

// S16 S17
TEST(AccessToken, IsOfNoUseAfterItsTimeOrForASessionThatIsNotItsOwners) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto ida = server.customer("ida@example.com");
  auth::TokenIssuer issuer(app::read_config(server.environment())->token_keys);
  const auto own =
      *Uuid::parse(value(server, "SELECT id FROM sessions WHERE user_id = $1", {nora.id}));
  const auto others =
      *Uuid::parse(value(server, "SELECT id FROM sessions WHERE user_id = $1", {ida.id}));
  const auto number = value(server, "SELECT customer_number FROM users WHERE id = $1", {nora.id});
  const auto issue_at = [&](std::chrono::seconds offset, const Uuid& session) {
    shift_clock_for_test(offset);
    auto token = issuer.issue(auth::Audience::customer, *Uuid::parse(nora.id), number, session);
    shift_clock_for_test(std::chrono::seconds(0));
    return token;
  };
  using std::chrono::seconds;
  for (const char* path : protected_paths) {
    EXPECT_EQ(status_with(server, issue_at(seconds(-800), own), path), 200);
    EXPECT_EQ(status_with(server, issue_at(seconds(-901), own), path), 401);
    EXPECT_EQ(status_with(server, issue_at(seconds(120), own), path), 401) << "of the future";
    EXPECT_EQ(status_with(server, issue_at(seconds(0), others), path), 401) << "foreign session";
    EXPECT_EQ(status_with(server, issue_at(seconds(0), Uuid::v7()), path), 401) << "no session";
  }
}

// S19
TEST(AccessToken, StopsWorkingWithTheNextRequestOfAnOpenConnection) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto expect_ends = [&](const char* what, const auto& event) {
    auto device = another_device(server, nora);
    ASSERT_EQ(device.get("/api/auth/profile").status, 200) << what;
    event(device);
    EXPECT_EQ(device.get("/api/auth/profile").status, 401) << what;
    EXPECT_EQ(device.patch("/api/auth/profile", R"({"city":"Bend"})").status, 401) << what;
    EXPECT_EQ(device.patch("/api/auth/profile", R"({"unknown":1})").status, 401) << what;
    EXPECT_EQ(device.post("/api/payment-methods", card).status, 401) << what;
    EXPECT_EQ(device.post("/api/auth/refresh").status, 401) << what;
  };
  expect_ends("signed out elsewhere", [&](const ApiClient& device) {
    auto same_browser = server.public_client();
    same_browser.cookies = device.cookies;
    EXPECT_EQ(same_browser.post("/api/auth/logout").status, 204);
  });
  expect_ends("ended in the list", [&](const ApiClient&) {
    const auto newest = value(server, "SELECT id FROM sessions ORDER BY created_at DESC LIMIT 1");
    EXPECT_EQ(nora.client.remove("/api/auth/sessions/" + newest).status, 204);
  });
  expect_ends("ended by staff", [&](const ApiClient&) {
    server.database().execute(
        "UPDATE sessions SET ended_at = now(), "
        "ended_reason = 'ENDED_BY_ADMIN' WHERE id = (SELECT id FROM sessions "
        "ORDER BY created_at DESC LIMIT 1)");
  });
  expect_ends("idle for too long", [&](const ApiClient&) {
    server.database().execute(
        "UPDATE sessions SET idle_expires_at = now() WHERE id = (SELECT id "
        "FROM sessions ORDER BY created_at DESC LIMIT 1)");
  });
  expect_ends("password changed", [&](const ApiClient&) {
    EXPECT_EQ(nora.client
                  .post("/api/auth/change-password",
                        R"({"currentPassword":"a-quiet-harbour-in-winter-7",)"
                        R"("newPassword":"seven brown kettles sing low"})")
                  .status,
              204);
  });
  nora.password = "seven brown kettles sing low";
  expect_ends("account removed", [&](const ApiClient&) { remove_customer(server, nora.id); });
}

}  // namespace
}  // namespace billspay::test_support
