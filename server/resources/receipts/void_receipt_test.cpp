#include "platform/postgres/errors.hpp"
#include "resources/receipts/receipt_desk_test.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

class VoidReceipt : public ReceiptDesk {
 protected:
  std::string posted_on(const std::string& day, const std::string& amount = "84.27") {
    return posted(R"({"amount":")" + amount + R"(","paidOn":")" + day + "T12:00:00Z\"}");
  }
  ApiResponse replace(const std::string& id, std::string_view changes = "{}") {
    return dana_->client.post(path(), merged(payment(R"({"replacesId":")" + id + "\"}"), changes));
  }
};

TEST_F(VoidReceipt, KeepsItWithAReasonAndOutOfTheSums) {
  const auto id = posted_on("2026-10-01");
  posted_on("2026-10-02", "10.00");
  const auto answer = voided(id, "typed twice");
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(answer.text("status"), "VOIDED");
  EXPECT_EQ(answer.text("voidReason"), "typed twice");
  EXPECT_NE(answer.text("voidedAt"), "null");
  EXPECT_EQ(answer.text("amount"), "84.27");
  EXPECT_EQ(answer.raw.header("etag"), "\"2\"");
  const auto read = nora_->client.get("/api/receipts/" + id);
  EXPECT_EQ(read.body, answer.body);
  EXPECT_EQ(nora_->client.get("/api/receipts/summary").text("total"), "10.00");
  const auto biller = nora_->client.get("/api/billers/" + light_);
  EXPECT_EQ(biller.list("receipts").size(), 1U);
}

TEST_F(VoidReceipt, HappensOnce) {
  const auto id = posted();
  EXPECT_EQ(voided(id).status, 200);
  const auto again = voided(id, "another reason");
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.problem(), "receipt-already-voided");
  EXPECT_EQ(nora_->client.get("/api/receipts/" + id).text("voidReason"), "typed twice");
  EXPECT_EQ(events("receipt.voided"), "1");
}

// S54
TEST_F(VoidReceipt, ByManyAtOnceHappensOnce) {
  const auto id = posted();
  const auto answers = at_once(6, [&](int i) {
    const std::string audience = i % 2 == 0 ? "agent" : "admin";
    return again(i % 2 == 0 ? *dana_ : *root_, audience)
        .post(path(audience) + "/" + id + "/void", R"({"reason":"race"})");
  });
  EXPECT_EQ(with_status(answers, 200), 1);
  EXPECT_EQ(with_status(answers, 409), 5);
  EXPECT_EQ(events("receipt.voided"), "1");
}

// S53
TEST_F(VoidReceipt, AnswersTheSameToTheSameKey) {
  const auto id = posted();
  const auto to_void = path() + "/" + id + "/void";
  const auto first =
      dana_->client.with("Idempotency-Key", "v").post(to_void, R"({"reason":"typed twice"})");
  ASSERT_EQ(first.status, 200) << first.raw.body;
  const auto again =
      dana_->client.with("Idempotency-Key", "v").post(to_void, R"({"reason":"typed twice"})");
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.raw.header("etag"), first.raw.header("etag"));
  const auto other =
      dana_->client.with("Idempotency-Key", "v").post(to_void, R"({"reason":"another"})");
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(events("receipt.voided"), "1");
}

// S55
TEST_F(VoidReceipt, RefusesAStaleVersionWhenOneIsNamed) {
  const auto id = posted();
  const auto to_void = path() + "/" + id + "/void";
  const auto stale = dana_->client.with("If-Match", "\"7\"").post(to_void, R"({"reason":"x"})");
  EXPECT_EQ(stale.status, 412);
  EXPECT_EQ(stale.problem(), "stale-version");
  const auto seen = std::string(dana_->client.get(path() + "/" + id).raw.header("etag"));
  EXPECT_EQ(dana_->client.with("If-Match", seen).post(to_void, R"({"reason":"x"})").status, 200);
}

TEST_F(VoidReceipt, NeedsAReason) {
  const auto id = posted();
  const auto to_void = path() + "/" + id + "/void";
  for (const std::string body :
       {R"({})", R"({"reason":null})", R"({"reason":"  "})", R"({"reason":1})",
        R"({"reason":"was for 5555 5555 5555 4444"})"}) {
    const auto answer = dana_->client.post(to_void, body);
    EXPECT_EQ(answer.status, 422) << body;
    EXPECT_EQ(answer.refused(), Texts{"#/reason"}) << body;
  }
  EXPECT_EQ(dana_->client.post(to_void, R"({"reason":"x","amount":"1"})").refused(),
            Texts{"#/amount"});
  const std::string long_reason = R"({"reason":")" + std::string(501, 'x') + "\"}";
  EXPECT_EQ(dana_->client.post(to_void, long_reason).status, 422);
  EXPECT_EQ(nora_->client.get("/api/receipts/" + id).text("status"), "POSTED");
  EXPECT_EQ(events("receipt.voided"), "0");
}

