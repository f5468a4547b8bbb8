#include <gtest/gtest.h>

#include "platform/core/bytes.hpp"
#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/auth/refresh";

std::string set_cookie(const ApiResponse& response, std::string_view name) {
  for (const auto& [key, header] : response.raw.headers) {
    if (key == "set-cookie" && header.starts_with(std::string(name) + "=")) return header;
  }
  return {};
}

// S22
TEST(Refresh, RotatesAndEndsTheSessionWhenAnOldTokenComesBack) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto other_device = another_device(server, nora);
  const std::string first = nora.client.cookies;
  const auto renewed = nora.client.post(path);
  ASSERT_EQ(renewed.status, 200);
  EXPECT_EQ(renewed.text("expiresIn"), "900");
  const std::string second = refresh_cookie(renewed);
  EXPECT_NE(first, second);
  auto fresh = server.public_client();
  fresh.token = renewed.text("token");
  EXPECT_EQ(fresh.get("/api/auth/profile").status, 200);

  nora.client.cookies = first;
  const auto reused = nora.client.post(path);
  EXPECT_EQ(reused.status, 401);
  EXPECT_EQ(reused.raw.count("set-cookie"), 0U);
  nora.client.cookies = second;
  EXPECT_EQ(nora.client.post(path).status, 401);
  EXPECT_EQ(nora.client.get("/api/auth/profile").status, 401);
  EXPECT_EQ(fresh.get("/api/auth/profile").status, 401);
  EXPECT_EQ(other_device.get("/api/auth/profile").status, 200) << "another family";

  server.mail_to("nora@example.com", "A session was ended for your safety");
  EXPECT_EQ(value(server, "SELECT ended_reason FROM sessions WHERE ended_at IS NOT NULL"),
            "TOKEN_REUSED");
  EXPECT_EQ(value(server,
                  "SELECT concat_ws('|', outcome, object_kind, user_id) FROM audit_events "
                  "WHERE request_id = $1",
                  {std::string(reused.raw.header("x-request-id"))}),
            "denied|session|" + nora.id);
}

// S22
TEST(Refresh, TreatsTwoUsesAtOnceAsOneUseAndOneReuse) {
  TestServer server({.threads = 2});
  auto nora = server.customer("nora@example.com");
  const auto answers = at_once(8, [&](int) {
    auto client = server.public_client();
    client.cookies = nora.client.cookies;
    return client.post(path);
  });
  EXPECT_EQ(with_status(answers, 200), 1);
  EXPECT_EQ(with_status(answers, 401), 7);
  EXPECT_EQ(nora.client.get("/api/auth/profile").status, 401);
  EXPECT_EQ(mails_to(server, "nora@example.com", "A session was ended", 1).size(), 1U);
}

// S23
TEST(Refresh, EndsWithTheIdleAndTheAbsoluteTimeHoweverOftenItRotates) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto times = [&](const std::string& interval) {
    return value(server, "SELECT " + interval + " FROM sessions WHERE ended_at IS NULL");
  };
  EXPECT_EQ(times("idle_expires_at - last_used_at"), "7 days");
  EXPECT_EQ(times("expires_at - created_at"), "30 days");
  server.database().execute(
      "UPDATE sessions SET idle_expires_at = now() + interval '10 s', "
      "last_used_at = now() - interval '6 days', expires_at = now() + interval '1 h'");
  const auto absolute = times("expires_at");
  for (int i = 0; i < 3; ++i) {
    const auto renewed = nora.client.post(path);
    ASSERT_EQ(renewed.status, 200);
    nora.client.cookies = refresh_cookie(renewed);
  }
  EXPECT_EQ(times("idle_expires_at - last_used_at"), "7 days") << "use keeps it alive";
  EXPECT_EQ(times("expires_at"), absolute) << "but no longer than this";

  server.database().execute("UPDATE sessions SET expires_at = now() - interval '1 s'");
  EXPECT_EQ(nora.client.post(path).status, 401);
  EXPECT_EQ(nora.client.get("/api/auth/profile").status, 401);
  server.database().execute(
      "UPDATE sessions SET expires_at = now() + interval '1 h', "
      "idle_expires_at = now() - interval '1 s'");
  EXPECT_EQ(nora.client.post(path).status, 401);
  EXPECT_EQ(nora.client.get("/api/auth/profile").status, 401);
  server.database().execute("UPDATE sessions SET idle_expires_at = now() + interval '1 h'");
  EXPECT_EQ(nora.client.post(path).status, 200) << "an expired try uses nothing up";
}

