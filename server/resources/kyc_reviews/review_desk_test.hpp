// What the tests of reviews share: two admins, and newcomers with names of their own (the same
// name, birth date and SSN digits make two customers look like one person).
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/support/accounts.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {

inline constexpr auto kyc_queue = "/api/admin/kyc-reviews";

inline std::string review_path(const std::string& customer) {
  return std::string(kyc_queue) + "/" + customer;
}

// Registered and signed in; the address is not confirmed.
inline SignedInCustomer newcomer(TestServer& server, const std::string& email,
                                 const std::string& first_name, const std::string& last_name) {
  auto client = server.public_client();
  const auto registered = client.post(
      "/api/auth/register", registration(email, TestServer::passphrase, first_name, last_name));
  EXPECT_EQ(registered.status, 201) << registered.raw.body;
  SignedInCustomer customer{registered.text("user", "id"), email, TestServer::passphrase,
                            std::move(client)};
  customer.client.token = sign_in(customer.client, email).text("token");
  return customer;
}

inline ApiResponse confirm_address(TestServer& server, SignedInCustomer& customer) {
  const auto mail = server.mail_to(customer.email, "Confirm your e-mail address");
  return customer.client.post("/api/auth/verify-email",
                              R"({"token":")" + TestServer::link_token(mail) + R"("})");
}

inline std::string ruling(std::string_view decision, int version, std::string_view reason = "") {
  std::string body =
      R"({"decision":")" + std::string(decision) + R"(","version":)" + std::to_string(version);
  if (!reason.empty()) body += R"(,"reason":)" + json_text(reason);
  return body + "}";
}

class ReviewDesk : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>(TestServerOptions{.threads = 2});
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
    ruth_ = std::make_unique<SignedInStaff>(server_->admin("ruth"));
  }
  static void TearDownTestSuite() {
    root_.reset();
    ruth_.reset();
    server_.reset();
  }
  // Somebody nobody has seen before; with a confirmed address unless told otherwise.
  static SignedInCustomer somebody(bool confirmed = true) {
    static int count = 0;
    const std::string number = std::to_string(++count);
    auto customer = newcomer(*server_, "new" + number + "@example.com", "Nora", "Feld-" + number);
    if (confirmed) {
      server_->database().query("UPDATE users SET email_verified_at = now() WHERE id = $1",
                                {customer.id});
    }
    return customer;
  }
  static std::string events(const std::string& customer, const std::string& action) {
    return value(*server_, "SELECT count(*) FROM audit_events WHERE user_id = $1 AND action = $2",
                 {customer, action});
  }
  static std::string status_of(const std::string& customer) {
    return value(*server_, "SELECT kyc_status FROM users WHERE id = $1", {customer});
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> root_;
  static inline std::unique_ptr<SignedInStaff> ruth_;
};

}  // namespace billspay::test_support
