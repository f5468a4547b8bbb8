#include <gtest/gtest.h>

#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto resend_path = "/api/auth/verify-email/resend";
constexpr auto subject = "Confirm your e-mail address";

ApiResponse verify(ApiClient& client, const std::string& token) {
  return client.post("/api/auth/verify-email", R"({"token":)" + json_text(token) + "}");
}

std::string mails(TestServer& server) {
  return value(server, "SELECT count(*) FROM outbox WHERE kind = 'verify-email'");
}

// S73
TEST(ResentVerification, TakesThePlaceOfTheEarlierLink) {
  TestServer server;
  auto nora = server.customer("nora@example.com", false);
  const auto first = TestServer::link_token(mails_to(server, nora.email, subject, 1)[0]);
  const auto asked = nora.client.post(resend_path);
  EXPECT_EQ(asked.status, 202);
  EXPECT_EQ(asked.raw.body, "{}");
  const auto second = TestServer::link_token(mails_to(server, nora.email, subject, 2)[1]);
  EXPECT_NE(first, second);
  EXPECT_EQ(value(server, "SELECT count(*) FROM one_time_tokens WHERE used_at IS NULL"), "1");
  EXPECT_EQ(value(server,
                  "SELECT actor_kind || ' ' || user_id FROM audit_events "
                  "WHERE action = 'customer.verification-resent' AND request_id = $1",
                  {std::string(asked.raw.header("x-request-id"))}),
            "customer " + nora.id);
  auto client = server.public_client();
  EXPECT_EQ(verify(client, first).problem(), "link-not-valid");
  EXPECT_EQ(verify(client, second).status, 200);
  EXPECT_EQ(nora.client.get("/api/auth/profile").text("user", "emailVerified"), "true");
}

TEST(ResentVerification, LeavesOneLinkHoweverManyAskAtOnce) {
  TestServer server;
  const auto nora = server.customer("nora@example.com", false);
  const auto answers = at_once(8, [&](int) {
    auto client = server.public_client();
    client.token = nora.client.token;
    return client.post(resend_path, "");
  });
  EXPECT_EQ(with_status(answers, 202), 8);
  EXPECT_EQ(value(server, "SELECT count(*) FROM one_time_tokens WHERE used_at IS NULL"), "1");
}

TEST(ResentVerification, MailsNothingWhenTheAddressIsConfirmed) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto before = mails(server);
  EXPECT_EQ(nora.client.post(resend_path).status, 202);
  EXPECT_EQ(mails(server), before);
  EXPECT_EQ(value(server,
                  "SELECT count(*) FROM audit_events WHERE action = "
                  "'customer.verification-resent'"),
            "0");
}

TEST(ResentVerification, IsMailedAFewTimesAnHourAndTheAnswerIsTheSame) {
  TestServer server({.throttle_factor = 1});
  auto nora = server.customer("nora@example.com", false);
  auto omar = server.customer("omar@example.com", false);
  ApiResponse first = nora.client.post(resend_path);
  for (int n = 0; n < 8; ++n) {
    const auto again = nora.client.post(resend_path);
    EXPECT_EQ(again.status, first.status);
    EXPECT_EQ(again.raw.body, first.raw.body);
  }
  const auto resent = [&](const SignedInCustomer& customer) {
    return value(server,
                 "SELECT count(*) FROM audit_events WHERE user_id = $1 AND action = "
                 "'customer.verification-resent'",
                 {customer.id});
  };
  EXPECT_EQ(resent(nora), "5");
  EXPECT_EQ(omar.client.post(resend_path).status, 202);
  EXPECT_EQ(resent(omar), "1");
}

// S27
TEST(ResentVerification, IsForWhoeverIsSignedIn) {
  TestServer server;
  const auto nora = server.customer("nora@example.com", false);
  const auto dana = server.agent("dana");
  const auto before = mails(server);
  auto stranger = server.public_client();
  EXPECT_EQ(stranger.post(resend_path).status, 401);
  stranger.token = dana.client.token;
  EXPECT_EQ(stranger.post(resend_path).status, 401);
  auto own = server.public_client();
  own.token = nora.client.token;
  EXPECT_EQ(own.post(resend_path, R"({"email":"other@example.com"})").status, 422);
  EXPECT_EQ(own.get(resend_path).status, 405);
  EXPECT_EQ(mails(server), before);
}

}  // namespace
}  // namespace billspay::test_support
