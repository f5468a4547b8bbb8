#include <gtest/gtest.h>

#include "tests/support/database_contents.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {
namespace {

class Billers : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  static SignedInCustomer somebody(bool approved = true) {
    static int count = 0;
    return server_->customer("billers" + std::to_string(++count) + "@example.com", approved);
  }
  static std::vector<std::string> names(const ApiResponse& answer) {
    std::vector<std::string> all;
    for (const auto& biller : answer.list("billers")) {
      all.emplace_back(biller.at("name").as_string());
    }
    return all;
  }

  static inline std::unique_ptr<TestServer> server_;
};

std::vector<std::string> amounts(const boost::json::value& biller) {
  std::vector<std::string> all;
  for (const auto& receipt : biller.at("receipts").as_array()) {
    all.emplace_back(receipt.at("amount").as_string());
  }
  return all;
}

TEST_F(Billers, AreListedNewestFirstWithTheirLastThreeReceipts) {
  auto nora = somebody();
  const auto light = server_->add_biller(nora.id, "City Light");
  const auto phone = server_->add_biller(nora.id, "Bell", "MOBILE");
  for (int day = 1; day <= 5; ++day) {
    server_->add_receipt(nora.id, light, std::to_string(day) + ".50",
                         "2026-10-0" + std::to_string(day) + "T12:00:00Z");
  }
  const auto voided = server_->add_receipt(nora.id, light, "99.00", "2026-10-09T12:00:00Z");
  server_->database().query(
      "UPDATE receipts SET status = 'VOIDED', voided_at = now() WHERE id = $1", {voided});
  const auto listed = nora.client.get("/api/billers");
  EXPECT_EQ(names(listed), (std::vector<std::string>{"Bell", "City Light"}));
  EXPECT_EQ(listed.text("nextCursor"), "null");
  EXPECT_TRUE(amounts(listed.list("billers")[0]).empty());
  EXPECT_EQ(amounts(listed.list("billers")[1]), (std::vector<std::string>{"5.50", "4.50", "3.50"}));
  const auto found = nora.client.get("/api/billers/" + light);
  EXPECT_EQ(amounts(found.body),
            (std::vector<std::string>{"5.50", "4.50", "3.50", "2.50", "1.50"}));
  EXPECT_EQ(found.text("category"), "ELECTRIC");
  EXPECT_EQ(found.text("accountId"), "AC-" + light.substr(24));
  EXPECT_EQ(found.text("contactInfo"), "null");
  EXPECT_EQ(found.raw.header("etag"), "\"1\"");
  EXPECT_EQ(nora.client.get("/api/billers/" + phone).text("name"), "Bell");
}

TEST_F(Billers, AreReadableBeforeApproval) {
  auto nora = somebody(false);
  server_->add_biller(nora.id, "City Light");
  EXPECT_EQ(names(nora.client.get("/api/billers")), std::vector<std::string>{"City Light"});
}

TEST_F(Billers, VanishWhenRemovedWhileTheirReceiptsStay) {
  auto nora = somebody();
  const auto light = server_->add_biller(nora.id, "City Light");
  const auto receipt = server_->add_receipt(nora.id, light, "84.27", "2026-10-01T12:00:00Z");
  server_->database().query("UPDATE billers SET deleted_at = now(), name = 'Renamed' WHERE id = $1",
                            {light});
  EXPECT_TRUE(nora.client.get("/api/billers").list("billers").empty());
  EXPECT_EQ(nora.client.get("/api/billers/" + light).status, 404);
  const auto kept = nora.client.get("/api/receipts/" + receipt);
  ASSERT_EQ(kept.status, 200);
  EXPECT_EQ(kept.text("biller", "name"), "City Light");  // as it was on the day
  EXPECT_EQ(kept.text("biller", "id"), light);
  EXPECT_EQ(nora.client.get("/api/receipts?billerId=" + light).list("receipts").size(), 1U);
}

TEST_F(Billers, DoNotShowRemovedReceipts) {
  auto nora = somebody();
  const auto light = server_->add_biller(nora.id, "City Light");
  const auto receipt = server_->add_receipt(nora.id, light, "84.27", "2026-10-01T12:00:00Z");
  server_->database().query("UPDATE receipts SET deleted_at = now() WHERE id = $1", {receipt});
  EXPECT_TRUE(amounts(nora.client.get("/api/billers/" + light).body).empty());
  EXPECT_EQ(nora.client.get("/api/receipts/" + receipt).status, 404);
}

