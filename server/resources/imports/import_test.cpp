// Whole files: what is written, what is not, and that an import is one or nothing.
#include <gtest/gtest.h>

#include <thread>

#include "platform/core/bytes.hpp"
#include "resources/imports/import_files.hpp"

namespace billspay::imports {
namespace {

using test_support::value;

constexpr int large_rows = 10'000;
constexpr int bad_rows = 37;

class Imports : public testing::Test {
 protected:
  static std::string figures(const ApiResponse& report) {
    return report.text("rows") + " rows, " + report.text("added") + " added, " +
           report.text("duplicates") + " duplicates, " + report.text("invalid") + " invalid";
  }

  // Rows of forty customers with two billers each; every 270th is bad, each in its own way.
  std::string large_file() {
    std::vector<Payer> payers;
    for (int i = 0; i < 40; ++i) {
      payers.push_back(add_payer(server));
      server.add_biller(payers.back().id, "City Power");
      server.add_biller(payers.back().id, "Pocket Mobile", "MOBILE");
    }
    std::string file = header;
    int bad = 0;
    for (int row = 1; row <= large_rows; ++row) {
      const auto& payer = payers[static_cast<std::size_t>(row) % payers.size()];
      const std::string biller = row % 3 == 0 ? "Pocket Mobile" : "City Power";
      const std::string confirmation = "C-" + std::to_string(row);
      if (row % 270 == 0 && bad < bad_rows) {
        file += bad_line(bad++, payer.number, biller, confirmation);
        expected_.push_back(row);
      } else {
        file += line(payer.number, biller, confirmation);
      }
    }
    EXPECT_EQ(bad, bad_rows);
    return file;
  }

  static std::string bad_line(int kind, const std::string& number, const std::string& biller,
                              const std::string& confirmation) {
    switch (kind % 7) {
      case 0:
        return line("1234-5678-9013", biller, confirmation);
      case 1:
        return line(customer_number::random(), biller, confirmation);
      case 2:
        return line(number, "Nobody's Gas", confirmation);
      case 3:
        return line(number, biller, confirmation, "12.345");
      case 4:
        return line(number, biller, confirmation, "84.27", "31.01.2026");
      case 5:
        return line(number, biller, "");
      default:
        return line(number, biller, confirmation, "84.27", "2999-01-01");
    }
  }
  static std::string bad_column(int kind) {
    constexpr std::array columns{"customerNumber", "customerNumber", "biller", "amount",
                                 "paidOn",         "confirmation",   "paidOn"};
    return columns[static_cast<std::size_t>(kind) % columns.size()];
  }

