// What the tests of staff at work on receipts share: an agent, an admin, a customer and a biller.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/support/accounts.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {

class ReceiptDesk : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>(TestServerOptions{.threads = 2});
    dana_ = std::make_unique<SignedInStaff>(server_->agent("dana"));
    root_ = std::make_unique<SignedInStaff>(server_->admin("root"));
  }
  static void TearDownTestSuite() {
    dana_.reset();
    root_.reset();
    server_.reset();
  }
  void SetUp() override {
    static int count = 0;
    nora_ = std::make_unique<SignedInCustomer>(
        server_->customer("desk" + std::to_string(++count) + "@example.com"));
    light_ = server_->add_biller(nora_->id, "City Light");
  }

  [[nodiscard]] std::string path(const std::string& audience = "agent") const {
    return "/api/" + audience + "/customers/" + nora_->id + "/receipts";
  }
  // A payment of 84.27 to City Light, with other members as in merged().
  [[nodiscard]] std::string payment(std::string_view changes = "{}") const {
    return merged(R"({"amount":"84.27","billerId":")" + light_ + "\"}", changes);
  }
  // Posted by the agent; the id.
  std::string posted(std::string_view changes = "{}") {
    const auto answer = dana_->client.post(path(), payment(changes));
    EXPECT_EQ(answer.status, 201) << answer.raw.body;
    return answer.text("id");
  }
  ApiResponse voided(const std::string& id, const std::string& reason = "typed twice") {
    return dana_->client.post(path() + "/" + id + "/void",
                              R"({"reason":)" + json_text(reason) + "}");
  }
  // Another connection of the same person.
  static ApiClient again(const SignedInStaff& staff, const std::string& audience = "agent") {
    auto client = server_->client(audience, audience + ".localhost");
    client.token = staff.client.token;
    return client;
  }
  // As the database has it.
  [[nodiscard]] std::string receipts_of_nora() const {
    return value(*server_, "SELECT count(*) FROM receipts WHERE user_id = $1", {nora_->id});
  }
  [[nodiscard]] std::string events(const std::string& action) const {
    return value(*server_, "SELECT count(*) FROM audit_events WHERE user_id = $1 AND action = $2",
                 {nora_->id, action});
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInStaff> dana_;
  static inline std::unique_ptr<SignedInStaff> root_;
  std::unique_ptr<SignedInCustomer> nora_;
  std::string light_;
};

}  // namespace billspay::test_support
