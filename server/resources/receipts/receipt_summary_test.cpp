#include <gtest/gtest.h>

#include <map>

#include "platform/core/money.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {
namespace {

struct Total {
  std::int64_t cents = 0;
  int count = 0;
  bool operator==(const Total&) const = default;
};
using Totals = std::map<std::string, Total>;

struct Sums {
  Total all;
  Totals months;
  Totals categories;
};

std::int64_t cents_of(const boost::json::value& amount) {
  const std::string text(amount.as_string());
  const auto dot = text.find('.');
  return std::stoll(text.substr(0, dot)) * 100 + std::stoll(text.substr(dot + 1));
}

// What the list says, added up here.
Sums sums_of_list(ApiClient& client, const std::string& filter) {
  Sums sums;
  const auto add = [](Total& total, std::int64_t cents) {
    total.cents += cents;
    ++total.count;
  };
  std::string next;
  while (true) {
    const auto page = client.get("/api/receipts?limit=200" + filter + next);
    for (const auto& receipt : page.list("receipts")) {
      if (receipt.at("status") != "POSTED") continue;
      const auto cents = cents_of(receipt.at("amount"));
      add(sums.all, cents);
      add(sums.months[std::string(receipt.at("paidOn").as_string()).substr(0, 7)], cents);
      add(sums.categories[std::string(receipt.at("biller").at("category").as_string())], cents);
    }
    if (page.text("nextCursor") == "null") return sums;
    next = "&cursor=" + page.text("nextCursor");
  }
}

Total total_of(const boost::json::value& entry) {
  return {cents_of(entry.at("total")), static_cast<int>(entry.at("count").as_int64())};
}

void expect_summary_equals_list(ApiClient& client, const std::string& filter) {
  const auto expected = sums_of_list(client, filter);
  const auto summary =
      client.get("/api/receipts/summary" + (filter.empty() ? "" : "?" + filter.substr(1)));
  ASSERT_EQ(summary.status, 200) << summary.raw.body;
  EXPECT_EQ(total_of(summary.body), expected.all) << filter << summary.raw.body;
  Totals months;
  std::string last;
  for (const auto& month : summary.list("months")) {
    const std::string name(month.at("month").as_string());
    EXPECT_LT(last, name);  // oldest first
    months[last = name] = total_of(month);
  }
  EXPECT_EQ(months, expected.months) << filter;
  Totals categories;
  std::int64_t largest = INT64_MAX;
  for (const auto& category : summary.list("categories")) {
    const auto total = total_of(category);
    EXPECT_GE(largest, total.cents);  // largest first
    largest = total.cents;
    categories[std::string(category.at("category").as_string())] = total;
  }
  EXPECT_EQ(categories, expected.categories) << filter;
}

TEST(ReceiptSummary, EqualsTheSumsOfTheList) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  std::vector<std::string> billers;
  for (const std::string category : {"ELECTRIC", "MOBILE", "TV", "HOME"}) {
    billers.push_back(server.add_biller(nora.id, category + " Co", category));
  }
  // 300 receipts over 13 months; every seventh is voided, every eleventh removed.
  server.database().query(
      "INSERT INTO receipts (id, user_id, biller_id, biller_name, biller_category, amount, "
      "paid_on, confirmation, status, voided_at, deleted_at) "
      "SELECT gen_random_uuid(), b.user_id, b.id, b.name, b.category, (n * 37 % 9973 + 1) / 100.0, "
      "timestamptz '2025-09-30 20:00Z' + n * interval '31 hours', 'C' || n, "
      "CASE WHEN n % 7 = 0 THEN 'VOIDED' ELSE 'POSTED' END, "
      "CASE WHEN n % 7 = 0 THEN now() END, CASE WHEN n % 11 = 0 THEN now() END "
      "FROM generate_series(1, 300) n "
      "JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place FROM billers "
      "WHERE user_id = $1) b ON b.place = n % 4",
      {nora.id});
  expect_summary_equals_list(nora.client, "");
  expect_summary_equals_list(nora.client, "&from=2025-12-31&to=2026-02-01");
  expect_summary_equals_list(nora.client, "&from=2026-01-01T00:00:00Z");
  expect_summary_equals_list(nora.client, "&billerId=" + billers[2]);
  expect_summary_equals_list(nora.client, "&minAmount=20&maxAmount=60.5");
  expect_summary_equals_list(nora.client, "&from=2031-01-01");
  EXPECT_EQ(nora.client.get("/api/receipts/summary").list("months").size(), 13U);
}

TEST(ReceiptSummary, IsZeroWithoutReceipts) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto summary = nora.client.get("/api/receipts/summary");
  EXPECT_EQ(summary.text("total"), "0.00");
  EXPECT_EQ(summary.text("count"), "0");
  EXPECT_TRUE(summary.list("months").empty());
  EXPECT_TRUE(summary.list("categories").empty());
}

TEST(ReceiptSummary, AddsMoreThanOneReceiptCanHold) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto biller = server.add_biller(nora.id, "Mint");
  for (int n = 0; n < 3; ++n) {
    server.add_receipt(nora.id, biller, "99999999.99", "2026-01-01T00:00:00Z");
  }
  const auto summary = nora.client.get("/api/receipts/summary");
  EXPECT_EQ(summary.text("total"), "299999999.97");
  EXPECT_EQ(summary.list("months")[0].at("total"), "299999999.97");
}

}  // namespace
}  // namespace billspay::test_support
