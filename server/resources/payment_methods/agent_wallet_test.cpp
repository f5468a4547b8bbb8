// What agents do with a customer's payment methods, and what remains of it.
#include "platform/observability/log.hpp"
#include "resources/payment_methods/agent_desk_test.hpp"

namespace billspay::test_support {
namespace {

class AgentWallet : public AgentDesk {};

boost::json::value without(boost::json::value object, std::initializer_list<const char*> names) {
  for (const char* name : names) object.as_object().erase(name);
  return object;
}

// S29
TEST_F(AgentWallet, TakesCardsAndAccountsAndShowsThemMasked) {
  auto nora = somebody();
  auto dana = worker();
  const auto added = dana.client.post(wallet_path(nora.id), card);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  EXPECT_EQ(added.text("brand"), "Visa");
  EXPECT_EQ(added.text("last4"), "4242");
  EXPECT_EQ(added.text("isDefault"), "true");
  EXPECT_EQ(added.raw.header("location"), path_of(nora.id, added.text("id")));
  EXPECT_EQ(added.raw.header("etag"), "\"1\"");
  const auto bank = dana.client.post(wallet_path(nora.id), bank_account);
  ASSERT_EQ(bank.status, 201) << bank.raw.body;
  EXPECT_EQ(bank.text("routingNumber"), "*****0000");
  EXPECT_EQ(dana.client.get(added.raw.header("location")).body, added.body);
  EXPECT_EQ(nora.client.get(method_path(added.text("id"))).body, added.body);
  const auto listed = dana.client.get(wallet_path(nora.id) + "?limit=1");
  EXPECT_EQ(listed.list("paymentMethods")[0], bank.body);
  const auto rest =
      dana.client.get(wallet_path(nora.id) + "?limit=1&cursor=" + listed.text("nextCursor"));
  EXPECT_EQ(rest.list("paymentMethods")[0], added.body);
  for (const char* name : {"accountNumber", "account_number", "securityCode"}) {
    EXPECT_FALSE(added.body.as_object().contains(name));
  }
}

TEST_F(AgentWallet, KeepsEveryFieldThatIsNotSent) {
  auto nora = somebody();
  auto dana = worker();
  const auto path = path_of(nora.id, add(dana, nora.id, 1, R"({"nickname":"blue"})").text("id"));
  for (const std::string method : {"PATCH", "PUT"}) {
    const auto before = dana.client.get(path);
    const auto changed = dana.client.with("If-Match", before.raw.header("etag"))
                             .call(method, path, R"({"nickname":")" + method + "\"}");
    ASSERT_EQ(changed.status, 200) << changed.raw.body;
    EXPECT_EQ(changed.text("nickname"), method);
    EXPECT_EQ(without(changed.body, {"updatedAt", "nickname"}),
              without(before.body, {"updatedAt", "nickname"}));
  }
  const auto moved = dana.client.with("If-Match", "*").patch(path, R"({"useProfileAddress":true})");
  EXPECT_EQ(moved.text("billingAddressLine1"), "12 Canal Street");
}

// S52
TEST_F(AgentWallet, HasExactlyOneDefaultWhateverIsDone) {
  auto nora = somebody();
  auto dana = worker();
  const auto first = add(dana, nora.id, 1).text("id");
  const auto second = add(dana, nora.id, 2, R"({"isDefault":true})").text("id");
  EXPECT_EQ(dana.client.get(path_of(nora.id, first)).text("isDefault"), "false");
  const auto kept =
      dana.client.with("If-Match", "*").patch(path_of(nora.id, second), R"({"isDefault":false})");
  EXPECT_EQ(kept.problem(), "default-needed");
  EXPECT_EQ(dana.client.remove(path_of(nora.id, second)).status, 204);
  EXPECT_EQ(dana.client.get(path_of(nora.id, first)).text("isDefault"), "true");
  // Undone, it is in the wallet again, but not the default.
  EXPECT_EQ(restore(dana, nora.id, second).text("isDefault"), "false");
  EXPECT_EQ(defaults_of(server_->database(), nora.id), "1");
  EXPECT_EQ(dana.client.remove(path_of(nora.id, first)).status, 204);
  EXPECT_EQ(dana.client.remove(path_of(nora.id, second)).status, 204);
  EXPECT_EQ(restore(dana, nora.id, second).text("isDefault"), "true");  // alone
  EXPECT_EQ(restore(dana, nora.id, first).text("isDefault"), "false");
  EXPECT_EQ(defaults_of(server_->database(), nora.id), "1");
}

// S33
TEST_F(AgentWallet, WaitsForTheApprovalOfTheCustomer) {
  auto nora = somebody(false);
  auto dana = worker();
  const auto refused = dana.client.with("Idempotency-Key", "k").post(wallet_path(nora.id), card);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.problem(), "kyc-not-approved");
  EXPECT_EQ(dana.client.get(wallet_path(nora.id)).list("paymentMethods").size(), 0U);
  server_->database().query("UPDATE users SET kyc_status = 'APPROVED' WHERE id = $1", {nora.id});
  const auto added = dana.client.with("Idempotency-Key", "k").post(wallet_path(nora.id), card);
  ASSERT_EQ(added.status, 201);
  EXPECT_EQ(dana.client.remove(path_of(nora.id, added.text("id"))).status, 204);
  // No customer loses an approval that they had, so the wallet is another one's.
  auto omar = somebody(false);
  server_->database().query("UPDATE payment_methods SET user_id = $2 WHERE id = $1",
                            {added.text("id"), omar.id});
  EXPECT_EQ(restore(dana, omar.id, added.text("id")).problem(), "kyc-not-approved");
  EXPECT_EQ(methods_of(server_->database(), omar.id), "0");
  EXPECT_EQ(methods_of(server_->database(), nora.id), "0");
}

