#include <regex>

#include "resources/receipts/dto.hpp"
#include "resources/receipts/receipt_desk_test.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

class PostReceipt : public ReceiptDesk {};

std::string digits_of(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  return digits;
}

TEST_F(PostReceipt, RecordsAPaymentThatTheCustomerReads) {
  const auto answer = dana_->client.post(
      path(),
      payment(R"({"paidOn":"2026-10-01T09:30:00Z","confirmation":" CL 42-17 ","notes":"by phone",)"
              R"("downloadUrl":"https://light.example.com/r/1.pdf"})"));
  ASSERT_EQ(answer.status, 201) << answer.raw.body;
  EXPECT_EQ(answer.text("amount"), "84.27");
  EXPECT_EQ(answer.text("paidOn"), "2026-10-01T09:30:00.000Z");
  EXPECT_EQ(answer.text("confirmation"), "CL 42-17");
  EXPECT_EQ(answer.text("notes"), "by phone");
  EXPECT_EQ(answer.text("downloadUrl"), "https://light.example.com/r/1.pdf");
  EXPECT_EQ(answer.text("status"), "POSTED");
  EXPECT_EQ(answer.text("biller", "name"), "City Light");
  EXPECT_EQ(answer.text("biller", "id"), light_);
  for (const char* none : {"voidReason", "voidedAt", "replacesId", "replacedById"}) {
    EXPECT_EQ(answer.text(none), "null") << none;
  }
  EXPECT_EQ(answer.raw.header("location"), path() + "/" + answer.text("id"));
  EXPECT_EQ(answer.raw.header("etag"), "\"1\"");
  const auto read = nora_->client.get("/api/receipts/" + answer.text("id"));
  EXPECT_EQ(read.body, answer.body);
  EXPECT_EQ(read.raw.header("etag"), "\"1\"");
  EXPECT_EQ(nora_->client.get("/api/receipts").list("receipts").size(), 1U);
}

TEST_F(PostReceipt, IsAlsoAnAdminsWork) {
  const auto answer = root_->client.post(path("admin"), payment());
  ASSERT_EQ(answer.status, 201) << answer.raw.body;
  EXPECT_EQ(answer.raw.header("location"), path("admin") + "/" + answer.text("id"));
  EXPECT_EQ(nora_->client.get("/api/receipts").list("receipts").size(), 1U);
}

TEST_F(PostReceipt, TakesTheMomentForTheTimeAndMakesAConfirmationOfItsOwn) {
  const auto first = dana_->client.post(path(), payment());
  ASSERT_EQ(first.status, 201) << first.raw.body;
  const auto second = dana_->client.post(path(), payment(R"({"confirmDuplicate":true})"));
  ASSERT_EQ(second.status, 201) << second.raw.body;
  EXPECT_NE(first.text("confirmation"), second.text("confirmation"));
  for (const auto* answer : {&first, &second}) {
    const auto confirmation = answer->text("confirmation");
    const auto day = digits_of(answer->text("paidOn").substr(0, 10));
    EXPECT_TRUE(confirmation.starts_with("BP-" + day + "-")) << confirmation;
    EXPECT_EQ(digits_of(confirmation).size(), 18U) << confirmation;
    EXPECT_TRUE(luhn_valid(digits_of(confirmation))) << confirmation;
    EXPECT_EQ(value(*server_,
                    "SELECT (now() - paid_on BETWEEN '0 s' AND '1 min')::text FROM receipts "
                    "WHERE id = $1",
                    {answer->text("id")}),
              "true");
  }
}

TEST_F(PostReceipt, KeepsTheBillerAsItWasOnTheDay) {
  const auto id = posted();
  server_->database().query(
      "UPDATE billers SET name = 'Town Power', category = 'OTHER' "
      "WHERE id = $1",
      {light_});
  const auto read = nora_->client.get("/api/receipts/" + id);
  EXPECT_EQ(read.text("biller", "name"), "City Light");
  EXPECT_EQ(read.text("biller", "category"), "ELECTRIC");
}

// S35 S36
TEST_F(PostReceipt, RefusesWhatCannotBeMeant) {
  struct Refused {
    std::string changes;
    Texts pointers;
  };
  const std::vector<Refused> cases{
      {R"({"amount":"0"})", {"#/amount"}},
      {R"({"amount":"0.00"})", {"#/amount"}},
      {R"({"amount":"-1.00"})", {"#/amount"}},
      {R"({"amount":"1.005"})", {"#/amount"}},
      {R"({"amount":84.27})", {"#/amount"}},
      {R"({"amount":"100000000.00"})", {"#/amount"}},
      {R"({"amount":null,"billerId":null})", {"#/billerId", "#/amount"}},
      {R"({"billerId":"1"})", {"#/billerId"}},
      {R"({"paidOn":"1999-12-31T23:59:59Z"})", {"#/paidOn"}},
      {R"({"paidOn":"2026-02-30T00:00:00Z"})", {"#/paidOn"}},
      {R"({"paidOn":"yesterday"})", {"#/paidOn"}},
      {R"({"confirmation":""})", {"#/confirmation"}},
      {R"({"confirmation":" -- "})", {"#/confirmation"}},
      {R"({"confirmation":"a\u0000b"})", {"#/confirmation"}},
      {R"({"confirmation":")" + std::string(65, 'x') + "\"}", {"#/confirmation"}},
      {R"({"notes":")" + std::string(1001, 'x') + "\"}", {"#/notes"}},
      {R"({"notes":"paid with 4242 4242 4242 4242"})", {"#/notes"}},
      {R"({"notes":"card:\n3782-822463-10005 0000"})", {"#/notes"}},
      {R"({"downloadUrl":"http://light.example.com/1.pdf"})", {"#/downloadUrl"}},
      {R"({"downloadUrl":"javascript:void 0"})", {"#/downloadUrl"}},
      {R"({"downloadUrl":"https://"})", {"#/downloadUrl"}},
      {R"({"downloadUrl":"https:///etc/passwd"})", {"#/downloadUrl"}},
      {R"({"downloadUrl":"https://bank.example.com@evil.example.com/"})", {"#/downloadUrl"}},
      {R"({"downloadUrl":"https://a b.example.com/"})", {"#/downloadUrl"}},
      {R"({"downloadUrl":"https://x.example.com/)" + std::string(500, 'x') + "\"}",
       {"#/downloadUrl"}},
      {R"({"replacesId":"x"})", {"#/replacesId"}},
      {R"({"status":"VOIDED","userId":"x","id":"x"})", {"#/status", "#/userId", "#/id"}}};
  for (const auto& [changes, pointers] : cases) {
    const auto answer = dana_->client.post(path(), payment(changes));
    EXPECT_EQ(answer.status, 422) << changes << answer.raw.body;
    EXPECT_EQ(answer.problem(), "validation-failed") << changes;
    EXPECT_EQ(answer.refused(), pointers) << changes << answer.raw.body;
  }
  const auto late = format_timestamp(now() + std::chrono::hours(25));
  const auto answer = dana_->client.post(path(), payment(R"({"paidOn":")" + late + "\"}"));
  EXPECT_EQ(answer.refused(), Texts{"#/paidOn"});
  EXPECT_EQ(receipts_of_nora(), "0");
  EXPECT_EQ(events("receipt.posted"), "0");
  posted(R"({"paidOn":")" + format_timestamp(now() + std::chrono::hours(23)) + "\"}");
  posted(R"({"paidOn":"2000-01-01T00:00:00Z"})");
}

TEST_F(PostReceipt, TakesNumbersThatAreNoCards) {
  const std::vector<std::string> notes{"2026-01-01 2026-01-09", "31.01.2026 - 28.02.2026",
                                       "4242 4242 4242 4241", "1234-5678-9012, (503) 555-0142"};
  for (const auto& text : notes) {
    const auto id = posted(R"({"confirmDuplicate":true,"notes":)" + json_text(text) + "}");
    EXPECT_EQ(nora_->client.get("/api/receipts/" + id).text("notes"), text);
  }
}

// S34
TEST_F(PostReceipt, DescribesTheAmountsThatItTakes) {
  json::Schema::Components components;
  json::Schema schema(components);
  json::Codec<receipts::NewReceipt>::describe(schema);
  std::string pattern;
  json::append_string(pattern, receipts::SentAmount::pattern);
  EXPECT_TRUE(components.at("NewReceipt")
                  .contains("\"amount\":{\"type\":\"string\",\"pattern\":" + pattern + "}"))
      << components.at("NewReceipt");
  const std::regex described{std::string(receipts::SentAmount::pattern)};
  for (const std::string text :
       {"0", "7", "84.2", "84.27", "99999999.99", "100000000", "100000000.00", "-1", "-0.01", "+1",
        "01", "1.", ".5", "1.005", "1e3", "", " 1", "1,000.00"}) {
    EXPECT_EQ(std::regex_match(text, described), Money::parse(text).has_value()) << text;
  }
}

// S28
TEST_F(PostReceipt, NeedsALiveBillerOfTheCustomer) {
  const auto omar = server_->customer("omar." + nora_->id.substr(24) + "@example.com");
  const auto foreign = server_->add_biller(omar.id, "City Light");
  const auto removed = server_->add_biller(nora_->id, "Bell");
  server_->database().query("UPDATE billers SET deleted_at = now() WHERE id = $1", {removed});
  for (const auto& id : {foreign, removed, std::string("00000000-0000-7000-8000-000000000000")}) {
    const auto answer = dana_->client.post(path(), payment(R"({"billerId":")" + id + "\"}"));
    EXPECT_EQ(answer.status, 422) << answer.raw.body;
    EXPECT_EQ(answer.refused(), Texts{"#/billerId"});
  }
  EXPECT_EQ(receipts_of_nora(), "0");
}

TEST_F(PostReceipt, OfAConfirmationThatIsThereAlreadyIsRefused) {
  const auto id = posted(R"({"confirmation":"CL-4217","paidOn":"2026-10-01T00:00:00Z"})");
  for (const char* spelling : {"CL-4217", "cl 4217", "CL4217"}) {
    const auto answer = dana_->client.post(
        path(), payment(R"({"amount":"1.00","confirmDuplicate":true,"confirmation":")" +
                        std::string(spelling) + "\"}"));
    EXPECT_EQ(answer.status, 409) << spelling;
    EXPECT_EQ(answer.problem(), "receipt-already-posted");
    EXPECT_EQ(answer.refused(), Texts{"#/confirmation"});
  }
  EXPECT_EQ(receipts_of_nora(), "1");
  // Another biller may use the same number, and a voided receipt gives it back.
  const auto bell = server_->add_biller(nora_->id, "Bell", "MOBILE");
  posted(R"({"confirmation":"CL-4217","billerId":")" + bell + "\"}");
  EXPECT_EQ(voided(id).status, 200);
  posted(R"({"confirmation":"CL-4217"})");
}