// S21
TEST(Refresh, KeepsOnlyAHashOfARandomTokenThatScriptsCannotRead) {
  TestServer server;
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  auto client = server.public_client();
  const auto signed_in = sign_in(client, "nora@example.com");
  for (const char* name : {"billspay_refresh", "billspay_device"}) {
    const auto cookie = set_cookie(signed_in, name);
    for (const char* attribute : {"; HttpOnly", "; SameSite=Strict", "; Path=/;"}) {
      EXPECT_TRUE(cookie.contains(attribute)) << cookie;
    }
    EXPECT_FALSE(cookie.contains("Domain")) << cookie;
  }
  const auto token = signed_in.cookie("billspay_refresh").value_or("");
  EXPECT_EQ(token.size(), 43U) << "256 bits";
  EXPECT_EQ(value(server, "SELECT encode(token_hash, 'hex') FROM refresh_tokens"),
            hex(as_text(sha256(token))));
  const auto everything = whole_database(server);
  EXPECT_FALSE(holds(everything, token));
  EXPECT_FALSE(holds(everything, from_base64url(token).value_or("none")));
  EXPECT_FALSE(signed_in.raw.body.contains(token));

  const SecondServer https(server, {{"PUBLIC_URL", "https://pay.example.com"}});
  client = https.public_client();
  const auto secure = sign_in(client, "nora@example.com");
  for (const char* name : {"__Host-billspay_refresh", "__Host-billspay_device"}) {
    const auto cookie = set_cookie(secure, name);
    for (const char* attribute : {"; HttpOnly", "; SameSite=Strict", "; Path=/;", "; Secure"}) {
      EXPECT_TRUE(cookie.contains(attribute)) << name << ": " << cookie;
    }
    EXPECT_FALSE(cookie.contains("Domain")) << cookie;
  }
  const auto value_there = secure.cookie("__Host-billspay_refresh").value_or("");
  client.cookies = "billspay_refresh=" + value_there;
  EXPECT_EQ(client.post(path).status, 401) << "a cookie that a subdomain could have set";
  client.cookies = "__Host-billspay_refresh=" + value_there;
  EXPECT_EQ(client.post(path).status, 200);
}

// S25
TEST(Refresh, ComesFromOurOwnPagesOrFromNoBrowserAtAll) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto own = server.environment().text("PUBLIC_URL");
  const auto unused = [&] {
    return value(server, "SELECT count(*) FROM refresh_tokens WHERE used_at IS NOT NULL");
  };
  for (const char* action : {path, "/api/auth/logout"}) {
    for (const std::string& origin :
         {std::string("https://evil.example"), std::string("null"), own + ".evil.example",
          own + ":8081", std::string("https://localhost"), own + "/"}) {
      const auto refused =
          nora.client.with("Origin", origin).with("X-Requested-With", "billspay").post(action);
      EXPECT_EQ(refused.status, 403) << origin;
      EXPECT_EQ(refused.problem(), "foreign-origin");
      EXPECT_EQ(refused.raw.count("set-cookie"), 0U);
    }
    EXPECT_EQ(nora.client.with("Origin", own).post(action).status, 403) << "a form could do that";
    EXPECT_EQ(nora.client.with("Sec-Fetch-Site", "cross-site").post(action).status, 403);
    EXPECT_EQ(nora.client.with("Referer", "https://evil.example/").post(action).status, 403);
    EXPECT_EQ(unused(), "0");
  }
  const auto from_page =
      nora.client.with("Origin", own).with("X-Requested-With", "billspay").post(path);
  ASSERT_EQ(from_page.status, 200);
  nora.client.cookies = refresh_cookie(from_page);
  const auto from_program = nora.client.post(path);
  EXPECT_EQ(from_program.status, 200);
  EXPECT_EQ(from_program.raw.count("access-control-allow-origin"), 0U);
}

// S25
TEST(Refresh, IsAllThatACookieIsGoodFor) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto client = server.public_client();
  client.cookies = nora.client.cookies;
  for (const char* other : {"/api/auth/profile", "/api/auth/sessions", "/api/payment-methods",
                            "/api/billers", "/api/receipts", "/api/activity"}) {
    EXPECT_EQ(client.get(other).status, 401) << other;
  }
  EXPECT_EQ(client.post("/api/auth/change-password").status, 401);
  EXPECT_EQ(client.post("/api/payment-methods", card).status, 401);
  client.cookies = nora.client.cookies + "; " + nora.client.cookies;
  EXPECT_EQ(client.post(path).status, 401) << "twice";
  for (const char* nonsense : {"billspay_refresh=", "billspay_refresh=x", "other=1", ""}) {
    client.cookies = nonsense;
    EXPECT_EQ(client.post(path).status, 401) << nonsense;
  }
  client.cookies = "theme=dark; " + nora.client.cookies + "; a=b";
  EXPECT_EQ(client.post(path).status, 200);
}

}  // namespace
}  // namespace billspay::test_support
