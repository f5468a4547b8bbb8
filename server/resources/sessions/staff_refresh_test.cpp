#include <gtest/gtest.h>

#include <array>

#include "platform/core/bytes.hpp"
#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

using auth::Audience;

std::string set_cookie(const ApiResponse& response, std::string_view name) {
  for (const auto& [key, header] : response.raw.headers) {
    if (key == "set-cookie" && header.starts_with(std::string(name) + "=")) return header;
  }
  return {};
}

class StaffRefresh : public testing::TestWithParam<Audience> {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>(TestServerOptions{.threads = 2});
  }
  static void TearDownTestSuite() { server_.reset(); }

  // Somebody new who is signed in on one device.
  static ApiClient device_of(const std::string& username) {
    add_staff(*server_, GetParam(), username);
    return staff_device(*server_, GetParam(), username);
  }
  static std::string path(std::string_view rest) { return staff_path(GetParam(), rest); }
  static std::string cookie_name(std::string_view purpose) {
    return "billspay_" + std::string(name_of(GetParam())) + "_" + std::string(purpose);
  }
  static std::string cookie_of(const ApiResponse& response) {
    return staff_refresh_cookie(GetParam(), response);
  }
  // Of the sessions of that person.
  static std::string sessions(const std::string& expression, const std::string& username) {
    return value(*server_,
                 "SELECT " + expression +
                     " FROM staff_sessions s JOIN (SELECT id, username FROM agents UNION ALL "
                     "SELECT id, username FROM admins) p ON p.id = coalesce(agent_id, admin_id) "
                     "WHERE username = $1",
                 {username});
  }
  static std::string event_of(const ApiResponse& answer) {
    return value(*server_,
                 "SELECT concat_ws('|', action, audience, actor_kind, outcome, object_kind) "
                 "FROM audit_events WHERE request_id = $1",
                 {std::string(answer.raw.header("x-request-id"))});
  }

  static inline std::unique_ptr<TestServer> server_;
};

INSTANTIATE_TEST_SUITE_P(Both, StaffRefresh, testing::Values(Audience::agent, Audience::admin),
                         [](const auto& info) { return std::string(name_of(info.param)); });

// S22
TEST_P(StaffRefresh, RotatesAndEndsTheSessionWhenAnOldTokenComesBack) {
  const std::string name = "rotating-" + std::string(name_of(GetParam()));
  auto client = device_of(name);
  auto other_device = staff_device(*server_, GetParam(), name);
  const std::string first = client.cookies;
  const auto renewed = client.post(path("/refresh"));
  ASSERT_EQ(renewed.status, 200) << renewed.raw.body;
  EXPECT_EQ(renewed.text("expiresIn"), "900");
  const std::string second = cookie_of(renewed);
  EXPECT_NE(first, second);
  auto fresh = staff_client(*server_, GetParam());
  fresh.token = renewed.text("token");
  EXPECT_EQ(fresh.get(path("/sessions")).status, 200);

  client.cookies = first;
  const auto reused = client.post(path("/refresh"));
  EXPECT_EQ(reused.status, 401);
  EXPECT_EQ(reused.raw.count("set-cookie"), 0U);
  EXPECT_EQ(event_of(reused), "session.token-reused|" + std::string(name_of(GetParam())) +
                                  "|anonymous|denied|session");
  client.cookies = second;
  EXPECT_EQ(client.post(path("/refresh")).status, 401);
  EXPECT_EQ(client.get(path("/sessions")).status, 401);
  EXPECT_EQ(fresh.get(path("/sessions")).status, 401);
  EXPECT_EQ(other_device.get(path("/sessions")).status, 200) << "another family";
  EXPECT_EQ(sessions("string_agg(ended_reason, ' ')", name), "TOKEN_REUSED");
}

// S22
TEST_P(StaffRefresh, TreatsTwoUsesAtOnceAsOneUseAndOneReuse) {
  const std::string name = "racing-" + std::string(name_of(GetParam()));
  auto client = device_of(name);
  const auto answers = at_once(6, [&](int) {
    auto one = staff_client(*server_, GetParam());
    one.cookies = client.cookies;
    return one.post(path("/refresh"));
  });
  EXPECT_EQ(with_status(answers, 200), 1);
  EXPECT_EQ(with_status(answers, 401), 5);
  EXPECT_EQ(client.get(path("/sessions")).status, 401);
}

