// What staff do with a customer's billers, and what remains of it.
#include "platform/observability/log.hpp"
#include "resources/billers/staff_desk_test.hpp"

namespace billspay::test_support {
namespace {

class StaffBillers : public StaffDesk {};
INSTANTIATE_TEST_SUITE_P(Of, StaffBillers, testing::Values("agent", "admin"), audience_name);

boost::json::value without(boost::json::value object, std::initializer_list<const char*> names) {
  for (const char* name : names) object.as_object().erase(name);
  return object;
}

TEST_P(StaffBillers, AreAddedAndSeenByTheCustomerAtOnce) {
  auto nora = somebody();
  auto dana = worker();
  const auto added = dana.client.post(list_path(nora.id), biller_body);
  ASSERT_EQ(added.status, 201) << added.raw.body;
  EXPECT_EQ(added.text("name"), "City Light");
  EXPECT_EQ(added.text("category"), "ELECTRIC");
  EXPECT_EQ(added.text("accountId"), "77-1234");
  EXPECT_EQ(added.text("contactInfo"), "555-0100");
  EXPECT_TRUE(added.list("receipts").empty());
  EXPECT_EQ(added.raw.header("location"), biller_path(nora.id, added.text("id")));
  EXPECT_EQ(added.raw.header("etag"), "\"1\"");
  const auto found = dana.client.get(added.raw.header("location"));
  EXPECT_EQ(found.body, added.body);
  EXPECT_EQ(found.raw.header("etag"), "\"1\"");
  EXPECT_EQ(nora.client.get("/api/billers/" + added.text("id")).body, added.body);
  const auto plain = dana.client.post(list_path(nora.id),
                                      R"({"name":"Bell","category":"MOBILE","accountId":"1"})");
  EXPECT_EQ(plain.text("contactInfo"), "null");
  const auto listed = dana.client.get(list_path(nora.id) + "?limit=1");
  ASSERT_EQ(listed.list("billers").size(), 1U);
  EXPECT_EQ(listed.list("billers")[0], plain.body);
  const auto rest =
      dana.client.get(list_path(nora.id) + "?limit=1&cursor=" + listed.text("nextCursor"));
  EXPECT_EQ(rest.list("billers")[0], added.body);
  EXPECT_EQ(rest.text("nextCursor"), "null");
}

TEST_P(StaffBillers, ShowTheirLastPayments) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id);
  server_->add_receipt(nora.id, id, "84.27", "2026-10-01T12:00:00Z");
  EXPECT_EQ(dana.client.get(biller_path(nora.id, id)).list("receipts").size(), 1U);
  EXPECT_EQ(dana.client.get(list_path(nora.id)).list("billers")[0].at("receipts"),
            nora.client.get("/api/billers/" + id).body.at("receipts"));
}

TEST_P(StaffBillers, KeepEveryFieldThatIsNotSent) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id);
  const auto path = biller_path(nora.id, id);
  for (const std::string method : {"PATCH", "PUT"}) {
    const auto before = dana.client.get(path);
    const auto same =
        dana.client.with("If-Match", before.raw.header("etag")).call(method, path, "{}");
    ASSERT_EQ(same.status, 200) << same.raw.body;
    EXPECT_EQ(without(same.body, {"updatedAt"}), without(before.body, {"updatedAt"}));
    const auto renamed = dana.client.with("If-Match", same.raw.header("etag"))
                             .call(method, path, R"({"name":"By )" + method + "\"}");
    ASSERT_EQ(renamed.status, 200) << renamed.raw.body;
    EXPECT_EQ(renamed.text("name"), "By " + method);
    EXPECT_EQ(without(renamed.body, {"updatedAt", "name"}),
              without(before.body, {"updatedAt", "name"}));
  }
  const auto all =
      dana.client.with("If-Match", "*")
          .patch(path, R"({"name":"Bell","category":"TV","accountId":"9","contactInfo":null})");
  EXPECT_EQ(all.text("category"), "TV");
  EXPECT_EQ(all.text("accountId"), "9");
  EXPECT_EQ(all.text("contactInfo"), "null");
  EXPECT_EQ(nora.client.get("/api/billers/" + id).body, all.body);
}

