#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/auth/register";
const std::string good = registration("nora@example.com", TestServer::passphrase);

std::vector<std::string> sorted(std::vector<std::string> all) {
  std::ranges::sort(all);
  return all;
}

TEST(Registration, StagesTheCustomerAndAnswersWithThePublicViewOnly) {
  TestServer server;
  const auto answer = server.public_client().post(path, good);
  ASSERT_EQ(answer.status, 201) << answer.raw.body;
  EXPECT_EQ(answer.raw.header("location"), "/api/auth/profile");
  EXPECT_EQ(answer.text("user", "email"), "nora@example.com");
  EXPECT_EQ(answer.text("user", "firstName"), "Nora");
  EXPECT_EQ(answer.text("user", "kycStatus"), "PENDING");
  EXPECT_TRUE(customer_number::valid(answer.text("user", "customerNumber")));
  EXPECT_EQ(answer.body.at("user").as_object().size(), 6U) << answer.raw.body;
  EXPECT_EQ(value(server,
                  "SELECT concat_ws('|', kyc_status, city, state, postal_code, phone, "
                  "address_line2, email_verified_at) FROM users WHERE id = $1",
                  {answer.text("user", "id")}),
            "PENDING|Portland|OR|97201|(555) 010-0199");
  EXPECT_EQ(value(server,
                  "SELECT actor_kind || ' ' || outcome FROM audit_events "
                  "WHERE action = 'customer.registered' AND user_id = $1",
                  {answer.text("user", "id")}),
            "customer done");
}

TEST(Registration, NamesEveryMissingFieldAtOnce) {
  TestServer server;
  const auto answer = server.public_client().post(path, "{}");
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(sorted(answer.refused()),
            (std::vector<std::string>{"#/addressLine1", "#/city", "#/dateOfBirth", "#/email",
                                      "#/firstName", "#/lastName", "#/password", "#/postalCode",
                                      "#/ssnLast4", "#/state"}));
  EXPECT_EQ(value(server, "SELECT count(*) FROM users"), "0");
}

// S34
TEST(Registration, RefusesValuesThatCannotBeRightAndNamesTheField) {
  TestServer server;
  auto client = server.public_client();
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"email", R"("nora")"},
      {"email", R"("nora@localhost")"},
      {"email", R"("a@b.co\nBcc: x")"},
      {"email", R"("no ra@example.com")"},
      {"firstName", R"("  ")"},
      {"firstName", "12"},
      {"lastName", json_text(std::string(81, 'x'))},
      {"dateOfBirth", R"("1988-02-30")"},
      {"dateOfBirth", R"("2999-01-01")"},
      {"dateOfBirth", R"("1899-12-31")"},
      {"dateOfBirth", R"("29.02.1988")"},
      {"ssnLast4", R"("482")"},
      {"ssnLast4", R"("48211")"},
      {"ssnLast4", R"("48a1")"},
      {"ssnLast4", "4821"},
      {"phone", R"("call me")"},
      {"state", R"("ZZ")"},
      {"state", R"("Oregon")"},
      {"postalCode", R"("9720")"},
      {"addressLine1", "null"},
      {"city", "[]"}};
  for (const auto& [name, sent] : wrong) {
    const auto answer = client.post(path, with_member(good, name, sent));
    EXPECT_EQ(answer.status, 422) << name << ": " << sent;
    EXPECT_EQ(answer.refused(), std::vector<std::string>{"#/" + name}) << sent;
  }
  EXPECT_EQ(value(server, "SELECT count(*) FROM users"), "0");
}

// S30
TEST(Registration, RefusesFieldsThatAreNotTheCallersToSetAndWritesNothing) {
  TestServer server;
  auto client = server.public_client();
  for (const char* name : {"role", "isActive", "customerNumber", "kycStatus", "__proto__", "id",
                           "emailVerified", "deletedAt", "kyc_status", "Email"}) {
    const auto answer = client.post(path, with_member(good, name, R"("APPROVED")"));
    EXPECT_EQ(answer.status, 422) << name;
    EXPECT_EQ(answer.refused(), std::vector<std::string>{std::string("#/") + name});
  }
  EXPECT_EQ(value(server, "SELECT count(*) FROM users"), "0");
  EXPECT_EQ(value(server, "SELECT count(*) FROM audit_events"), "0");
  EXPECT_EQ(value(server, "SELECT count(*) FROM outbox"), "0");
}