// S23
TEST_P(StaffRefresh, EndsWithTheIdleAndTheAbsoluteTimeHoweverOftenItRotates) {
  const std::string name = "lasting-" + std::string(name_of(GetParam()));
  auto client = device_of(name);
  const auto id = sessions("s.id", name);
  const auto set = [&](const std::string& assignments) {
    server_->database().query("UPDATE staff_sessions SET " + assignments + " WHERE id = $1", {id});
  };
  EXPECT_EQ(sessions("idle_expires_at - last_used_at", name), "02:00:00");
  EXPECT_EQ(sessions("expires_at - s.created_at", name), "12:00:00");
  set("idle_expires_at = now() + interval '10 s', last_used_at = now() - interval '1 h', "
      "expires_at = now() + interval '1 h'");
  const auto absolute = sessions("expires_at", name);
  for (int i = 0; i < 3; ++i) {
    const auto renewed = client.post(path("/refresh"));
    ASSERT_EQ(renewed.status, 200);
    client.cookies = cookie_of(renewed);
  }
  EXPECT_EQ(sessions("idle_expires_at - last_used_at", name), "02:00:00") << "use keeps it alive";
  EXPECT_EQ(sessions("expires_at", name), absolute) << "but no longer than this";
  for (const char* over : {"expires_at = now() - interval '1 s'",
                           "expires_at = now() + interval '1 h', "
                           "idle_expires_at = now() - interval '1 s'"}) {
    set(over);
    EXPECT_EQ(client.post(path("/refresh")).status, 401) << over;
    EXPECT_EQ(client.get(path("/sessions")).status, 401) << over;
  }
  set("idle_expires_at = now() + interval '1 h'");
  EXPECT_EQ(client.post(path("/refresh")).status, 200) << "an expired try uses nothing up";
}

// S21
TEST_P(StaffRefresh, KeepsOnlyAHashOfARandomTokenThatScriptsCannotRead) {
  const std::string name = "cookie-" + std::string(name_of(GetParam()));
  const std::string kind(name_of(GetParam()));
  add_staff(*server_, GetParam(), name);
  auto client = staff_client(*server_, GetParam());
  const auto signed_in = sign_in_staff(client, GetParam(), name);
  for (const char* purpose : {"refresh", "device"}) {
    const auto cookie = set_cookie(signed_in, cookie_name(purpose));
    for (const char* attribute : {"; HttpOnly", "; SameSite=Strict", "; Path=/;"}) {
      EXPECT_TRUE(cookie.contains(attribute)) << cookie;
    }
    EXPECT_FALSE(cookie.contains("Domain")) << cookie;
  }
  EXPECT_TRUE(set_cookie(signed_in, cookie_name("refresh")).contains("Max-Age=43200"));
  const auto token = signed_in.cookie(cookie_name("refresh")).value_or("");
  EXPECT_EQ(token.size(), 43U) << "256 bits";
  EXPECT_EQ(value(*server_,
                  "SELECT count(*) FROM staff_refresh_tokens WHERE encode(token_hash, 'hex') = $1",
                  {hex(as_text(sha256(token)))}),
            "1");
  const auto everything = whole_database(*server_);
  EXPECT_FALSE(holds(everything, token));
  EXPECT_FALSE(holds(everything, from_base64url(token).value_or("none")));

  const SecondServer https(*server_, {{"PUBLIC_URL", "https://pay.example.com"}});
  client = https.client(kind, kind + ".localhost");
  const auto secure = sign_in_staff(client, GetParam(), name);
  const std::string host_cookie = "__Host-" + cookie_name("refresh");
  EXPECT_TRUE(set_cookie(secure, host_cookie).contains("; Secure"));
  const auto there = secure.cookie(host_cookie).value_or("");
  client.cookies = cookie_name("refresh") + "=" + there;
  EXPECT_EQ(client.post(path("/refresh")).status, 401) << "a subdomain could have set that";
  client.cookies = host_cookie + "=" + there;
  EXPECT_EQ(client.post(path("/refresh")).status, 200);
}