TEST_F(AgentWallet, TakesBackWhatWasRemovedWithinThirtyDays) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id, 1).text("id");
  const auto age = [&](const std::string& interval) {
    server_->database().query(
        "UPDATE payment_methods SET deleted_at = now() - $2::interval WHERE id = $1",
        {id, interval});
  };
  const auto before = dana.client.get(path_of(nora.id, id));
  ASSERT_EQ(nora.client.remove(method_path(id)).status, 204);  // by the customer themself
  EXPECT_EQ(dana.client.get(path_of(nora.id, id)).status, 404);
  age("30 days 1 minute");
  EXPECT_EQ(restore(dana, nora.id, id).problem(), "payment-method-undo-expired");
  age("29 days 23 hours");
  EXPECT_EQ(
      dana.client.with("If-Match", "\"1\"").post(path_of(nora.id, id) + "/restore", "").status,
      412);
  const auto restored = restore(dana, nora.id, id);
  ASSERT_EQ(restored.status, 200) << restored.raw.body;
  EXPECT_EQ(restored.raw.header("etag"), "\"3\"");
  EXPECT_EQ(without(restored.body, {"updatedAt"}), without(before.body, {"updatedAt"}));
  EXPECT_EQ(restore(dana, nora.id, id).raw.body, restored.raw.body);  // once more does no harm
  EXPECT_EQ(nora.client.get(method_path(id)).body, restored.body);
}

// S54
TEST_F(AgentWallet, TakesNothingBackThatIsThereAgainOrDoesNotFit) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id, 1).text("id");
  EXPECT_EQ(dana.client.remove(path_of(nora.id, id)).status, 204);
  const auto again = add(dana, nora.id, 1);
  ASSERT_EQ(again.status, 201);
  EXPECT_EQ(restore(dana, nora.id, id).problem(), "payment-method-already-added");
  EXPECT_EQ(add(dana, nora.id, 1).refused(), std::vector<std::string>{"#/accountNumber"});
  EXPECT_EQ(dana.client.remove(path_of(nora.id, again.text("id"))).status, 204);
  for (int n = 2; n < 22; ++n) ASSERT_EQ(add(dana, nora.id, n).status, 201);
  const auto before = checksums_of(server_->database(), nora.id);
  EXPECT_EQ(restore(dana, nora.id, id).problem(), "wallet-full");
  EXPECT_EQ(add(dana, nora.id, 22).problem(), "wallet-full");
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
}

