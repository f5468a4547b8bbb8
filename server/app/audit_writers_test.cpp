// Many who write the audit trail at once.
#include <gtest/gtest.h>

#include <atomic>
#include <map>

#include "app/audit_trail.hpp"
#include "resources/audit_events/blocking_record.hpp"
#include "tests/support/accounts.hpp"
#include "tests/support/parallel.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

constexpr int people = 4;
constexpr int changes_of_each = rounds(25, 8);

vault::LedgerKeys keys_of(const TestServer& server) {
  return vault::LedgerKeys::parse("AUDIT_KEYS", server.environment().text("AUDIT_KEYS")).value();
}

std::string verdict(TestServer& server) {
  postgres::BlockingConnection owner(server.database().owner_url());
  const auto found = app::verify_trail(owner, keys_of(server), std::nullopt);
  return found.findings.empty() ? "intact" : found.findings.front().sentence;
}

std::string count(TestServer& server, const std::string& condition) {
  return *server.database().query("SELECT count(*) FROM audit_events WHERE " + condition)[0][0];
}

// S74
TEST(AuditWriters, LeaveAnIntactChainThatCanBeReadAllTheWhile) {
  TestServer server({.threads = 2});
  struct Pair {
    SignedInCustomer customer;
    SignedInStaff agent;
    std::string method;
  };
  std::vector<Pair> pairs;
  for (int n = 0; n < people; ++n) {
    auto customer = server.customer("writer" + std::to_string(n) + "@example.com");
    auto method = add_card(customer.client, n);
    pairs.push_back(
        {std::move(customer), server.agent("writer" + std::to_string(n)), std::move(method)});
  }
  const auto before = std::stoi(count(server, "true"));
  std::atomic<int> working{2 * people};
  std::string seen = "intact";
  in_parallel(2 * people + 1, [&](int index) {
    if (index == 2 * people) {
      while (seen == "intact" && working > 0) seen = verdict(server);
      return;
    }
    Pair& mine = pairs.at(static_cast<std::size_t>(index / 2));
    for (int n = 0; n < changes_of_each; ++n) {
      const auto name = std::to_string(n);
      if (index % 2 == 0) {
        const auto answer =
            change_method(mine.customer.client, mine.method, R"({"nickname":"n)" + name + "\"}");
        EXPECT_EQ(answer.status, 200) << answer.raw.body;
      } else {
        const auto path = "/api/agent/customers/" + mine.customer.id + "/billers";
        EXPECT_EQ(mine.agent.client.get(path).status, 200);
      }
    }
    --working;
  });
  EXPECT_EQ(seen, "intact");
  EXPECT_EQ(verdict(server), "intact");
  EXPECT_EQ(count(server, "true"), std::to_string(before + 2 * people * changes_of_each));
  EXPECT_EQ(count(server, "action = 'payment-method.changed'"),
            std::to_string(people * changes_of_each));
  // Not one queue: several lanes were used.
  EXPECT_GE(
      std::stoi(*server.database().query("SELECT count(DISTINCT lane) FROM audit_events")[0][0]),
      4);
}

// S74
TEST(AuditWriters, LeaveNoGapWhereTheyRollBack) {
  TestServer server;
  const auto keys = keys_of(server);
  in_parallel(people, [&](int index) {
    postgres::BlockingConnection owner(server.database().owner_url());
    for (int n = 0; n < 20; ++n) {
      owner.execute("BEGIN");
      for (int events = 0; events <= n % 3; ++events) {
        audit_events::Event event{.action = "test.written", .object_kind = "test"};
        event.after = R"({"writer":)" + std::to_string(index) + "}";
        audit_events::record(owner, keys, audit_events::system("a test"), std::move(event));
      }
      owner.execute(n % 2 == 0 ? "ROLLBACK" : "COMMIT");
    }
  });
  EXPECT_EQ(verdict(server), "intact");
  EXPECT_NE(count(server, "action = 'test.written'"), "0");
}

// S74
TEST(AuditWriters, DoNotWaitForOneAnother) {
  TestServer server;
  const auto keys = keys_of(server);
  std::map<std::string, postgres::BlockingConnection> writers;  // by lane
  std::vector<postgres::BlockingConnection> doubles;
  while (writers.size() < 6) {
    postgres::BlockingConnection owner(server.database().owner_url());
    const auto lane = *owner.query("SELECT pg_backend_pid() % 256")[0][0];
    if (writers.contains(lane)) {
      doubles.push_back(std::move(owner));  // open, so that the next one has another number
    } else {
      writers.emplace(lane, std::move(owner));
    }
  }
  // All have written before any of them commits.
  for (auto& [lane, owner] : writers) {
    owner.execute("BEGIN; SET LOCAL lock_timeout = '1s'");
    audit_events::Event event{.action = "test.written", .object_kind = "test"};
    audit_events::record(owner, keys, audit_events::system("a test"), std::move(event));
  }
  for (auto& [lane, owner] : writers) owner.execute("COMMIT");
  EXPECT_EQ(count(server, "action = 'test.written'"), "6");
  EXPECT_EQ(verdict(server), "intact");
}

// As an import holds one until it commits.
TEST(AuditWriters, TakeTheNextFreeLaneWhileTheirsIsHeld) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  postgres::BlockingConnection holder(server.database().owner_url());
  holder.execute("BEGIN; SELECT FROM audit_lanes WHERE lane <> 7 FOR UPDATE");
  const auto changed =
      nora.client.with("If-Match", "*").patch("/api/auth/profile", R"({"city":"Reno"})");
  EXPECT_EQ(changed.status, 200) << changed.raw.body;
  holder.execute("ROLLBACK");
  EXPECT_EQ(count(server, "action = 'customer.profile-changed' AND lane = 7"), "1");
  EXPECT_EQ(verdict(server), "intact");
}

// S74
TEST(AuditWriters, MayAddAndNeitherChangeNorRemove) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  const auto outcome = [](postgres::BlockingConnection& connection, const std::string& sql) {
    try {
      connection.execute(sql);
      return std::string("done");
    } catch (const postgres::StatementError& error) {
      return error.sqlstate;
    }
  };
  const auto all_refused = [&](postgres::BlockingConnection connection, const std::string& who) {
    for (const std::string sql :
         {"UPDATE audit_events SET reason = 'x'", "UPDATE audit_events SET mac = ''",
          "DELETE FROM audit_events", "TRUNCATE audit_events"}) {
      EXPECT_EQ(outcome(connection, sql), "42501") << who << ": " << sql;
    }
  };
  for (const std::string role :
       {"billspay_portal", "billspay_agent", "billspay_admin", "billspay_worker"}) {
    postgres::BlockingConnection connection(server.database().server_url());
    connection.execute("SET ROLE " + role);
    for (const std::string sql : {"DELETE FROM audit_lanes", "TRUNCATE audit_lanes",
                                  "UPDATE audit_lanes SET lane = lane"}) {
      EXPECT_EQ(outcome(connection, sql), "42501") << role << ": " << sql;
    }
    all_refused(std::move(connection), role);
  }
  all_refused(postgres::BlockingConnection(server.database().owner_url()), "owner");
  all_refused(postgres::BlockingConnection(server.database().superuser_url()), "superuser");
  EXPECT_EQ(verdict(server), "intact");
}

}  // namespace
}  // namespace billspay::test_support
