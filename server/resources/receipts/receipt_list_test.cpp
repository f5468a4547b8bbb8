#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "tests/support/test_server.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

// One customer with five receipts of two billers; the amounts name them.
class ReceiptList : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    nora_ = std::make_unique<SignedInCustomer>(server_->customer("nora@example.com"));
    light_ = server_->add_biller(nora_->id, "City Light");
    phone_ = server_->add_biller(nora_->id, "Bell", "MOBILE");
    server_->add_receipt(nora_->id, light_, "10.00", "2026-01-31T23:59:59.999999Z");
    server_->add_receipt(nora_->id, light_, "20.00", "2026-02-01T00:00:00Z");
    server_->add_receipt(nora_->id, phone_, "30.50", "2026-02-14T09:30:00Z");
    server_->add_receipt(nora_->id, phone_, "40.00", "2026-02-28T23:59:59.999999Z");
    voided_ = server_->add_receipt(nora_->id, light_, "50.00", "2026-03-01T00:00:00Z");
    server_->database().query(
        "UPDATE receipts SET status = 'VOIDED', voided_at = now(), void_reason = 'typed twice', "
        "notes = 'see the next one' WHERE id = $1",
        {voided_});
  }
  static void TearDownTestSuite() {
    nora_.reset();
    server_.reset();
  }

  static ApiResponse list(const std::string& query = "") {
    return nora_->client.get("/api/receipts" + query);
  }
  static Texts amounts(const std::string& query = "") {
    const auto answer = list(query);
    EXPECT_EQ(answer.status, 200) << query << answer.raw.body;
    Texts all;
    for (const auto& receipt : answer.list("receipts")) {
      all.emplace_back(receipt.at("amount").as_string());
    }
    return all;
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInCustomer> nora_;
  static inline std::string light_;
  static inline std::string phone_;
  static inline std::string voided_;
};

TEST_F(ReceiptList, IsNewestFirst) {
  EXPECT_EQ(amounts(), (Texts{"50.00", "40.00", "30.50", "20.00", "10.00"}));
  const auto third = list().list("receipts")[2];
  EXPECT_EQ(third.at("paidOn"), "2026-02-14T09:30:00.000Z");
  EXPECT_EQ(third.at("biller").at("name"), "Bell");
  EXPECT_EQ(third.at("biller").at("category"), "MOBILE");
  EXPECT_EQ(third.at("biller").at("id"), boost::json::string(phone_));
  EXPECT_EQ(third.at("status"), "POSTED");
}

TEST_F(ReceiptList, ShowsVoidedOnesWithTheirStatusAndReason) {
  const auto newest = list().list("receipts")[0];
  EXPECT_EQ(newest.at("id"), boost::json::string(voided_));
  EXPECT_EQ(newest.at("status"), "VOIDED");
  EXPECT_EQ(newest.at("notes"), "see the next one");
  EXPECT_EQ(newest.at("voidReason"), "typed twice");
  EXPECT_TRUE(newest.at("voidedAt").is_string());
  EXPECT_TRUE(newest.at("replacesId").is_null());
  const auto found = nora_->client.get("/api/receipts/" + voided_);
  auto listed = newest;
  listed.as_object()["replacedById"] = nullptr;
  EXPECT_EQ(found.body, listed);
  EXPECT_EQ(found.raw.header("etag"), "\"1\"");
}

TEST_F(ReceiptList, FiltersByDaysWholeAndUtc) {
  EXPECT_EQ(amounts("?from=2026-02-01"), (Texts{"50.00", "40.00", "30.50", "20.00"}));
  EXPECT_EQ(amounts("?to=2026-02-28"), (Texts{"40.00", "30.50", "20.00", "10.00"}));
  EXPECT_EQ(amounts("?from=2026-02-01&to=2026-02-28"), (Texts{"40.00", "30.50", "20.00"}));
  EXPECT_EQ(amounts("?from=2026-02-14&to=2026-02-14"), Texts{"30.50"});
  EXPECT_EQ(amounts("?from=2026-04-01"), Texts{});
}

