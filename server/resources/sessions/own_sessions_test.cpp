#include <gtest/gtest.h>

#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/auth/sessions";

// The id of the session that a client is signed in with.
std::string current_session(ApiClient& client) {
  const auto list = client.get(path);
  for (const auto& session : list.list("sessions")) {
    if (session.at("current").as_bool()) return std::string(session.at("id").as_string());
  }
  ADD_FAILURE() << "no current session in " << list.raw.body;
  return {};
}

TEST(SignOut, EndsTheSessionClearsTheCookieAndCanBeRepeated) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  for (int i = 0; i < 3; ++i) {
    const auto answer = nora.client.post("/api/auth/logout");
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.cookie("billspay_refresh"), "");
    bool cleared = false;
    for (const auto& [name, header] : answer.raw.headers) {
      cleared = cleared || (name == "set-cookie" && header.contains("Max-Age=0"));
    }
    EXPECT_TRUE(cleared);
  }
  EXPECT_EQ(nora.client.get("/api/auth/profile").status, 401);
  EXPECT_EQ(nora.client.post("/api/auth/refresh").status, 401);
  EXPECT_EQ(value(server, "SELECT ended_reason FROM sessions"), "SIGNED_OUT");
  EXPECT_EQ(value(server,
                  "SELECT count(*) FROM audit_events "
                  "WHERE action = 'session.signed-out' AND outcome = 'done'"),
            "1");
  auto client = server.public_client();
  EXPECT_EQ(client.post("/api/auth/logout").status, 204) << "without a cookie";
  client.cookies = "billspay_refresh=unknown";
  EXPECT_EQ(client.post("/api/auth/logout").status, 204) << "with an unknown one";
}

// S24
TEST(OwnSessions, AreListedWithTheCurrentOneMarked) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  server.customer("ida@example.com");
  auto phone = server.public_client();
  phone.with("User-Agent", "Phone/1.0 \xc3\xbc");
  ASSERT_EQ(sign_in(phone, nora.email).status, 200);
  const auto answer = nora.client.get(path);
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(answer.text("nextCursor"), "null");
  ASSERT_EQ(answer.list("sessions").size(), 2U) << answer.raw.body;
  EXPECT_EQ(answer.list("sessions")[0].at("userAgent"), "Phone/1.0 ??");
  EXPECT_FALSE(answer.list("sessions")[0].at("current").as_bool());
  int current = 0;
  for (const auto& session : answer.list("sessions")) {
    current += session.at("current").as_bool() ? 1 : 0;
    EXPECT_EQ(session.at("ip").as_string(), "127.0.0.1");
    EXPECT_EQ(value(server, "SELECT user_id FROM sessions WHERE id = $1",
                    {std::string(session.at("id").as_string())}),
              nora.id);
  }
  EXPECT_EQ(current, 1);
  EXPECT_FALSE(answer.raw.body.contains("token"));
  EXPECT_EQ(server.public_client().get(path).status, 401);
}

// S24 S19
TEST(OwnSessions, AreEndedOneByOne) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto phone = another_device(server, nora);
  auto tablet = another_device(server, nora);
  const auto phone_session = current_session(phone);
  EXPECT_EQ(nora.client.remove(std::string(path) + "/" + phone_session).status, 204);
  EXPECT_EQ(phone.get("/api/auth/profile").status, 401);
  EXPECT_EQ(phone.post("/api/auth/refresh").status, 401);
  EXPECT_EQ(tablet.get("/api/auth/profile").status, 200);
  EXPECT_EQ(nora.client.get(path).list("sessions").size(), 2U);
  EXPECT_EQ(nora.client.remove(std::string(path) + "/" + phone_session).status, 404) << "again";
  EXPECT_EQ(value(server,
                  "SELECT concat_ws('|', actor_id, outcome, object_id) FROM audit_events "
                  "WHERE action = 'session.ended'"),
            nora.id + "|done|" + phone_session);
  EXPECT_EQ(nora.client.remove(std::string(path) + "/" + current_session(nora.client)).status, 204)
      << "one's own";
  EXPECT_EQ(nora.client.get(path).status, 401);
}

// S24 S28
TEST(OwnSessions, OfOthersLookAsIfTheyDidNotExist) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto ida = server.customer("ida@example.com");
  const auto hers = current_session(ida.client);
  const auto before = value(server, "SELECT s::text FROM sessions s WHERE id = $1", {hers});
  const auto foreign = nora.client.remove(std::string(path) + "/" + hers);
  const auto unknown = nora.client.remove(std::string(path) + "/" + SessionId::make().to_string());
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(without_member(foreign.raw.body, "requestId"),
            without_member(unknown.raw.body, "requestId"));
  EXPECT_EQ(nora.client.remove(std::string(path) + "/1").status, 404);
  EXPECT_EQ(nora.client.remove(std::string(path) + "/%27%20OR%201=1").status, 404);
  EXPECT_EQ(value(server, "SELECT s::text FROM sessions s WHERE id = $1", {hers}), before);
  EXPECT_EQ(ida.client.get("/api/auth/profile").status, 200);
  EXPECT_EQ(ida.client.post("/api/auth/refresh").status, 200);
}

TEST(OwnSessions, ThatHaveExpiredAreNotListed) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto phone = another_device(server, nora);
  server.database().query("UPDATE sessions SET idle_expires_at = now() WHERE id = $1",
                          {current_session(phone)});
  EXPECT_EQ(nora.client.get(path).list("sessions").size(), 1U);
}

}  // namespace
}  // namespace billspay::test_support
