#include <gtest/gtest.h>

#include "platform/http/csv.hpp"
#include "resources/receipts/csv.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {
namespace {

using Line = std::vector<std::string>;

// RFC 4180, strictly: CRLF ends a record, quotes are doubled inside quotes, nowhere else.
std::vector<Line> read_csv(const std::string& text) {
  std::vector<Line> lines{{""}};
  std::size_t at = 0;
  while (at < text.size()) {
    auto& cell = lines.back().back();
    if (text[at] == '"') {
      EXPECT_TRUE(cell.empty()) << "a quote inside a cell without quotes";
      for (++at; at < text.size(); ++at) {
        if (text[at] != '"') {
          cell += text[at];
        } else if (text.compare(at, 2, "\"\"") == 0) {
          cell += text[at++];
        } else {
          break;
        }
      }
      ++at;
    } else if (text[at] == ',') {
      lines.back().emplace_back();
      ++at;
    } else if (text.compare(at, 2, "\r\n") == 0) {
      lines.push_back({""});
      at += 2;
    } else {
      EXPECT_NE(text[at], '\n');
      EXPECT_NE(text[at], '\r');
      cell += text[at++];
    }
  }
  EXPECT_EQ(lines.back(), Line{""}) << "the last record ends without CRLF";
  lines.pop_back();
  return lines;
}

std::string text_of(const boost::json::value& value) {
  return value.is_null() ? "" : std::string(value.as_string());
}

// The whole list as the spreadsheet should have it; cells here hold no formula.
std::vector<Line> lines_of_list(ApiClient& client, const std::string& filter) {
  std::vector<Line> lines{
      {"paidOn", "biller", "category", "amount", "status", "confirmation", "notes"}};
  std::string next;
  while (true) {
    const auto page = client.get("/api/receipts?limit=200" + filter + next);
    for (const auto& receipt : page.list("receipts")) {
      const auto& biller = receipt.at("biller");
      lines.push_back({text_of(receipt.at("paidOn")), text_of(biller.at("name")),
                       text_of(biller.at("category")), text_of(receipt.at("amount")),
                       text_of(receipt.at("status")), text_of(receipt.at("confirmation")),
                       text_of(receipt.at("notes"))});
    }
    if (page.text("nextCursor") == "null") return lines;
    next = "&cursor=" + page.text("nextCursor");
  }
}

void add_many(TestServer& server, const std::string& biller, int count) {
  server.database().query(
      "INSERT INTO receipts (id, user_id, biller_id, biller_name, biller_category, amount, "
      "paid_on, confirmation, notes, status, voided_at) "
      "SELECT gen_random_uuid(), user_id, id, name || ', \"the big one\"', category, n / 100.0, "
      // Sixteen at each moment.
      "timestamptz '2025-01-01Z' + n / 16 * interval '5 hours', 'C' || n, "
      "CASE n % 3 WHEN 0 THEN E'two\\nlines' WHEN 1 THEN '\"quoted\", and é' END, "
      "CASE WHEN n % 5 = 0 THEN 'VOIDED' ELSE 'POSTED' END, CASE WHEN n % 5 = 0 THEN now() END "
      "FROM billers, generate_series(1, $2::integer) n WHERE id = $1",
      {biller, std::to_string(count)});
}

TEST(ReceiptCsv, StreamsTheWholeListInPieces) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  add_many(server, server.add_biller(nora.id, "City Light"), 1234);
  const auto file = nora.client.get("/api/receipts.csv");
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.raw.header("content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(file.raw.header("content-disposition"), "attachment; filename=\"receipts.csv\"");
  EXPECT_EQ(file.raw.header("transfer-encoding"), "chunked");
  EXPECT_EQ(file.raw.header("x-content-type-options"), "nosniff");
  EXPECT_TRUE(file.raw.complete);
  EXPECT_GE(file.raw.chunks.size(), 3U);
  const auto lines = read_csv(file.raw.body);
  EXPECT_EQ(lines.size(), 1235U);
  EXPECT_EQ(lines, lines_of_list(nora.client, ""));
  // The connection goes on.
  EXPECT_EQ(nora.client.get("/api/receipts?limit=1").status, 200);
}

TEST(ReceiptCsv, FiltersAsTheListDoes) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  add_many(server, server.add_biller(nora.id, "City Light"), 600);
  for (const std::string filter :
       {"&from=2025-01-03&to=2025-01-04", "&minAmount=3&maxAmount=5.5", "&from=2030-01-01"}) {
    const auto file = nora.client.get("/api/receipts.csv?" + filter.substr(1));
    EXPECT_EQ(read_csv(file.raw.body), lines_of_list(nora.client, filter)) << filter;
  }
}

TEST(ReceiptCsv, EndsRightWhenAPieceIsExactlyFull) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  add_many(server, server.add_biller(nora.id, "City Light"), 1000);
  const auto file = nora.client.get("/api/receipts.csv");
  EXPECT_TRUE(file.raw.complete);
  EXPECT_EQ(read_csv(file.raw.body).size(), 1001U);
}

std::string cell(std::string_view text) {
  std::string out;
  http::append_csv_cell(out, text);
  return out;
}

// S46
TEST(ReceiptCsv, MakesNoFormulas) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const std::vector<std::string> attacks{"=HYPERLINK(\"http://evil.example\",\"click\")",
                                         "+1+1",
                                         "-2+3",
                                         "@SUM(A1)",
                                         "\t=1+1",
                                         "\r=1+1",
                                         "=cmd|'/c calc'!A0"};
  for (const auto& attack : attacks) {
    // Confirmation numbers that differ in their signs alone are one number to a biller.
    const auto biller = server.add_biller(nora.id, "Plain");
    EXPECT_TRUE(cell(attack).starts_with("\"'")) << attack;
    server.database().query(
        "INSERT INTO receipts (id, user_id, biller_id, biller_name, biller_category, amount, "
        "paid_on, confirmation, notes) "
        "SELECT gen_random_uuid(), user_id, id, $2, category, 1, now(), $2, $2 "
        "FROM billers WHERE id = $1",
        {biller, attack});
  }
  const auto lines = read_csv(nora.client.get("/api/receipts.csv").raw.body);
  ASSERT_EQ(lines.size(), attacks.size() + 1);
  for (std::size_t line = 1; line < lines.size(); ++line) {
    ASSERT_EQ(lines[line].size(), 7U);
    const std::string& attack = attacks[attacks.size() - line];
    for (const std::size_t column : {1U, 5U, 6U}) EXPECT_EQ(lines[line][column], "'" + attack);
    for (const auto& content : lines[line]) {
      EXPECT_EQ(std::string_view("=+-@\t\r").find(content.front()), std::string_view::npos);
    }
  }
}

}  // namespace
}  // namespace billspay::test_support