TEST_F(ReceiptList, FiltersByMoments) {
  EXPECT_EQ(amounts("?from=2026-02-14T09:30:00Z&to=2026-02-14T09:30:00Z"), Texts{"30.50"});
  EXPECT_EQ(amounts("?from=2026-02-14T09:30:00.000001Z&to=2026-02-28"), Texts{"40.00"});
  EXPECT_EQ(amounts("?from=2026-02-14T10:30:00%2B01:00&to=2026-02-14T04:30:00-05:00"),
            Texts{"30.50"});
  EXPECT_EQ(amounts("?to=2026-01-31T23:59:59Z"), Texts{});
}

TEST_F(ReceiptList, FiltersByBillerAndAmount) {
  EXPECT_EQ(amounts("?billerId=" + phone_), (Texts{"40.00", "30.50"}));
  EXPECT_EQ(amounts("?minAmount=30.50"), (Texts{"50.00", "40.00", "30.50"}));
  EXPECT_EQ(amounts("?minAmount=30.51"), (Texts{"50.00", "40.00"}));
  EXPECT_EQ(amounts("?maxAmount=20"), (Texts{"20.00", "10.00"}));
  EXPECT_EQ(amounts("?minAmount=20&maxAmount=40.00&billerId=" + light_ + "&from=2026-01-01"),
            Texts{"20.00"});
  EXPECT_EQ(amounts("?billerId=00000000-0000-7000-8000-000000000000"), Texts{});
}

TEST_F(ReceiptList, FiltersThePagesAlso) {
  Texts read;
  std::string next;
  for (int page_number = 0; page_number < 9; ++page_number) {
    const auto page = list("?limit=1&minAmount=20&maxAmount=40" + next);
    ASSERT_EQ(page.list("receipts").size(), 1U);
    read.emplace_back(page.list("receipts")[0].at("amount").as_string());
    if (page.text("nextCursor") == "null") break;
    next = "&cursor=" + page.text("nextCursor");
  }
  EXPECT_EQ(read, (Texts{"40.00", "30.50", "20.00"}));
}

struct Refused {
  std::string query;
  Texts pointers;
};

TEST_F(ReceiptList, RefusesFiltersThatCannotBeMeant) {
  const std::vector<Refused> cases{
      {"from=2026-02-02&to=2026-02-01", {"?to"}},
      {"from=2026-02-01T10:00:00Z&to=2026-02-01T09:59:59Z", {"?to"}},
      {"minAmount=20&maxAmount=19.99", {"?maxAmount"}},
      {"from=2026-02-30", {"?from"}},
      {"from=yesterday&to=", {"?from", "?to"}},
      {"from=2026-02-01T10:00:00", {"?from"}},
      {"minAmount=-1", {"?minAmount"}},
      {"minAmount=1e2&maxAmount=1,5", {"?minAmount", "?maxAmount"}},
      {"minAmount=1.005", {"?minAmount"}},
      {"billerId=1", {"?billerId"}},
      {"billerId=%27%20OR%201=1--", {"?billerId"}},
      {"limit=0", {"?limit"}},
      {"limit=201", {"?limit"}},
      {"limit=abc", {"?limit"}},
      {"limit=1.0", {"?limit"}},
      {"limit=", {"?limit"}},
      {"limit=99999999999999999999", {"?limit"}},
      {"cursor=nonsense", {"?cursor"}},
      {"cursor=f_______________________________", {"?cursor"}},  // far too late
      {"sort=amount", {"?sort"}},
      {"status=POSTED", {"?status"}},
      {"Limit=1", {"?Limit"}}};
  for (const auto& [query, pointers] : cases) {
    const auto answer = list("?" + query);
    EXPECT_EQ(answer.status, 422) << query << answer.raw.body;
    EXPECT_EQ(answer.problem(), "validation-failed") << query;
    EXPECT_EQ(answer.refused(), pointers) << query << answer.raw.body;
  }
  EXPECT_EQ(list("?limit=200").status, 200);
}