// S25
TEST_P(StaffRefresh, ComesFromTheListenersOwnPagesOrFromNoBrowserAtAll) {
  const std::string name = "origin-" + std::string(name_of(GetParam()));
  const std::string kind(name_of(GetParam()));
  auto client = device_of(name);
  const std::string host = kind + ".localhost:" + std::to_string(server_->port(kind));
  const std::string other = GetParam() == Audience::agent ? "admin" : "agent";
  for (const char* action : {"/refresh", "/logout"}) {
    for (const std::string& origin :
         {std::string("https://evil.example"), std::string("null"), "https://" + host,
          "http://" + host + "/", "http://" + kind + ".localhost",
          "http://" + host + ".evil.example",
          "http://" + other + ".localhost:" + std::to_string(server_->port(other)),
          std::string("http://localhost")}) {
      const auto refused =
          client.with("Origin", origin).with("X-Requested-With", "billspay").post(path(action));
      EXPECT_EQ(refused.status, 403) << origin;
      EXPECT_EQ(refused.problem(), "foreign-origin");
      EXPECT_EQ(refused.raw.count("set-cookie"), 0U);
    }
    EXPECT_EQ(client.with("Origin", "http://" + host).post(path(action)).status, 403)
        << "a form could do that";
    EXPECT_EQ(client.with("Sec-Fetch-Site", "same-site").post(path(action)).status, 403);
    EXPECT_EQ(client.with("Referer", "http://" + host + "/").post(path(action)).status, 403);
  }
  const auto from_page = client.with("Origin", "http://" + host)
                             .with("X-Requested-With", "billspay")
                             .post(path("/refresh"));
  ASSERT_EQ(from_page.status, 200) << "and nothing of the above used the token up";
  client.cookies = cookie_of(from_page);
  const auto from_program = client.post(path("/refresh"));
  EXPECT_EQ(from_program.status, 200);
  EXPECT_EQ(from_program.raw.count("access-control-allow-origin"), 0U);
}

// S18 S25
TEST_P(StaffRefresh, IsAllThatACookieIsGoodForAndOnlyOnItsListener) {
  const std::string name = "only-" + std::string(name_of(GetParam()));
  const auto other = GetParam() == Audience::agent ? Audience::admin : Audience::agent;
  const auto owner = device_of(name);
  auto client = staff_client(*server_, GetParam());
  client.cookies = owner.cookies;
  EXPECT_EQ(client.get(path("/sessions")).status, 401);
  EXPECT_EQ(client.post(path("/change-password")).status, 401);
  const std::string token = owner.cookies.substr(owner.cookies.find('=') + 1);
  auto elsewhere = staff_client(*server_, other);
  elsewhere.cookies = "billspay_" + std::string(name_of(other)) + "_refresh=" + token;
  EXPECT_EQ(elsewhere.post(staff_path(other, "/refresh")).status, 401);
  EXPECT_EQ(elsewhere.post(staff_path(other, "/logout")).status, 204) << "which ended nothing";
  auto portal = server_->public_client();
  portal.cookies = "billspay_refresh=" + token;
  EXPECT_EQ(portal.post("/api/auth/refresh").status, 401);
  EXPECT_EQ(portal.post("/api/auth/logout").status, 204) << "which ended nothing";
  client.cookies = owner.cookies + "; " + owner.cookies;
  EXPECT_EQ(client.post(path("/refresh")).status, 401) << "twice";
  for (const std::string& nonsense : {cookie_name("refresh") + "=", cookie_name("refresh") + "=x",
                                      "billspay_refresh=" + token, std::string("other=1")}) {
    client.cookies = nonsense;
    EXPECT_EQ(client.post(path("/refresh")).status, 401) << nonsense;
  }
  client.cookies = "theme=dark; " + owner.cookies + "; a=b";
  EXPECT_EQ(client.post(path("/refresh")).status, 200);
}

}  // namespace
}  // namespace billspay::test_support
