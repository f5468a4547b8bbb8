// One customer, from the first visit to the last, as it is meant to go.
#include <gtest/gtest.h>

#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

constexpr auto new_passphrase = "two-herons-on-the-slipway-4";

class CustomerJourney : public testing::Test {
 protected:
  void registers() {
    const auto answer = server.register_customer("nora@example.com");
    ASSERT_EQ(answer.status, 201) << answer.raw.body;
    EXPECT_EQ(answer.text("user", "kycStatus"), "PENDING");
    EXPECT_EQ(answer.text("user", "customerNumber").size(), 12U);
    id = answer.text("user", "id");
  }

  void confirms_her_address() {
    const auto mail = server.mail_to("nora@example.com", "Confirm your e-mail address");
    const std::string link = R"({"token":")" + TestServer::link_token(mail) + R"("})";
    EXPECT_EQ(client.post("/api/auth/verify-email", link).text("verified"), "true");
    EXPECT_EQ(client.post("/api/auth/verify-email", link).status, 422);
  }

  void signs_in(const std::string& password) {
    const auto answer = client.post(
        "/api/auth/login", R"({"email":"Nora@Example.com","password":")" + password + R"("})");
    ASSERT_EQ(answer.status, 200) << answer.raw.body;
    client.token = answer.text("token");
    client.cookies = "billspay_refresh=" + answer.cookie("billspay_refresh").value_or("");
    const auto profile = client.get("/api/auth/profile");
    EXPECT_EQ(profile.text("user", "emailVerified"), "true");
    EXPECT_NE(profile.text("user", "lastLoginAt"), "null");
  }

  void is_approved() {
    EXPECT_EQ(client.post("/api/payment-methods", card).problem(), "kyc-not-approved");
    server.database().query("UPDATE users SET kyc_status = 'APPROVED' WHERE id = $1", {id});
    EXPECT_EQ(client.get("/api/auth/profile").text("user", "kycStatus"), "APPROVED");
  }

  void adds_a_card() {
    const auto added = client.post("/api/payment-methods", card);
    ASSERT_EQ(added.status, 201) << added.raw.body;
    EXPECT_EQ(added.text("last4"), "4242");
    EXPECT_EQ(added.text("isDefault"), "true");
    EXPECT_EQ(client.get("/api/payment-methods").list("paymentMethods").size(), 1U);
  }

  void reads_what_was_paid() {
    const auto biller = server.add_biller(id, "City Light");
    server.add_receipt(id, biller, "84.27", "2026-10-01T12:00:00Z");
    server.add_receipt(id, biller, "79.90", "2026-11-01T12:00:00Z");
    const auto receipts = client.get("/api/receipts");
    ASSERT_EQ(receipts.list("receipts").size(), 2U);
    EXPECT_EQ(receipts.list("receipts")[0].at("amount"), "79.90");
    EXPECT_EQ(client.get("/api/receipts?to=2026-10-31").list("receipts").size(), 1U);
    EXPECT_EQ(client.get("/api/receipts/summary").text("total"), "164.17");
    EXPECT_EQ(client.get("/api/billers").list("billers")[0].at("receipts").as_array().size(), 2U);
    const auto file = client.get("/api/receipts.csv");
    EXPECT_EQ(std::ranges::count(file.raw.body, '\n'), 3);
    EXPECT_NE(file.raw.body.find("2026-10-01T12:00:00.000Z,City Light,ELECTRIC,84.27,POSTED"),
              std::string::npos);
  }

  void changes_her_password() {
    auto phone = server.public_client();  // another device
    const auto signed_in =
        phone.post("/api/auth/login", R"({"email":"nora@example.com","password":")" +
                                          std::string(TestServer::passphrase) + R"("})");
    phone.token = signed_in.text("token");
    EXPECT_EQ(client.get("/api/auth/sessions").list("sessions").size(), 2U);
    const auto changed =
        client.post("/api/auth/change-password",
                    R"({"currentPassword":")" + std::string(TestServer::passphrase) +
                        R"(","newPassword":")" + new_passphrase + R"("})");
    ASSERT_EQ(changed.status, 204) << changed.raw.body;
    EXPECT_EQ(phone.get("/api/auth/profile").status, 401);
    EXPECT_EQ(client.get("/api/auth/profile").status, 200);
    server.mail_to("nora@example.com", "Your password was changed");
  }

  void stays_signed_in_by_refreshing() {
    const auto renewed = client.post("/api/auth/refresh");
    ASSERT_EQ(renewed.status, 200) << renewed.raw.body;
    client.token = renewed.text("token");
    client.cookies = "billspay_refresh=" + renewed.cookie("billspay_refresh").value_or("");
    EXPECT_EQ(client.get("/api/receipts").status, 200);
  }

  void signs_out() {
    EXPECT_EQ(client.post("/api/auth/logout").status, 204);
    EXPECT_EQ(client.get("/api/receipts").status, 401);
    EXPECT_EQ(client.post("/api/auth/refresh").status, 401);
  }

  // As the activity page tells it, oldest first.
  std::vector<std::string> remembered() {
    std::vector<std::string> actions;
    for (const auto& activity : client.get("/api/activity").list("activities")) {
      actions.emplace(actions.begin(), activity.at("action").as_string());
    }
    return actions;
  }

  TestServer server;
  ApiClient client = server.public_client();
  std::string id;
};

TEST_F(CustomerJourney, FromRegistrationToSignOut) {
  ASSERT_NO_FATAL_FAILURE(registers());
  confirms_her_address();
  ASSERT_NO_FATAL_FAILURE(signs_in(TestServer::passphrase));
  is_approved();
  ASSERT_NO_FATAL_FAILURE(adds_a_card());
  ASSERT_NO_FATAL_FAILURE(reads_what_was_paid());
  ASSERT_NO_FATAL_FAILURE(changes_her_password());
  ASSERT_NO_FATAL_FAILURE(stays_signed_in_by_refreshing());
  signs_out();
  ASSERT_NO_FATAL_FAILURE(signs_in(new_passphrase));
  EXPECT_EQ(remembered(), (std::vector<std::string>{
                              "customer.registered", "customer.email-verified", "session.signed-in",
                              "access.denied", "payment-method.added", "session.signed-in",
                              "password.changed", "session.signed-out", "session.signed-in"}));
}

}  // namespace
}  // namespace billspay::test_support
