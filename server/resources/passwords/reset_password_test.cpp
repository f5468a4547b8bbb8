#include <gtest/gtest.h>

#include "platform/core/bytes.hpp"
#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto next = "seven brown kettles sing low";

ApiResponse forget(ApiClient& client, const std::string& email) {
  return client.post("/api/auth/forgot-password", R"({"email":)" + json_text(email) + "}");
}
ApiResponse reset(ApiClient& client, const std::string& token, const std::string& password) {
  return client.post("/api/auth/reset-password", R"({"token":)" + json_text(token) +
                                                     R"(,"password":)" + json_text(password) + "}");
}
std::string newest_link(TestServer& server, const std::string& email, std::size_t count) {
  return TestServer::link_token(mails_to(server, email, "Reset your password", count).back());
}

// S11
TEST(ForgottenPassword, IsAnsweredAlikeWhetherTheAddressIsKnownOrNot) {
  TestServer server;
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  const auto ida = server.register_customer("ida@example.com");
  remove_customer(server, ida.text("user", "id"));
  auto client = server.public_client();
  const auto known = forget(client, "nora@example.com");
  EXPECT_EQ(known.status, 202);
  for (const char* other : {"nobody@example.com", "ida@example.com"}) {
    const auto unknown = forget(client, other);
    EXPECT_EQ(unknown.status, 202);
    EXPECT_EQ(unknown.raw.body, known.raw.body);
    EXPECT_EQ(unknown.raw.headers.size(), known.raw.headers.size());
  }
  server.mail_to("nora@example.com", "Reset your password");
  EXPECT_EQ(value(server, "SELECT count(*) FROM outbox WHERE kind = 'password-reset'"), "1");
  EXPECT_EQ(forget(client, "no address").status, 422);
  EXPECT_EQ(client.post("/api/auth/forgot-password", "{}").status, 422);
}

// S11
TEST(ForgottenPassword, IsResetOnceByALinkOfWhichOnlyAHashIsKept) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto phone = another_device(server, nora);
  auto client = server.public_client();
  ASSERT_EQ(forget(client, "NORA@example.com").status, 202);
  const auto token = newest_link(server, nora.email, 1);
  EXPECT_EQ(token.size(), 43U) << "256 bits";
  EXPECT_FALSE(holds(whole_database(server), token));
  EXPECT_EQ(value(server,
                  "SELECT encode(token_hash, 'hex') FROM one_time_tokens "
                  "WHERE purpose = 'PASSWORD_RESET'"),
            hex(as_text(sha256(token))));
  EXPECT_EQ(value(server,
                  "SELECT expires_at - created_at FROM one_time_tokens "
                  "WHERE purpose = 'PASSWORD_RESET'"),
            "00:10:00");
  EXPECT_EQ(sign_in(client, nora.email).status, 200) << "asking changes nothing";

  const auto done = reset(client, token, next);
  EXPECT_EQ(done.status, 200);
  EXPECT_EQ(done.text("reset"), "true");
  EXPECT_EQ(done.raw.count("set-cookie"), 0U) << "a link is no sign-in";
  for (ApiClient* device : {&nora.client, &phone}) {
    EXPECT_EQ(device->get("/api/auth/profile").status, 401);
    EXPECT_EQ(device->post("/api/auth/refresh").status, 401);
  }
  EXPECT_EQ(sign_in(client, nora.email).status, 401);
  EXPECT_EQ(sign_in(client, nora.email, next).status, 200);
  server.mail_to(nora.email, "Your password was changed");
  const auto again = reset(client, token, "nine grey herons nod at dusk");
  EXPECT_EQ(again.status, 422);
  EXPECT_EQ(again.problem(), "link-not-valid");
  EXPECT_EQ(sign_in(client, nora.email, next).status, 200);
  EXPECT_EQ(value(server,
                  "SELECT string_agg(action || ' ' || actor_kind, ', ' ORDER BY at) "
                  "FROM audit_events WHERE object_kind = 'password'"),
            "password.reset-requested anonymous, password.reset customer");
}