  TestServer server;
  test_support::SignedInStaff admin = server.admin("root");
  std::vector<int> expected_;  // the bad rows
};

TEST_F(Imports, TakeTenThousandRowsWithThirtySevenBadOnes) {
  const std::string file = large_file();
  const auto dry = upload(admin.client, file, "?dryRun=true");
  ASSERT_EQ(dry.status, 200) << dry.raw.body;
  EXPECT_EQ(figures(dry), "10000 rows, 0 added, 0 duplicates, 37 invalid");
  EXPECT_EQ(dry.text("committed"), "false");
  EXPECT_EQ(dry.text("id"), "null");
  EXPECT_EQ(dry.text("moreErrors"), "false");
  ASSERT_EQ(dry.list("errors").size(), 37U);
  for (std::size_t i = 0; i < expected_.size(); ++i) {
    const auto& error = dry.list("errors")[i];
    EXPECT_EQ(error.at("row").as_int64(), expected_[i]);
    EXPECT_EQ(error.at("column").as_string(), bad_column(static_cast<int>(i)));
    EXPECT_FALSE(error.at("detail").as_string().empty());
  }
  const auto nothing = upload(admin.client, file, "?mode=all-or-nothing");
  EXPECT_EQ(figures(nothing), "10000 rows, 0 added, 0 duplicates, 37 invalid");
  EXPECT_EQ(nothing.text("committed"), "false");
  EXPECT_EQ(errors_of(nothing), errors_of(dry));
  EXPECT_EQ(count(server, "receipts"), "0");
  EXPECT_EQ(count(server, "imports"), "0");
  EXPECT_EQ(count(server, "audit_events WHERE action LIKE 'receipt%'"), "0");

  const auto valid = upload(admin.client, file, "?mode=valid-only");
  EXPECT_EQ(figures(valid), "10000 rows, 9963 added, 0 duplicates, 37 invalid");
  EXPECT_EQ(valid.text("committed"), "true");
  EXPECT_EQ(errors_of(valid), errors_of(dry));
  EXPECT_EQ(count(server, "receipts WHERE status = 'POSTED' AND amount = 84.27"), "9963");
  const auto again = upload(admin.client, file, "?mode=valid-only");
  EXPECT_EQ(figures(again), "10000 rows, 0 added, 9963 duplicates, 37 invalid");
  EXPECT_EQ(count(server, "receipts"), "9963");
  // Every receipt has its event, and belongs to the import.
  EXPECT_EQ(count(server,
                  "audit_events e JOIN receipts r ON r.id = e.object_id AND r.user_id = e.user_id "
                  "WHERE e.action = 'receipt.posted' AND e.actor_kind = 'admin' AND e.reason = "
                  "'import ' || (SELECT id FROM imports ORDER BY created_at LIMIT 1)"),
            "9963");
}

TEST_F(Imports, LeaveATrail) {
  const auto payer = add_payer(server);
  const auto biller = server.add_biller(payer.id, "City Power");
  const std::string file = header + line(payer.number, "city power", "a-1");
  const auto report = upload(admin.client, file);
  ASSERT_EQ(report.text("added"), "1") << report.raw.body;
  const auto receipt = value(server, "SELECT id FROM receipts");
  const auto events = server.database().query(
      "SELECT action, actor_id, object_id, user_id, after, reason FROM audit_events "
      "WHERE action LIKE 'receipt%' ORDER BY position");
  ASSERT_EQ(events.size(), 2U);
  const std::string hash = hex(as_text(sha256(file)));
  EXPECT_EQ(*events[0][0], "receipts.imported");
  EXPECT_EQ(*events[0][2], report.text("id"));
  EXPECT_EQ(*events[0][4], R"({"mode":"all-or-nothing","sha256":")" + hash +
                               R"(","rows":1,"added":1,"duplicates":0,"invalid":0})");
  EXPECT_EQ(*events[1][0], "receipt.posted");
  EXPECT_EQ(*events[1][1], admin.id);
  EXPECT_EQ(*events[1][2], receipt);
  EXPECT_EQ(*events[1][3], payer.id);
  EXPECT_EQ(*events[1][4], R"({"id":")" + receipt +
                               R"(","amount":"84.27","paidOn":"2026-01-31T00:00:00.000Z",)"
                               R"("confirmation":"a-1","notes":null,"biller":{"id":")" +
                               biller + R"(","name":"City Power","category":"ELECTRIC"}})");
  EXPECT_EQ(*events[1][5], "import " + report.text("id"));

  const auto list = admin.client.get("/api/admin/imports");
  ASSERT_EQ(list.status, 200) << list.raw.body;
  ASSERT_EQ(list.list("imports").size(), 1U);
  const auto& entry = list.list("imports")[0];
  EXPECT_EQ(entry.at("id").as_string(), report.text("id"));
  EXPECT_EQ(entry.at("sha256").as_string(), hash);
  EXPECT_EQ(entry.at("adminName").as_string(), "Staff root");
  EXPECT_EQ(entry.at("mode").as_string(), "all-or-nothing");
  EXPECT_EQ(entry.at("added").as_int64(), 1);
}

TEST_F(Imports, AddEachReceiptOnce) {
  const auto payer = add_payer(server);
  server.add_biller(payer.id, "City Power");
  server.add_biller(payer.id, "Pocket Mobile");
  const auto voided = line(payer.number, "City Power", "V 1");
  EXPECT_EQ(upload(admin.client, header + voided).text("added"), "1");
  server.database().query(
      "UPDATE receipts SET status = 'VOIDED', voided_at = now() WHERE user_id = $1", {payer.id});
  const std::string file = header + line(payer.number, "City Power", "AB-12 3") +
                           line(payer.number, "city power", "ab123", "99.00") +
                           line(payer.number, "Pocket Mobile", "AB-12 3") +
                           line(payer.number, "City Power", "v1");
  // The second is the first without its signs, the fourth is known although it was voided.
  EXPECT_EQ(figures(upload(admin.client, file, "?dryRun=true")),
            "4 rows, 0 added, 2 duplicates, 0 invalid");
  EXPECT_EQ(figures(upload(admin.client, file)), "4 rows, 2 added, 2 duplicates, 0 invalid");
  EXPECT_EQ(figures(upload(admin.client, file)), "4 rows, 0 added, 4 duplicates, 0 invalid");
  EXPECT_EQ(count(server, "receipts WHERE amount = 99"), "0");
}

TEST_F(Imports, AreListedNewestFirstInPages) {
  const auto payer = add_payer(server);
  server.add_biller(payer.id, "City Power");
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i) {
    const auto report =
        upload(admin.client, header + line(payer.number, "City Power", "P" + std::to_string(i)));
    ids.insert(ids.begin(), report.text("id"));
  }
  std::vector<std::string> listed;
  std::string cursor;
  for (int page = 0; page < 3; ++page) {
    const auto answer = admin.client.get("/api/admin/imports?limit=2" + cursor);
    for (const auto& entry : answer.list("imports")) {
      listed.emplace_back(entry.at("id").as_string());
    }
    cursor = "&cursor=" + answer.text("nextCursor");
  }
  EXPECT_EQ(listed, ids);
  EXPECT_EQ(cursor, "&cursor=null");
}