// S73
TEST_F(AgentWallet, LeavesOneAuditRowForEachChangeAndEachLook) {
  auto nora = somebody();
  auto dana = worker();
  const auto added = dana.client.post(wallet_path(nora.id), card);
  const auto id = added.text("id");
  const auto changed =
      dana.client.with("If-Match", "*").patch(path_of(nora.id, id), R"({"nickname":"blue"})");
  const auto removed = dana.client.remove(path_of(nora.id, id));
  const auto restored = restore(dana, nora.id, id);
  const auto listed = dana.client.get(wallet_path(nora.id));
  const auto found = dana.client.get(path_of(nora.id, id));
  EXPECT_EQ(dana.client.get(path_of(nora.id, nora.id)).status, 404);
  const auto rows = audit(nora.id,
                          "action, request_id, object_kind, object_id, before ->> 'nickname', "
                          "after ->> 'nickname', before IS NULL, after IS NULL, audience, "
                          "actor_kind, actor_id, actor_name, outcome");
  const auto row = [&](const char* action, const ApiResponse& answer, Row rest) {
    Row all{action, std::string(answer.raw.header("x-request-id"))};
    all.insert(all.end(), rest.begin(), rest.end());
    all.insert(all.end(), {"agent", "agent", dana.id, "Staff " + dana.username, "done"});
    return all;
  };
  const auto none = std::nullopt;
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_EQ(rows[0],
            row("payment-method.added", added, {"payment-method", id, none, none, "t", "f"}));
  EXPECT_EQ(rows[1],
            row("payment-method.changed", changed, {"payment-method", id, none, "blue", "f", "f"}));
  EXPECT_EQ(rows[2],
            row("payment-method.removed", removed, {"payment-method", id, "blue", none, "f", "t"}));
  EXPECT_EQ(rows[3], row("payment-method.restored", restored,
                         {"payment-method", id, none, "blue", "t", "f"}));
  EXPECT_EQ(rows[4],
            row("payment-methods.viewed", listed, {"customer", nora.id, none, none, "t", "t"}));
  EXPECT_EQ(rows[5],
            row("payment-method.viewed", found, {"customer", nora.id, none, none, "t", "t"}));
  EXPECT_EQ(value(*server_, "SELECT agent_id FROM agent_customer_assignments WHERE user_id = $1",
                  {nora.id}),
            dana.id);
}

// S51 S77
TEST_F(AgentWallet, ChangesTogetherWithItsAuditRowOrNotAtAll) {
  const log::Capture quiet;
  auto nora = somebody();
  auto dana = worker();
  const auto gone = add(dana, nora.id, 1).text("id");
  const auto id = add(dana, nora.id, 2).text("id");
  ASSERT_EQ(dana.client.remove(path_of(nora.id, gone)).status, 204);
  const auto before = checksums_of(server_->database(), nora.id);
  const auto counts = row_counts_of(server_->database());
  dana.client.may_fail = true;
  server_->database().execute(
      "ALTER TABLE audit_events ADD CONSTRAINT broken_on_purpose_check "
      "CHECK (action NOT LIKE 'payment-method%') NOT VALID");
  EXPECT_EQ(dana.client.with("Idempotency-Key", "k")
                .post(wallet_path(nora.id), card_body(3, R"({"isDefault":true})"))
                .status,
            500);
  EXPECT_EQ(
      dana.client.with("If-Match", "*").put(path_of(nora.id, id), R"({"nickname":"x"})").status,
      500);
  EXPECT_EQ(dana.client.remove(path_of(nora.id, id)).status, 500);
  EXPECT_EQ(restore(dana, nora.id, gone).status, 500);
  EXPECT_EQ(dana.client.get(wallet_path(nora.id)).status, 500);
  server_->database().execute("ALTER TABLE audit_events DROP CONSTRAINT broken_on_purpose_check");
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
  EXPECT_EQ(row_counts_of(server_->database()), counts);
}

}  // namespace
}  // namespace billspay::test_support