TEST_F(VoidReceipt, IsFollowedByAReplacementThatIsLinked) {
  const auto wrong = posted_on("2026-10-01", "48.27");
  EXPECT_EQ(voided(wrong, "digits swapped").status, 200);
  const auto right = replace(wrong, R"({"paidOn":"2026-10-01T12:00:00Z"})");
  ASSERT_EQ(right.status, 201) << right.raw.body;
  EXPECT_EQ(right.text("replacesId"), wrong);
  const auto old = dana_->client.get(path() + "/" + wrong);
  EXPECT_EQ(old.text("replacedById"), right.text("id"));
  EXPECT_EQ(nora_->client.get("/api/receipts/" + wrong).body, old.body);
  EXPECT_EQ(nora_->client.get("/api/receipts/" + right.text("id")).text("replacesId"), wrong);
  for (const auto& receipt : nora_->client.get("/api/receipts").list("receipts")) {
    EXPECT_EQ(receipt.at("replacesId").is_null(), receipt.at("id") == boost::json::string(wrong));
    EXPECT_FALSE(receipt.as_object().contains("replacedById"));
  }
  EXPECT_EQ(nora_->client.get("/api/receipts/summary").text("total"), "84.27");
}

TEST_F(VoidReceipt, LeavesRoomForOneReplacement) {
  const auto wrong = posted_on("2026-10-01", "48.27");
  const auto early = replace(wrong);
  EXPECT_EQ(early.status, 409);
  EXPECT_EQ(early.problem(), "receipt-not-voided");
  EXPECT_EQ(voided(wrong).status, 200);
  const auto answers = at_once(6, [&](int i) {
    return again(*dana_).post(
        path(), payment(R"({"confirmDuplicate":true,"confirmation":"R-)" + std::to_string(i) +
                        R"(","replacesId":")" + wrong + "\"}"));
  });
  EXPECT_EQ(with_status(answers, 201), 1);
  for (const auto& answer : answers) {
    if (answer.status != 201) EXPECT_EQ(answer.problem(), "receipt-already-replaced");
  }
  // A wrong replacement is voided and replaced itself.
  const auto second = dana_->client.get(path() + "/" + wrong).text("replacedById");
  EXPECT_EQ(voided(second).status, 200);
  EXPECT_EQ(replace(wrong).problem(), "receipt-already-replaced");
  EXPECT_EQ(replace(second).status, 201);
}

// S28
TEST_F(VoidReceipt, OfSomebodyElseIsNeitherDoneNorReplaced) {
  const auto omar = server_->customer("omar." + nora_->id.substr(24) + "@example.com");
  const auto biller = server_->add_biller(omar.id, "Gas");
  const auto foreign = server_->add_receipt(omar.id, biller, "5.00", "2026-10-01");
  EXPECT_EQ(voided(foreign).status, 404);
  EXPECT_EQ(value(*server_, "SELECT status FROM receipts WHERE id = $1", {foreign}), "POSTED");
  server_->database().query(
      "UPDATE receipts SET status = 'VOIDED', voided_at = now() WHERE id = $1", {foreign});
  for (const auto& id : {foreign, std::string("00000000-0000-7000-8000-000000000000")}) {
    const auto answer = replace(id);
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(answer.refused(), Texts{"#/replacesId"});
  }
  EXPECT_EQ(receipts_of_nora(), "0");
}

// S73
TEST_F(VoidReceipt, IsAuditedFromWhatToWhat) {
  const auto id = posted();
  EXPECT_EQ(
      root_->client.post(path("admin") + "/" + id + "/void", R"({"reason":"typed twice"})").status,
      200);
  const auto rows = server_->database().query(
      "SELECT audience, actor_kind, actor_id, actor_name, reason, before->>'status', "
      "after->>'status', before->>'amount', after->>'voidReason' FROM audit_events "
      "WHERE user_id = $1 AND action = 'receipt.voided' AND object_id = $2",
      {nora_->id, id});
  ASSERT_EQ(rows.size(), 1U);
  const std::vector<postgres::BlockingConnection::Value> expected{
      "admin",  "admin",  root_->id, "Staff root", "typed twice",
      "POSTED", "VOIDED", "84.27",   "typed twice"};
  EXPECT_EQ(rows[0], expected);
}

TEST_F(VoidReceipt, IsTheOnlyWayToChangeOne) {
  const auto id = posted();
  for (const auto* staff : {dana_.get(), root_.get()}) {
    const std::string audience = staff == dana_.get() ? "agent" : "admin";
    auto client = again(*staff, audience);
    for (const char* method : {"PUT", "PATCH", "DELETE"}) {
      EXPECT_EQ(client.call(method, path(audience) + "/" + id, R"({"amount":"1.00"})").status, 405);
    }
  }
  for (const std::string role : {"billspay_agent", "billspay_admin"}) {
    postgres::BlockingConnection connection(server_->database().server_url());
    connection.execute("SET ROLE " + role);
    for (const std::string column :
         {"amount = 1", "paid_on = now()", "biller_name = 'x'", "confirmation = 'x'",
          "replaces_id = id", "deleted_at = now()"}) {
      EXPECT_THROW(connection.execute("UPDATE receipts SET " + column), postgres::StatementError)
          << role << column;
    }
  }
}

}  // namespace
}  // namespace billspay::test_support