TEST_F(PostReceipt, ThatLooksLikeAnotherNeedsAConfirmingWord) {
  posted(R"({"confirmation":"CL-1","paidOn":"2026-10-01T00:00:00Z"})");
  const auto answer = dana_->client.post(
      path(), payment(R"({"confirmation":"CL-2","paidOn":"2026-10-01T23:59:59.999999Z"})"));
  EXPECT_EQ(answer.status, 409) << answer.raw.body;
  EXPECT_EQ(answer.problem(), "receipt-looks-duplicate");
  EXPECT_TRUE(answer.raw.body.contains("CL-1"));
  EXPECT_EQ(receipts_of_nora(), "1");
  EXPECT_EQ(events("receipt.posted"), "1");
  // Another day, amount or biller is another payment.
  posted(R"({"confirmation":"CL-3","paidOn":"2026-10-02T00:00:00Z"})");
  posted(R"({"confirmation":"CL-4","paidOn":"2026-10-01T00:00:00Z","amount":"84.28"})");
  const auto bell = server_->add_biller(nora_->id, "Bell", "MOBILE");
  posted(R"({"confirmation":"CL-5","paidOn":"2026-10-01T00:00:00Z","billerId":")" + bell + "\"}");
  posted(R"({"confirmation":"CL-2","paidOn":"2026-10-01T00:00:00Z","confirmDuplicate":true})");
  EXPECT_EQ(receipts_of_nora(), "5");
}