TEST_P(StaffBillers, AreRemovedWhileReceiptsStayAndRestoredAsTheyWere) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id);
  const auto receipt = server_->add_receipt(nora.id, id, "84.27", "2026-10-01T12:00:00Z");
  const auto before = dana.client.get(biller_path(nora.id, id));
  EXPECT_EQ(dana.client.remove(biller_path(nora.id, id)).status, 204);
  EXPECT_EQ(dana.client.get(biller_path(nora.id, id)).status, 404);
  EXPECT_EQ(dana.client.remove(biller_path(nora.id, id)).status, 404);
  EXPECT_EQ(dana.client.with("If-Match", "*").patch(biller_path(nora.id, id), "{}").status, 404);
  EXPECT_TRUE(nora.client.get("/api/billers").list("billers").empty());
  EXPECT_EQ(nora.client.get("/api/receipts/" + receipt).text("biller", "name"), "City Light");
  const auto restored = dana.client.post(restore_path(nora.id, id), "");
  ASSERT_EQ(restored.status, 200) << restored.raw.body;
  EXPECT_EQ(without(restored.body, {"updatedAt"}), without(before.body, {"updatedAt"}));
  EXPECT_EQ(restored.raw.header("etag"), "\"3\"");
  // Undoing twice does no harm.
  const auto twice = dana.client.post(restore_path(nora.id, id), "");
  EXPECT_EQ(twice.body, restored.body);
  EXPECT_EQ(twice.raw.header("etag"), "\"3\"");
  EXPECT_EQ(audit(nora.id, "action").back(), Row{"biller.restored"});
}

TEST_P(StaffBillers, AreRestoredByAgentsForThirtyDaysAndByAdminsAlways) {
  auto nora = somebody();
  auto dana = worker();
  for (const auto& [age, in_time] : std::vector<std::pair<std::string, bool>>{
           {"29 days 23 hours", true}, {"30 days 1 minute", false}, {"3 years", false}}) {
    const auto id = server_->add_biller(nora.id, "Removed " + age + " ago");
    server_->database().query("UPDATE billers SET deleted_at = now() - $2::interval WHERE id = $1",
                              {id, age});
    const auto answer = dana.client.post(restore_path(nora.id, id), "");
    EXPECT_EQ(answer.status, in_time || !agents() ? 200 : 409) << age << answer.raw.body;
    if (in_time || !agents()) continue;
    EXPECT_EQ(answer.problem(), "biller-undo-expired");
    EXPECT_EQ(nora.client.get("/api/billers/" + id).status, 404);
  }
}

// S51
TEST_P(StaffBillers, AreNotRestoredBesideTheSameOne) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id);
  EXPECT_EQ(dana.client.remove(biller_path(nora.id, id)).status, 204);
  const auto again = add(dana, nora.id);
  const auto before = checksums_of(server_->database(), nora.id);
  const auto refused = dana.client.post(restore_path(nora.id, id), "");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.problem(), "biller-already-added");
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
  EXPECT_EQ(dana.client.remove(biller_path(nora.id, again)).status, 204);
  EXPECT_EQ(dana.client.with("If-Match", "\"1\"").post(restore_path(nora.id, id), "").status, 412);
  EXPECT_EQ(dana.client.with("If-Match", "\"2\"").post(restore_path(nora.id, id), "").status, 200);
}

// S51
TEST_P(StaffBillers, HaveOneAccountAtABillerOnce) {
  auto nora = somebody();
  auto omar = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id);
  const auto other = add(dana, nora.id, with_member(biller_body, "accountId", R"("78-0000")"));
  const auto before = checksums_of(server_->database(), nora.id);
  const auto upper = with_member(biller_body, "name", R"(" CITY light ")");
  const auto twice = dana.client.post(list_path(nora.id), upper);
  EXPECT_EQ(twice.status, 409);
  EXPECT_EQ(twice.problem(), "biller-already-added");
  EXPECT_EQ(twice.refused(), std::vector<std::string>{"#/accountId"});
  const auto changed = dana.client.with("If-Match", "\"1\"")
                           .patch(biller_path(nora.id, other), R"({"accountId":"77-1234"})");
  EXPECT_EQ(changed.status, 409);
  EXPECT_EQ(changed.refused(), std::vector<std::string>{"#/accountId"});
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
  EXPECT_EQ(dana.client.get(biller_path(nora.id, id)).raw.header("etag"), "\"1\"");
  EXPECT_NE(add(dana, omar.id), id);  // somebody else may live there too
}