TEST(Registration, RefusesAnAddressThatIsInUseInAnySpellingOfItsCase) {
  TestServer server;
  ASSERT_EQ(server.register_customer("nora@example.com").status, 201);
  for (const char* email : {"nora@example.com", "NORA@example.com", "nOrA@EXAMPLE.COM"}) {
    const auto answer = server.register_customer(email);
    EXPECT_EQ(answer.status, 409) << email;
    EXPECT_EQ(answer.problem(), "email-taken");
    EXPECT_EQ(answer.refused(), std::vector<std::string>{"#/email"});
  }
  EXPECT_EQ(server.register_customer("nora.feld@example.com").status, 201);
}

TEST(Registration, IsThrottledPerAddressOfTheCaller) {
  TestServer server({.throttle_factor = 1});
  auto client = server.public_client();
  ASSERT_EQ(client.post(path, good).status, 201);
  ApiResponse last;
  for (int i = 0; i < 60; ++i) last = client.post(path, good);
  EXPECT_EQ(last.status, 429);
  EXPECT_NE(last.raw.header("retry-after"), "");
}

// S20 S64
TEST(Registration, GivesAReusedAddressNothingOfTheRemovedAccount) {
  TestServer server;
  auto old = server.customer("nora@example.com");
  ASSERT_EQ(old.client.post("/api/payment-methods", card).status, 201);
  server.add_receipt(old.id, server.add_biller(old.id, "City Power"), "10.00", "2026-01-05");
  remove_customer(server, old.id);
  auto client = server.public_client();
  EXPECT_EQ(sign_in(client, old.email).status, 401);

  const std::string new_passphrase = "seven brown kettles sing low";
  const auto again = server.register_customer("Nora@example.com", new_passphrase);
  ASSERT_EQ(again.status, 201);
  EXPECT_NE(again.text("user", "id"), old.id);
  EXPECT_EQ(again.text("user", "kycStatus"), "PENDING");
  EXPECT_EQ(sign_in(client, old.email).status, 401) << "with the removed account's password";
  EXPECT_EQ(old.client.get("/api/auth/profile").status, 401);
  EXPECT_EQ(old.client.post("/api/auth/refresh").status, 401);

  const auto signed_in = sign_in(client, old.email, new_passphrase);
  ASSERT_EQ(signed_in.status, 200);
  client.token = signed_in.text("token");
  EXPECT_TRUE(client.get("/api/payment-methods").list("paymentMethods").empty());
  EXPECT_TRUE(client.get("/api/billers").list("billers").empty());
  EXPECT_TRUE(client.get("/api/receipts").list("receipts").empty());
  EXPECT_EQ(client.get("/api/auth/sessions").list("sessions").size(), 1U);
  const auto activity = client.get("/api/activity");
  for (const auto& one : activity.list("activities")) {
    EXPECT_NE(one.at("action").as_string(), "payment-method.added");
  }
}

// S37
TEST(Registration, KeepsUnusualNamesAsTheyAreAndRefusesUnsafeText) {
  TestServer server;
  auto client = server.public_client();
  const std::array kept{"O'Brien",    "Ünïcode", "D’Angelo-Łuczak",
                        "李",         "عمر",     "Robert'); DROP TABLE users;--",
                        "<b>Ann</b>", "%s{0}"};
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const auto email = "name" + std::to_string(i) + "@example.com";
    const auto answer = client.post(path, with_member(registration(email, TestServer::passphrase),
                                                      "lastName", json_text(kept[i])));
    EXPECT_EQ(answer.status, 201) << answer.raw.body;
    EXPECT_EQ(answer.text("user", "lastName"), kept[i]);
    EXPECT_EQ(value(server, "SELECT last_name FROM users WHERE email = $1", {email}), kept[i]);
  }
  const std::vector<std::pair<std::string, std::string>> refused{
      {"not NFC", R"("U\u0308nal")"},
      {"right-to-left override", R"("Nora\u202eevil")"},
      {"isolate", R"("\u2066Nora")"},
      {"NUL", R"("No\u0000ra")"},
      {"line break", R"("Nora\nBcc: x@example.com")"},
      {"private use", R"("\ue000")"}};
  for (const auto& [what, json] : refused) {
    const auto answer = client.post(path, with_member(good, "firstName", json));
    EXPECT_EQ(answer.status, 422) << what;
    EXPECT_EQ(answer.refused(), std::vector<std::string>{"#/firstName"}) << what;
  }
  // The raw bytes would not survive a JSON library.
  std::string body = good;
  body.replace(body.find("Nora"), 4, "\xc0\xaf");
  EXPECT_EQ(client.post(path, body).status, 400) << "overlong UTF-8";
  body = good;
  body.replace(body.find("Nora"), 4, "\\ud800");
  const int lone = client.post(path, body).status;
  EXPECT_TRUE(lone == 400 || lone == 422) << lone;
}

}  // namespace
}  // namespace billspay::test_support
