// A customer takes a removal back: the same rules as at an agent's desk, for one's own wallet only.
#include <gtest/gtest.h>

#include "tests/support/accounts.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/event_reader.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

class RestoredPaymentMethods : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static SignedInCustomer somebody() {
    static int count = 0;
    return server_->customer("restored" + std::to_string(++count) + "@example.com");
  }
  static ApiResponse restore(ApiClient& client, const std::string& id) {
    return client.post(method_path(id) + "/restore", "");
  }
  static std::string removed_card(ApiClient& client, int n) {
    auto id = add_card(client, n);
    EXPECT_EQ(client.remove(method_path(id)).status, 204);
    return id;
  }
  static void set_removed(const std::string& id, const std::string& ago) {
    server_->database().query(
        "UPDATE payment_methods SET deleted_at = now() - $2::interval WHERE id = $1", {id, ago});
  }

  static inline std::unique_ptr<TestServer> server_;
};

// S73
TEST_F(RestoredPaymentMethods, AreAsTheyWereAndTellSo) {
  auto nora = somebody();
  const auto id = add_card(nora.client, 1, R"({"nickname":"blue"})");
  auto before = nora.client.get(method_path(id)).body;
  ASSERT_EQ(nora.client.remove(method_path(id)).status, 204);
  EventReader page(nora.client);
  const auto restored = restore(nora.client, id);
  ASSERT_EQ(restored.status, 200) << restored.raw.body;
  EXPECT_EQ(restored.raw.header("etag"), "\"3\"");
  EXPECT_EQ(restored.body, nora.client.get(method_path(id)).body);
  before.as_object()["updatedAt"] = restored.body.at("updatedAt");
  EXPECT_EQ(restored.body, before);
  const auto heard = page.next();
  EXPECT_EQ(heard.text("action"), "payment-method.restored");
  EXPECT_EQ(heard.text("id"), id);
  const auto rows = server_->database().query(
      "SELECT audience, actor_kind, actor_id, actor_name, after ->> 'nickname' FROM audit_events "
      "WHERE request_id = $1",
      {std::string(restored.raw.header("x-request-id"))});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0], (postgres::BlockingConnection::Row{"customer", "customer", nora.id,
                                                        "Nora Feld", "blue"}));
  EXPECT_EQ(nora.client.get("/api/activity").list("activities")[0].at("action"),
            "payment-method.restored");
}

// S52
TEST_F(RestoredPaymentMethods, AreTheDefaultOnlyWhenTheyAreAlone) {
  auto nora = somebody();
  const auto first = add_card(nora.client, 1);
  const auto second = add_card(nora.client, 2);
  ASSERT_EQ(nora.client.remove(method_path(first)).status, 204);
  EXPECT_EQ(restore(nora.client, first).text("isDefault"), "false");
  EXPECT_EQ(defaults_of(server_->database(), nora.id), "1");
  ASSERT_EQ(nora.client.remove(method_path(first)).status, 204);
  ASSERT_EQ(nora.client.remove(method_path(second)).status, 204);
  EXPECT_EQ(restore(nora.client, first).text("isDefault"), "true");
  EXPECT_EQ(restore(nora.client, second).text("isDefault"), "false");
  EXPECT_EQ(defaults_of(server_->database(), nora.id), "1");
}

TEST_F(RestoredPaymentMethods, ComeBackOnceHoweverOftenTheyAreAskedFor) {
  auto nora = somebody();
  const auto id = removed_card(nora.client, 1);
  const auto stale = nora.client.with("If-Match", "\"1\"").post(method_path(id) + "/restore", "");
  EXPECT_EQ(stale.status, 412);
  const auto answers = at_once(8, [&](int) {
    auto client = server_->public_client();
    client.token = nora.client.token;
    return client.with("Idempotency-Key", "undo").post(method_path(id) + "/restore", "");
  });
  EXPECT_EQ(with_status(answers, 200), 8);
  for (const auto& answer : answers) EXPECT_EQ(answer.raw.body, answers[0].raw.body);
  EXPECT_EQ(restore(nora.client, id).raw.body, answers[0].raw.body);
  EXPECT_EQ(value(*server_,
                  "SELECT count(*) FROM audit_events WHERE user_id = $1 AND action = "
                  "'payment-method.restored'",
                  {nora.id}),
            "1");
}

// S54
TEST_F(RestoredPaymentMethods, DoNotComeBackTooLateOrWhereTheyDoNotFit) {
  auto nora = somebody();
  const auto id = removed_card(nora.client, 1);
  set_removed(id, "30 days 1 minute");
  EXPECT_EQ(restore(nora.client, id).problem(), "payment-method-undo-expired");
  set_removed(id, "29 days 23 hours");
  const auto again = add_card(nora.client, 1);
  EXPECT_EQ(restore(nora.client, id).problem(), "payment-method-already-added");
  ASSERT_EQ(nora.client.remove(method_path(again)).status, 204);
  for (int n = 2; n < 22; ++n) add_card(nora.client, n);
  const auto before = checksums_of(server_->database(), nora.id);
  EXPECT_EQ(restore(nora.client, id).problem(), "wallet-full");
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
  EXPECT_EQ(nora.client.post(method_path(id) + "/restore", R"({"isDefault":true})").status, 422);
}

TEST_F(RestoredPaymentMethods, StayOutWhileTheEnrolmentIsNotApproved) {
  auto nora = somebody();
  const auto id = removed_card(nora.client, 1);
  // No customer loses an approval that they had, so the wallet is another one's.
  auto omar = server_->customer("restored-later@example.com", false);
  server_->database().query("UPDATE payment_methods SET user_id = $2 WHERE id = $1", {id, omar.id});
  EXPECT_EQ(restore(omar.client, id).problem(), "kyc-not-approved");
  EXPECT_EQ(methods_of(server_->database(), omar.id), "0");
}

// S28
TEST_F(RestoredPaymentMethods, OfOthersAreNotThere) {
  auto nora = somebody();
  auto omar = somebody();
  const auto removed = removed_card(omar.client, 1);
  const auto kept = add_card(omar.client, 2);
  const auto unknown = restore(nora.client, "01900000-0000-7000-8000-000000000000");
  EXPECT_EQ(unknown.status, 404);
  const auto before = checksums_of(server_->database(), omar.id);
  for (const auto& id : {removed, kept}) {
    EXPECT_EQ(restore(nora.client, id).problem(), unknown.problem());
  }
  EXPECT_EQ(checksums_of(server_->database(), omar.id), before);
  auto nobody = server_->public_client();
  EXPECT_EQ(restore(nobody, removed).status, 401);
}

}  // namespace
}  // namespace billspay::test_support
