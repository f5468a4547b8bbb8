// Receipts as pages to keep: what is on them, for whom, and that two copies are alike.
#include "resources/receipts/pdf.hpp"
#include "resources/receipts/receipt_desk_test.hpp"
#include "tests/support/pdf_reader.hpp"

namespace billspay::test_support {
namespace {

class ReceiptPdf : public ReceiptDesk {
 protected:
  std::string page_of(const std::string& id) {
    const auto answer = nora_->client.get("/api/receipts/" + id + ".pdf");
    EXPECT_EQ(answer.status, 200) << answer.raw.body;
    return answer.raw.body;
  }
  // Line ends are the layout's.
  static std::string words_of(const std::string& page) {
    auto text = text_of_pdf(page);
    for (char& c : text) {
      if (c == '\n') c = ' ';
    }
    return text;
  }
};

TEST_F(ReceiptPdf, ShowsWhatWasPaidToWhomByWhom) {
  const auto id = posted(
      R"({"amount":"1234567.89","paidOn":"2026-01-31T09:30:00Z","confirmation":"8F7A2B99XYZ",)"
      R"("notes":"Paid by phone.\nThank you."})");
  const auto answer = nora_->client.get("/api/receipts/" + id + ".pdf");
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(answer.raw.header("content-type"), "application/pdf");
  EXPECT_EQ(answer.raw.header("content-disposition"),
            "attachment; filename=\"receipt-8F7A2B99XYZ.pdf\"");
  EXPECT_EQ(answer.raw.header("cache-control"), "no-store");
  EXPECT_EQ(answer.raw.header("content-length"), std::to_string(answer.raw.body.size()));
  const auto words = words_of(answer.raw.body);
  const auto number =
      value(*server_, "SELECT customer_number FROM users WHERE id = $1", {nora_->id});
  for (const std::string& part :
       {std::string("Receipt"), std::string("PAID"), std::string("$1,234,567.89"),
        std::string("City Light"), std::string("Electric"), std::string("January 31, 2026"),
        std::string("09:30 UTC"), std::string("8F7A 2B99 XYZ"), std::string("Nora Feld"),
        number.substr(0, 4) + "-" + number.substr(4, 4) + "-" + number.substr(8),
        std::string("Paid by phone. Thank you."), id}) {
    EXPECT_TRUE(words.contains(part)) << part << " is not in " << words;
  }
  EXPECT_FALSE(words.contains("VOIDED"));
  const auto structure = structure_of_pdf(answer.raw.body);
  EXPECT_TRUE(structure.contains("H1 (block)\n    \"Receipt\"")) << structure;
  EXPECT_TRUE(structure.contains("TH\n        \"Customer number\"")) << structure;
  EXPECT_TRUE(facts_of_pdf(answer.raw.body).contains("Receipt 8F7A2B99XYZ"));
}

TEST_F(ReceiptPdf, SaysThatItWasVoidedAndWhy) {
  const auto id = posted();
  ASSERT_EQ(voided(id, "typed twice, by mistake").status, 200);
  const auto next = posted(R"({"replacesId":")" + id + R"(","confirmDuplicate":true})");
  const auto words = words_of(page_of(id));
  for (const std::string& part :
       {std::string("VOIDED"), std::string("It no longer counts"),
        std::string("Reason: typed twice, by mistake"), std::string("Replaced by"), next}) {
    EXPECT_TRUE(words.contains(part)) << part << " is not in " << words;
  }
  EXPECT_FALSE(words.contains("PAID"));
  EXPECT_TRUE(words_of(page_of(next)).contains("Takes the place of"));
}

TEST_F(ReceiptPdf, ShowsAllOfALongReason) {
  std::string reason;
  for (int word = 1; reason.size() < 480; ++word) reason += "Reason" + std::to_string(word) + " ";
  reason += std::string(500 - reason.size(), 'z');
  const auto id = posted(R"({"notes":"Paid by phone."})");
  ASSERT_EQ(voided(id, reason).status, 200);
  const auto words = words_of(page_of(id));
  EXPECT_TRUE(words.contains("Reason: " + reason)) << words;
  EXPECT_TRUE(words.contains("Paid by phone.")) << words;
}

TEST_F(ReceiptPdf, IsTheSameBytesForTheSameReceipt) {
  const auto id = posted(R"({"notes":"Привет, عربي"})");
  const auto page = page_of(id);
  page_of(posted(R"({"amount":"1.00"})"));
  EXPECT_EQ(page_of(id), page);
  EXPECT_EQ(dana_->client.get(path() + "/" + id + ".pdf").raw.body, page);
  SecondServer other(*server_, {});
  auto client = other.public_client();
  client.token = nora_->client.token;
  EXPECT_EQ(client.get("/api/receipts/" + id + ".pdf").raw.body, page);
}

TEST_F(ReceiptPdf, IsTheSameBytesInAnotherProcess) {
  const receipts::Printed printed{{ReceiptId::make(),
                                   Money{8427},
                                   *parse_timestamp("2026-01-31T09:30:00Z"),
                                   "BP-1",
                                   "notes",
                                   std::nullopt,
                                   receipts::Status::voided,
                                   {BillerId::make(), "Light", billers::Category::tv},
                                   "why",
                                   *parse_timestamp("2026-02-01T09:30:00Z"),
                                   std::nullopt},
                                  "Nora Feld",
                                  "123456789012"};
  const auto draw = [&] { return receipts::draw_pdf(printed); };
  const auto page = draw();
  EXPECT_EQ(in_another_process(draw), page);
  EXPECT_EQ(draw(), page);
}

TEST_F(ReceiptPdf, StaysOnePageHoweverLongTheTextsAre) {
  receipts::Receipt receipt{ReceiptId::make(),
                            Money{Money::max_cents},
                            Timestamp(),
                            "",
                            "",
                            std::nullopt,
                            receipts::Status::voided,
                            {BillerId::make(), std::string(200, 'W'), billers::Category::insurance},
                            std::string(500, 'W'),
                            Timestamp(),
                            ReceiptId::make()};
  receipt.confirmation = std::string(64, 'W');
  receipt.replaced_by_id.value.emplace(ReceiptId::make());
  for (const auto& notes :
       {std::string(1000, 'W'), std::string(1000, '\n'), std::string("a\nb\nc")}) {
    receipt.notes = notes;
    const auto page = receipts::draw_pdf({receipt, std::string(200, 'W'), "123456789012"});
    EXPECT_TRUE(facts_of_pdf(page).contains("Pages:           1"));
    const auto words = words_of(page);
    EXPECT_TRUE(words.contains("…") && words.contains("$99,999,999.99")) << words;
    EXPECT_TRUE(words.contains("Receipt id " + receipt.id.to_string())) << words;
  }
}

// S41
TEST_F(ReceiptPdf, HasAHarmlessFileNameWhateverTheConfirmationIs) {
  receipts::Receipt receipt{};
  for (const auto& [confirmation, name] :
       {std::pair("BP-20261122-48392-01746", "receipt-BP-20261122-48392-01746.pdf"),
        {"a\"; filename=\"evil.exe", "receipt-afilenameevilexe.pdf"},
        {"../../etc/passwd", "receipt-etcpasswd.pdf"},
        {"a\r\nSet-Cookie: b", "receipt-aSet-Cookieb.pdf"},
        {"تأكيد", "receipt-.pdf"}}) {
    receipt.confirmation = confirmation;
    EXPECT_EQ(receipts::pdf_file_name(receipt), name);
  }
}

// S28
TEST_F(ReceiptPdf, OfOthersIsNotThere) {
  const auto id = posted();
  auto omar = server_->customer("pdf-omar@example.com");
  const std::string unknown = "01900000-0000-7000-8000-000000000000";
  for (const std::string& one : {id, unknown, std::string("x"), std::string("..")}) {
    EXPECT_EQ(omar.client.get("/api/receipts/" + one + ".pdf").problem(), "not-found") << one;
  }
  EXPECT_EQ(omar.client.get("/api/receipts/" + id + ".PDF").status, 404);
  EXPECT_EQ(omar.client.get("/api/receipts/" + id + ".pdf?x=1").status, 422);
  EXPECT_EQ(omar.client.post("/api/receipts/" + id + ".pdf").status, 405);
  EXPECT_EQ(server_->public_client().get("/api/receipts/" + id + ".pdf").status, 401);
  server_->database().query("UPDATE receipts SET deleted_at = now() WHERE id = $1", {id});
  EXPECT_EQ(nora_->client.get("/api/receipts/" + id + ".pdf").status, 404);
}

// S73
TEST_F(ReceiptPdf, IsMadeForStaffTooAndNoted) {
  const auto id = posted();
  for (auto* staff : {dana_.get(), root_.get()}) {
    const std::string audience = staff == dana_.get() ? "agent" : "admin";
    const auto answer = staff->client.get(path(audience) + "/" + id + ".pdf");
    EXPECT_EQ(answer.status, 200) << answer.raw.body;
    EXPECT_EQ(value(*server_,
                    "SELECT action || ' ' || actor_id FROM audit_events "
                    "WHERE request_id = $1",
                    {std::string(answer.raw.header("x-request-id"))}),
              "receipt.viewed " + staff->id);
    const auto none = staff->client.get(path(audience) + "/" + nora_->id + ".pdf");
    EXPECT_EQ(none.problem(), "not-found");
  }
}

}  // namespace
}  // namespace billspay::test_support