TEST_F(Imports, OfTheSameFileAtTheSameTimeAddEachReceiptOnce) {
  const auto payer = add_payer(server);
  server.add_biller(payer.id, "City Power");
  std::string file = header;
  for (int row = 0; row < 1'200; ++row) {
    file += line(payer.number, "City Power", "R" + std::to_string(row));
  }
  const auto reports = test_support::at_once(3, [&](int) {
    test_support::ApiClient one(admin.client.port(), admin.client.host());
    one.token = admin.client.token;
    return upload(one, file);
  });
  std::int64_t added = 0;
  for (const auto& report : reports) {
    EXPECT_EQ(report.status, 200) << report.raw.body;
    added += report.body.at("added").as_int64();
    EXPECT_EQ(report.body.at("added").as_int64() + report.body.at("duplicates").as_int64(), 1'200);
  }
  EXPECT_EQ(added, 1'200);
  EXPECT_EQ(count(server, "receipts"), "1200");
  EXPECT_EQ(count(server, "audit_events WHERE action = 'receipt.posted'"), "1200");
}

// The import waits with all its receipts written when somebody removes a customer of the file.
TEST_F(Imports, PostNothingToWhomeverIsRemovedMeanwhile) {
  const auto stays = add_payer(server);
  const auto leaves = add_payer(server);
  for (const auto& payer : {stays, leaves}) server.add_biller(payer.id, "City Power");
  const auto upload_meanwhile = [&](const std::string& name, const std::string& mode) {
    postgres::BlockingConnection holder(server.database().superuser_url());
    holder.execute("BEGIN; LOCK TABLE imports IN SHARE MODE");
    std::jthread remover([&] {
      postgres::BlockingConnection superuser(server.database().superuser_url());
      bool waits = false;
      for (int tries = 0; tries < 10'000 && !waits; ++tries) {
        waits = !superuser
                     .query(
                         "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
                         "AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO imports%'")
                     .empty();
      }
      EXPECT_TRUE(waits);
      superuser.query("UPDATE users SET deleted_at = now() WHERE id = $1", {leaves.id});
      holder.execute("ROLLBACK");
    });
    return upload(
        admin.client,
        header + line(stays.number, "City Power", name) + line(leaves.number, "City Power", name),
        "?mode=" + mode);
  };
  const std::vector<std::string> gone{"2 customerNumber: is not the number of a customer"};
  const auto part = upload_meanwhile("A", "valid-only");
  EXPECT_EQ(figures(part), "2 rows, 1 added, 0 duplicates, 1 invalid") << part.raw.body;
  EXPECT_EQ(errors_of(part), gone);
  server.database().query("UPDATE users SET deleted_at = NULL WHERE id = $1", {leaves.id});
  const auto none = upload_meanwhile("B", "all-or-nothing");
  EXPECT_EQ(figures(none), "2 rows, 0 added, 0 duplicates, 1 invalid") << none.raw.body;
  EXPECT_EQ(none.text("committed"), "false");
  EXPECT_EQ(errors_of(none), gone);
  EXPECT_EQ(count(server, "receipts WHERE user_id = '" + leaves.id + "'"), "0");
  EXPECT_EQ(count(server, "receipts"), "1");
  EXPECT_EQ(count(server, "imports"), "1");
  EXPECT_EQ(count(server, "audit_events WHERE action = 'receipt.posted'"), "1");
}

// Ends the database's side of an import when all its receipts are written and nothing is committed.
TEST_F(Imports, ThatBreakOffLeaveNoHalf) {
  const auto payer = add_payer(server);
  server.add_biller(payer.id, "City Power");
  std::string file = header;
  for (int row = 0; row < 1'200; ++row) {
    file += line(payer.number, "City Power", "K" + std::to_string(row));
  }
  postgres::BlockingConnection holder(server.database().superuser_url());
  holder.execute("BEGIN; LOCK TABLE imports IN SHARE MODE");
  std::jthread killer([&] {
    postgres::BlockingConnection superuser(server.database().superuser_url());
    for (int tries = 0; tries < 10'000; ++tries) {
      const auto ended = superuser.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
          "current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO imports%'");
      if (!ended.empty()) return;
    }
    ADD_FAILURE() << "no import waited for the lock";
  });
  const auto broken = upload(admin.client, file);
  EXPECT_EQ(broken.status, 503) << broken.raw.body;
  killer.join();
  holder.execute("ROLLBACK");
  EXPECT_EQ(count(server, "receipts"), "0");
  EXPECT_EQ(count(server, "imports"), "0");
  EXPECT_EQ(count(server, "audit_events WHERE action LIKE 'receipt%'"), "0");
  EXPECT_EQ(figures(upload(admin.client, file)), "1200 rows, 1200 added, 0 duplicates, 0 invalid");
}

}  // namespace
}  // namespace billspay::imports