// S53
TEST_F(PostReceipt, WithAnIdempotencyKeyHappensOnce) {
  const auto first = dana_->client.with("Idempotency-Key", "post-1").post(path(), payment());
  ASSERT_EQ(first.status, 201) << first.raw.body;
  const auto again = dana_->client.with("Idempotency-Key", "post-1").post(path(), payment());
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.raw.header("location"), first.raw.header("location"));
  EXPECT_EQ(again.raw.header("etag"), first.raw.header("etag"));
  const auto other =
      dana_->client.with("Idempotency-Key", "post-1").post(path(), payment(R"({"amount":"1.00"})"));
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(other.problem(), "idempotency-key-reused");
  EXPECT_EQ(receipts_of_nora(), "1");
  EXPECT_EQ(events("receipt.posted"), "1");
}

// S53 S54
TEST_F(PostReceipt, ByManyAtOnceHappensOnce) {
  const auto keyed = at_once(6, [&](int) {
    return again(*dana_).with("Idempotency-Key", "race").post(path(), payment());
  });
  EXPECT_EQ(with_status(keyed, 201), 6);
  EXPECT_EQ(receipts_of_nora(), "1");
  const auto by_number = at_once(6, [&](int i) {
    const std::string audience = i % 2 == 0 ? "agent" : "admin";
    return again(i % 2 == 0 ? *dana_ : *root_, audience)
        .post(path(audience), payment(R"({"confirmation":"CL-9","confirmDuplicate":true})"));
  });
  EXPECT_EQ(with_status(by_number, 201), 1);
  EXPECT_EQ(with_status(by_number, 409), 5);
  const auto alike = at_once(6, [&](int i) {
    return again(*dana_).post(
        path(), payment(R"({"amount":"7.00","confirmation":"X-)" + std::to_string(i) + "\"}"));
  });
  EXPECT_EQ(with_status(alike, 201), 1);
  EXPECT_EQ(with_status(alike, 409), 5);
  EXPECT_EQ(receipts_of_nora(), "3");
  EXPECT_EQ(events("receipt.posted"), "3");
}

// S73
TEST_F(PostReceipt, IsAuditedAndRecordsWhoAssisted) {
  const auto id = posted(R"({"notes":"by phone"})");
  const auto rows = server_->database().query(
      "SELECT audience, actor_kind, actor_id, actor_name, outcome, object_kind, before::text, "
      "after->>'amount', after->>'notes' FROM audit_events WHERE user_id = $1 AND "
      "action = 'receipt.posted' AND object_id = $2",
      {nora_->id, id});
  ASSERT_EQ(rows.size(), 1U);
  const std::vector<postgres::BlockingConnection::Value> expected{
      "agent",   "agent",      dana_->id, "Staff dana", "done",
      "receipt", std::nullopt, "84.27",   "by phone"};
  EXPECT_EQ(rows[0], expected);
  EXPECT_EQ(value(*server_,
                  "SELECT count(*) FROM agent_customer_assignments WHERE agent_id = $1 AND "
                  "user_id = $2",
                  {dana_->id, nora_->id}),
            "1");
  const auto activity = nora_->client.get("/api/activity").list("activities")[0];
  EXPECT_EQ(activity.at("action"), "receipt.posted");
  EXPECT_EQ(activity.at("actor"), "Staff dana");
}

}  // namespace
}  // namespace billspay::test_support