// S73
TEST_P(StaffBillers, LeaveOneAuditRowForEachChange) {
  auto nora = somebody();
  auto dana = worker();
  const auto added = dana.client.post(list_path(nora.id), biller_body);
  const auto id = added.text("id");
  const auto path = biller_path(nora.id, id);
  const auto changed = dana.client.with("If-Match", "*").put(path, R"({"accountId":"9"})");
  const auto removed = dana.client.remove(path);
  const auto restored = dana.client.post(restore_path(nora.id, id), "");
  const auto rows = audit(nora.id,
                          "action, audience, actor_kind, actor_id, actor_name, outcome, "
                          "object_kind, object_id, request_id, before::text, after::text");
  const auto details = [](const std::string& account) {
    return R"({"name":"City Light","category":"ELECTRIC","accountId":")" + account +
           R"(","contactInfo":"555-0100"})";
  };
  const std::string first = details("77-1234");
  const std::string second = details("9");
  const auto row = [&](const char* action, const ApiResponse& answer, auto before, auto after) {
    return Row{action,
               GetParam(),
               GetParam(),
               dana.id,
               "Staff " + dana.username,
               "done",
               "biller",
               id,
               std::string(answer.raw.header("x-request-id")),
               before,
               after};
  };
  using Text = std::optional<std::string>;
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0], row("biller.added", added, Text(), Text(first)));
  EXPECT_EQ(rows[1], row("biller.changed", changed, Text(first), Text(second)));
  EXPECT_EQ(rows[2], row("biller.removed", removed, Text(second), Text()));
  EXPECT_EQ(rows[3], row("biller.restored", restored, Text(), Text(second)));
  // Working on an account makes an agent the one who assisted.
  const auto assisted = server_->database().query(
      "SELECT agent_id FROM agent_customer_assignments WHERE user_id = $1", {nora.id});
  ASSERT_EQ(assisted.size(), agents() ? 1U : 0U);
  if (agents()) EXPECT_EQ(assisted[0][0], dana.id);
}

// S73
TEST_P(StaffBillers, LeaveOneAuditRowForEachLook) {
  auto nora = somebody();
  auto dana = worker();
  const auto id = server_->add_biller(nora.id, "City Light");
  EXPECT_EQ(dana.client.get(list_path(nora.id)).status, 200);
  EXPECT_EQ(dana.client.get(biller_path(nora.id, id)).status, 200);
  EXPECT_EQ(dana.client.get(biller_path(nora.id, nora.id)).status, 404);
  EXPECT_EQ(dana.client.get(list_path(nora.id) + "?limit=0").status, 422);
  const auto rows = audit(nora.id, "action, actor_id, before, after");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0], (Row{"billers.viewed", dana.id, std::nullopt, std::nullopt}));
  EXPECT_EQ(rows[1], (Row{"biller.viewed", dana.id, std::nullopt, std::nullopt}));
}

// S51 S77
TEST_P(StaffBillers, ChangeTogetherWithTheirAuditRowOrNotAtAll) {
  const log::Capture quiet;
  auto nora = somebody();
  auto dana = worker();
  const auto id = add(dana, nora.id);
  const auto before = checksums_of(server_->database(), nora.id);
  dana.client.may_fail = true;
  server_->database().execute(
      "ALTER TABLE audit_events ADD CONSTRAINT broken_on_purpose_check "
      "CHECK (action NOT LIKE 'biller%') NOT VALID");
  const auto path = biller_path(nora.id, id);
  const auto other = with_member(biller_body, "name", R"("Bell")");
  EXPECT_EQ(dana.client.with("Idempotency-Key", "k").post(list_path(nora.id), other).status, 500);
  EXPECT_EQ(dana.client.with("If-Match", "*").patch(path, R"({"name":"x"})").status, 500);
  EXPECT_EQ(dana.client.remove(path).status, 500);
  EXPECT_EQ(dana.client.get(path).status, 500);
  server_->database().execute("ALTER TABLE audit_events DROP CONSTRAINT broken_on_purpose_check");
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
  EXPECT_EQ(dana.client.with("Idempotency-Key", "k").post(list_path(nora.id), other).status, 201);
}

}  // namespace
}  // namespace billspay::test_support