TEST_F(Billers, ComeInPagesThatNewOnesDoNotDisturb) {
  auto nora = somebody();
  std::vector<std::string> expected;
  for (int n = 0; n < 5; ++n) {
    expected.insert(expected.begin(), "Biller " + std::to_string(n));
    const auto id = server_->add_biller(nora.id, expected.front());
    server_->add_receipt(nora.id, id, "1.00", "2026-10-01T12:00:00Z");
    server_->add_receipt(nora.id, id, "2.00", "2026-10-02T12:00:00Z");
  }
  std::vector<std::string> read;
  std::string next;
  for (int page_number = 0; page_number < 10; ++page_number) {
    const auto page = nora.client.get("/api/billers?limit=2" + next);
    for (const auto& name : names(page)) read.push_back(name);
    for (const auto& biller : page.list("billers")) EXPECT_EQ(amounts(biller).size(), 2U);
    if (page.text("nextCursor") == "null") break;
    next = "&cursor=" + page.text("nextCursor");
    server_->add_biller(nora.id, "Newer " + std::to_string(page_number));
  }
  EXPECT_EQ(read, expected);
}

// S43
TEST_F(Billers, AndReceiptsCannotBeWrittenByCustomers) {
  auto nora = somebody();
  const auto light = server_->add_biller(nora.id, "City Light");
  const auto receipt = server_->add_receipt(nora.id, light, "84.27", "2026-10-01T12:00:00Z");
  const auto before = checksums_of(server_->database(), nora.id);
  const auto counts = row_counts_of(server_->database());
  for (const std::string path :
       {"/api/billers", "/api/receipts", "/api/receipts.csv", "/api/receipts/summary"}) {
    for (const char* method : {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"}) {
      const auto answer = nora.client.with("X-HTTP-Method-Override", "DELETE")
                              .call(method, path, R"({"name":"Mine","amount":"1.00"})");
      EXPECT_EQ(answer.status, 405) << method << path << answer.raw.body;
      EXPECT_EQ(answer.raw.header("allow"), "GET, HEAD") << method << path;
    }
  }
  for (const std::string& path : {"/api/billers/" + light, "/api/receipts/" + receipt}) {
    for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
      EXPECT_EQ(nora.client.call(method, path, R"({"name":"Mine"})").status, 405) << method << path;
    }
    EXPECT_EQ(nora.client.with("X-HTTP-Method-Override", "DELETE").get(path).status, 200);
    EXPECT_EQ(nora.client.get(path + "?_method=DELETE").status, 422);
    EXPECT_EQ(nora.client.call("HEAD", path).status, 200);
  }
  EXPECT_EQ(checksums_of(server_->database(), nora.id), before);
  EXPECT_EQ(row_counts_of(server_->database()), counts);
}

TEST_F(Billers, AreTheirOwnersOnly) {
  auto nora = somebody();
  auto omar = somebody();
  const auto light = server_->add_biller(nora.id, "City Light");
  EXPECT_EQ(omar.client.get("/api/billers/" + light).status, 404);
  EXPECT_TRUE(omar.client.get("/api/billers").list("billers").empty());
  auto nobody = server_->public_client();
  EXPECT_EQ(nobody.get("/api/billers").status, 401);
  EXPECT_EQ(nobody.get("/api/billers/" + light).status, 401);
}

TEST_F(Billers, RefuseParametersThatTheyDoNotKnow) {
  auto nora = somebody();
  EXPECT_EQ(nora.client.get("/api/billers?search=x").refused(),
            std::vector<std::string>{"?search"});
  EXPECT_EQ(nora.client.get("/api/billers?limit=1&limit=1").status, 400);
  EXPECT_EQ(nora.client.get("/api/billers/not-an-id").status, 404);
  EXPECT_EQ(nora.client.get("/api/billers/00000000-0000-7000-8000-000000000000").status, 404);
}

}  // namespace
}  // namespace billspay::test_support
