#include "resources/receipts/receipt_desk_test.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

class StaffReceipts : public ReceiptDesk {
 protected:
  static Texts amounts(const ApiResponse& answer) {
    EXPECT_EQ(answer.status, 200) << answer.raw.body;
    Texts all;
    for (const auto& receipt : answer.list("receipts")) {
      all.emplace_back(receipt.at("amount").as_string());
    }
    return all;
  }
  // Every operation, by these callers.
  std::vector<ApiResponse> try_all(ApiClient client, const std::string& audience,
                                   const std::string& receipt) {
    std::vector<ApiResponse> answers;
    answers.push_back(client.get(path(audience)));
    answers.push_back(client.post(path(audience), payment()));
    answers.push_back(client.get(path(audience) + "/" + receipt));
    answers.push_back(client.post(path(audience) + "/" + receipt + "/void", R"({"reason":"x"})"));
    return answers;
  }
};

TEST_F(StaffReceipts, AreListedAsTheCustomerSeesThem) {
  for (int day = 1; day <= 5; ++day) {
    server_->add_receipt(nora_->id, light_, std::to_string(day) + ".00",
                         "2026-10-0" + std::to_string(day) + "T12:00:00Z");
  }
  const auto theirs = nora_->client.get("/api/receipts");
  EXPECT_EQ(dana_->client.get(path()).body, theirs.body);
  EXPECT_EQ(root_->client.get(path("admin")).body, theirs.body);
  EXPECT_EQ(amounts(dana_->client.get(path() + "?from=2026-10-02&to=2026-10-04&minAmount=3")),
            (Texts{"4.00", "3.00"}));
  EXPECT_EQ(amounts(dana_->client.get(path() + "?billerId=" + light_)).size(), 5U);
  Texts read;
  std::string next;
  for (int page_number = 0; page_number < 9; ++page_number) {
    const auto page = dana_->client.get(path() + "?limit=2" + next);
    for (const auto& amount : amounts(page)) read.push_back(amount);
    if (page.text("nextCursor") == "null") break;
    next = "&cursor=" + page.text("nextCursor");
    server_->add_receipt(nora_->id, light_, "99.00", "2026-11-01T12:00:00Z");
  }
  EXPECT_EQ(read, (Texts{"5.00", "4.00", "3.00", "2.00", "1.00"}));
}

TEST_F(StaffReceipts, RefuseFiltersThatCannotBeMeant) {
  EXPECT_EQ(dana_->client.get(path() + "?from=2026-02-30&limit=0&sort=x").refused(),
            (Texts{"?sort", "?limit", "?from"}));
  EXPECT_EQ(dana_->client.get(path() + "?minAmount=2&maxAmount=1").refused(), Texts{"?maxAmount"});
  EXPECT_EQ(dana_->client.get(path() + "?limit=1&limit=1").status, 400);
  EXPECT_EQ(events("receipts.viewed"), "0");
}

// S73
TEST_F(StaffReceipts, AreNotSeenUnnoticed) {
  const auto id = server_->add_receipt(nora_->id, light_, "84.27", "2026-10-01T12:00:00Z");
  dana_->client.get(path());
  const auto one = root_->client.get(path("admin") + "/" + id);
  EXPECT_EQ(one.text("amount"), "84.27");
  EXPECT_EQ(one.raw.header("etag"), "\"1\"");
  EXPECT_EQ(events("receipts.viewed"), "1");
  EXPECT_EQ(events("receipt.viewed"), "1");
  const auto seen = nora_->client.get("/api/activity").list("activities");
  EXPECT_EQ(seen[0].at("action"), "receipt.viewed");
  EXPECT_EQ(seen[0].at("actor"), "Staff root");
  EXPECT_EQ(seen[1].at("action"), "receipts.viewed");
  EXPECT_EQ(seen[1].at("actor"), "Staff dana");
  EXPECT_EQ(dana_->client.get(path() + "/" + light_).status, 404);
  EXPECT_EQ(events("receipt.viewed"), "1") << "nothing was seen";
}

// S28 S64
TEST_F(StaffReceipts, OfNobodyAreNotThere) {
  const auto id = server_->add_receipt(nora_->id, light_, "84.27", "2026-10-01T12:00:00Z");
  const auto omar = server_->customer("omar." + nora_->id.substr(24) + "@example.com");
  EXPECT_EQ(dana_->client.get("/api/agent/customers/" + omar.id + "/receipts/" + id).status, 404);
  remove_customer(*server_, nora_->id);
  const std::string unknown = "00000000-0000-7000-8000-000000000000";
  for (const auto& customer : {nora_->id, unknown, std::string("x")}) {
    const std::string at = "/api/agent/customers/" + customer + "/receipts";
    const std::string one = at + "/" + id;
    EXPECT_EQ(dana_->client.get(at).status, 404) << customer;
    EXPECT_EQ(dana_->client.post(at, payment()).status, 404) << customer;
    EXPECT_EQ(dana_->client.get(one).status, 404) << customer;
    EXPECT_EQ(dana_->client.post(one + "/void", R"({"reason":"x"})").status, 404);
  }
  EXPECT_EQ(events("receipts.viewed"), "0");
  EXPECT_EQ(value(*server_, "SELECT status FROM receipts WHERE id = $1", {id}), "POSTED");
}

// S18 S27 S31
TEST_F(StaffReceipts, AreForStaffOnTheirOwnListeners) {
  const auto id = server_->add_receipt(nora_->id, light_, "84.27", "2026-10-01T12:00:00Z");
  const auto with_token = [&](const std::string& listener, const std::string& host,
                              const std::string& token) {
    auto client = server_->client(listener, host);
    client.token = token;
    return client;
  };
  const auto expect = [&](ApiClient client, const std::string& audience, int status) {
    for (const auto& answer : try_all(std::move(client), audience, id)) {
      EXPECT_EQ(answer.status, status) << audience << answer.raw.body;
    }
  };
  for (const std::string audience : {"agent", "admin"}) {
    const std::string host = audience + ".localhost";
    const std::string other = audience == "agent" ? "admin" : "agent";
    const auto& own = audience == "agent" ? dana_->client.token : root_->client.token;
    const auto& others = audience == "agent" ? root_->client.token : dana_->client.token;
    expect(with_token(audience, host, ""), audience, 401);
    expect(with_token(audience, host, nora_->client.token), audience, 401);
    expect(with_token(audience, host, others), audience, 401);
    ApiClient misdirected(server_->port(audience), other + ".localhost", false);
    misdirected.token = own;
    expect(std::move(misdirected), audience, 421);
    expect(with_token(other, other + ".localhost", own), audience, 404);
    expect(with_token("public", "localhost", own), audience, 404);
    expect(with_token("public", host, own), audience, 404);
  }
  EXPECT_EQ(receipts_of_nora(), "1");
  EXPECT_EQ(events("receipts.viewed"), "0");
}

// S19
TEST_F(StaffReceipts, EndWithTheSession) {
  auto temp = server_->agent("temp");
  EXPECT_EQ(temp.client.get(path()).status, 200);
  server_->database().query("UPDATE agents SET is_active = false WHERE id = $1", {temp.id});
  EXPECT_EQ(temp.client.get(path()).status, 401);
  EXPECT_EQ(temp.client.post(path(), payment()).status, 401);
  EXPECT_EQ(receipts_of_nora(), "0");
}

}  // namespace
}  // namespace billspay::test_support