// S39
TEST_F(ReceiptList, RefusesAParameterThatComesTwice) {
  for (const std::string path : {"/api/receipts", "/api/receipts.csv", "/api/receipts/summary"}) {
    for (const std::string query : {"from=2026-01-01&from=2026-01-01", "minAmount=1&minAmount=2",
                                    "from=2026-01-01&%66rom=2026-01-02"}) {
      const auto answer = nora_->client.get(path + "?" + query);
      EXPECT_EQ(answer.status, 400) << path << query << answer.raw.body;
      EXPECT_EQ(answer.problem(), "malformed-request");
    }
    EXPECT_EQ(nora_->client.get(path + "?from=%zz").status, 400);
    EXPECT_EQ(nora_->client.get(path + "?from=%00").status, 400);
    EXPECT_EQ(nora_->client.get(path + "?from=%ff").status, 400);
  }
}

TEST_F(ReceiptList, RefusesParametersThatOnlyOthersHave) {
  for (const std::string path : {"/api/receipts.csv", "/api/receipts/summary"}) {
    EXPECT_EQ(nora_->client.get(path + "?limit=1").refused(), Texts{"?limit"});
    EXPECT_EQ(nora_->client.get(path + "?minAmount=2&maxAmount=1").refused(), Texts{"?maxAmount"});
  }
  EXPECT_EQ(nora_->client.get("/api/receipts/" + voided_ + "?x=1").refused(), Texts{"?x"});
}

TEST_F(ReceiptList, BearsTheEndsOfTime) {
  for (const std::string date : {"0000-01-01", "0001-01-01", "9999-12-31"}) {
    const auto answer = list("?from=" + date);
    EXPECT_TRUE(answer.status == 200 || answer.status == 422) << answer.raw.body;
    EXPECT_EQ(nora_->client.get("/api/receipts/summary?to=" + date).status, answer.status);
  }
  EXPECT_EQ(amounts("?from=2026-01-01&to=9999-12-31").size(), 5U);
}

TEST_F(ReceiptList, KeepsItsPlaceWhileReceiptsArrive) {
  auto omar = server_->customer("omar@example.com");
  const auto biller = server_->add_biller(omar.id, "Gas");
  // Several at the same moment, so that the id decides.
  std::vector<std::pair<std::string, std::string>> added;
  for (int n = 0; n < 9; ++n) {
    const std::string day = "2026-05-0" + std::to_string(n / 3 + 1);
    added.emplace_back(day, server_->add_receipt(omar.id, biller, "5.00", day));
  }
  std::ranges::sort(added, std::greater<>());
  Texts expected;
  for (const auto& [day, id] : added) expected.push_back(id);
  Texts read;
  std::string next;
  for (int page_number = 0; page_number < 20; ++page_number) {
    const auto page = omar.client.get("/api/receipts?limit=2" + next);
    for (const auto& receipt : page.list("receipts")) {
      read.emplace_back(receipt.at("id").as_string());
    }
    if (page.text("nextCursor") == "null") break;
    next = "&cursor=" + page.text("nextCursor");
    server_->add_receipt(omar.id, biller, "77.00", "2026-06-01");
  }
  EXPECT_EQ(read, expected);
}

TEST_F(ReceiptList, IsItsOwnersOnly) {
  auto omar = server_->customer("omar2@example.com");
  EXPECT_TRUE(omar.client.get("/api/receipts").list("receipts").empty());
  EXPECT_TRUE(omar.client.get("/api/receipts?billerId=" + light_).list("receipts").empty());
  EXPECT_EQ(omar.client.get("/api/receipts/" + voided_).status, 404);
  EXPECT_EQ(omar.client.get("/api/receipts/summary").text("count"), "0");
  // Somebody else's place in their list is a place in ours, and shows nothing of theirs.
  const auto theirs = list("?limit=1").text("nextCursor");
  EXPECT_TRUE(omar.client.get("/api/receipts?cursor=" + theirs).list("receipts").empty());
  auto nobody = server_->public_client();
  EXPECT_EQ(nobody.get("/api/receipts").status, 401);
  EXPECT_EQ(nobody.get("/api/receipts?limit=0").status, 401);
  EXPECT_EQ(nobody.get("/api/receipts.csv").status, 401);
}

}  // namespace
}  // namespace billspay::test_support