// S11
TEST(ForgottenPassword, LeavesNoOtherLinkBehind) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto client = server.public_client();
  ASSERT_EQ(forget(client, nora.email).status, 202);
  const auto older = newest_link(server, nora.email, 1);
  ASSERT_EQ(forget(client, nora.email).status, 202);
  const auto newer = newest_link(server, nora.email, 2);
  ASSERT_NE(older, newer);
  EXPECT_EQ(reset(client, newer, next).status, 200);
  EXPECT_EQ(reset(client, older, next).problem(), "link-not-valid");

  ASSERT_EQ(forget(client, nora.email).status, 202);
  const auto before_change = newest_link(server, nora.email, 3);
  const auto signed_in = sign_in(client, nora.email, next);
  client.token = signed_in.text("token");
  EXPECT_EQ(
      client
          .post("/api/auth/change-password", R"({"currentPassword":"seven brown kettles sing low",)"
                                             R"("newPassword":"nine grey herons nod at dusk"})")
          .status,
      204);
  EXPECT_EQ(reset(client, before_change, next).problem(), "link-not-valid")
      << "a change voids links too";
}

// S11
TEST(ForgottenPassword, IsNotResetByLinksThatAreLateForeignOrOfSomebodyRemoved) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto client = server.public_client();
  const auto verification = TestServer::link_token(server.mail_to(nora.email, "Confirm your"));
  EXPECT_EQ(reset(client, verification, next).problem(), "link-not-valid");
  EXPECT_EQ(reset(client, std::string(43, 'A'), next).problem(), "link-not-valid");
  EXPECT_EQ(reset(client, "' OR 1=1 --", next).problem(), "validation-failed");
  ASSERT_EQ(forget(client, nora.email).status, 202);
  const auto token = newest_link(server, nora.email, 1);
  server.database().execute("UPDATE one_time_tokens SET expires_at = now() - interval '1 s'");
  EXPECT_EQ(reset(client, token, next).problem(), "link-not-valid");
  server.database().execute("UPDATE one_time_tokens SET expires_at = now() + interval '1 h'");
  remove_customer(server, nora.id);
  EXPECT_EQ(reset(client, token, next).problem(), "link-not-valid");
  server.database().execute("UPDATE users SET deleted_at = NULL");
  EXPECT_EQ(sign_in(client, nora.email).status, 200) << "the password is still the old one";
}

// S10
TEST(ForgottenPassword, AsksNoQuestionThatOthersCouldAnswer) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto client = server.public_client();
  const std::string knowledge =
      R"("ssnLast4":"4821","dateOfBirth":"1988-02-29","email":"nora@example.com")";
  const auto by_answers =
      client.post("/api/auth/reset-password", "{" + knowledge + R"(,"password":")" + next + "\"}");
  EXPECT_EQ(by_answers.status, 422);
  EXPECT_EQ(by_answers.refused().size(), 4U) << by_answers.raw.body;
  const auto asked = client.post("/api/auth/forgot-password", "{" + knowledge + "}");
  EXPECT_EQ(asked.status, 422);
  EXPECT_EQ(asked.refused().size(), 2U) << asked.raw.body;
  EXPECT_EQ(
      client
          .post("/api/auth/login", with_member(credentials(nora.email, TestServer::passphrase),
                                               "ssnLast4", R"("4821")"))
          .status,
      422);
  EXPECT_EQ(sign_in(client, nora.email).status, 200);
}

TEST(ForgottenPassword, IsResetByOneOfManyWhoUseTheLinkAtOnce) {
  TestServer server({.threads = 2});
  auto nora = server.customer("nora@example.com");
  auto client = server.public_client();
  ASSERT_EQ(forget(client, nora.email).status, 202);
  const auto token = newest_link(server, nora.email, 1);
  const auto answers = at_once(6, [&](int) {
    auto one = server.public_client();
    return reset(one, token, next);
  });
  EXPECT_EQ(with_status(answers, 200), 1);
  EXPECT_EQ(with_status(answers, 422), 5);
  EXPECT_EQ(value(server, "SELECT count(*) FROM audit_events WHERE action = 'password.reset'"),
            "1");
}

TEST(ForgottenPassword, SendsNoFloodOfMails) {
  TestServer server({.throttle_factor = 1});
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  auto client = server.public_client();
  for (int i = 0; i < 10; ++i) EXPECT_EQ(forget(client, "nora@example.com").status, 202);
  const auto refused = forget(client, "nora@example.com");
  EXPECT_EQ(refused.status, 429);
  EXPECT_NE(refused.raw.header("retry-after"), "");
  EXPECT_EQ(value(server, "SELECT count(*) FROM outbox WHERE kind = 'password-reset'"), "5");
}

}  // namespace
}  // namespace billspay::test_support
