#include <gtest/gtest.h>

#include "resources/audit_events/csv.hpp"
#include "resources/audit_events/queries.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/admin/audit-events.csv";

// Events that were written elsewhere, with a link that nobody verifies.
void add_many(TestServer& server, int count, const std::string& action = "biller.added") {
  server.database().query(
      "INSERT INTO audit_events (id, at, user_id, audience, actor_kind, actor_id, actor_name, "
      "action, outcome, object_kind, reason, request_id, lane, position, mac) "
      "SELECT gen_random_uuid(), timestamptz '2025-01-01Z' + n * interval '1 minute', "
      "md5((n % 500)::text)::uuid, 'agent', 'agent', md5((n % 40)::text || 'a')::uuid, 'Dana', $2, "
      "'done', 'biller', '=1+' || n, 'r', 300, "
      "n + coalesce((SELECT max(position) FROM audit_events WHERE lane = 300), 0), '\\x00' "
      "FROM generate_series(1, $1::integer) n",
      {std::to_string(count), action});
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

// S73
TEST(AuditEventCsv, StreamsWhatTheListShowsAndIsNoted) {
  TestServer server;
  auto root = server.admin("root");
  add_many(server, 1234);
  const auto file = root.client.get(std::string(path) + "?action=biller.");
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.raw.header("content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(file.raw.header("content-disposition"), "attachment; filename=\"audit-events.csv\"");
  EXPECT_EQ(file.raw.header("transfer-encoding"), "chunked");
  EXPECT_TRUE(file.raw.complete);
  EXPECT_GE(file.raw.chunks.size(), 3U);
  const auto lines = lines_of(file.raw.body);
  ASSERT_EQ(lines.size(), 1235U);
  EXPECT_EQ(lines[0],
            "at,id,audience,actorKind,actorId,actor,action,outcome,objectKind,objectId,customerId,"
            "customerNumber,customer,before,after,reason,ip,requestId");
  EXPECT_TRUE(lines[1].starts_with("2025-01-01T20:34:00.000Z,")) << lines[1];
  EXPECT_TRUE(lines[1234].starts_with("2025-01-01T00:01:00.000Z,"));
  // S46
  EXPECT_TRUE(lines[1].ends_with(",\"'=1+1234\",,r")) << lines[1];
  const auto noted = server.database().query(
      "SELECT after, user_id, actor_id, request_id FROM audit_events "
      "WHERE action = 'audit-events.exported'");
  ASSERT_EQ(noted.size(), 1U);
  EXPECT_EQ(noted[0][0], R"({"action":"biller."})");
  EXPECT_EQ(noted[0][1], std::nullopt);
  EXPECT_EQ(noted[0][2], root.id);
  EXPECT_EQ(noted[0][3], file.raw.header("x-request-id"));
}

TEST(AuditEventCsv, HoldsJsonAndNamesInQuotes) {
  TestServer server;
  auto nora = server.customer("nora@example.com");
  auto root = server.admin("root");
  const auto method = add_card(nora.client, 1);
  change_method(nora.client, method, R"({"nickname":"a, \"b\""})");
  const auto file =
      root.client.get(std::string(path) + "?action=payment-method.changed&customer=" + nora.id);
  ASSERT_EQ(lines_of(file.raw.body).size(), 2U);
  EXPECT_NE(file.raw.body.find(R"(""nickname"":""a, \""b\"""")"), std::string::npos)
      << file.raw.body;
  EXPECT_NE(file.raw.body.find(",Nora Feld,"), std::string::npos);
  EXPECT_EQ(
      lines_of(root.client.get(std::string(path) + "?customer=01900000-0000-7000-8000-000000000000")
                   .raw.body)
          .size(),
      1U);
}

std::string plan_of(postgres::BlockingConnection& connection,
                    std::vector<postgres::BlockingConnection::Value> filters) {
  std::vector<postgres::BlockingConnection::Value> params{
      "9999-12-31", "ffffffff-ffff-ffff-ffff-ffffffffffff", "51"};
  params.insert(params.end(), filters.begin(), filters.end());
  params.resize(12);
  std::string plan;
  for (const auto& line :
       connection.query("EXPLAIN " + std::string(sql::audit_events::list_for_admin.sql), params)) {
    plan += *line[0] + "\n";
  }
  return plan;
}

TEST(AuditEventFilters, UseAnIndexOfTheirOwn) {
  TestServer server;
  add_many(server, 20'000);
  add_many(server, 30, "import.finished");
  server.database().execute("ANALYZE audit_events");
  postgres::BlockingConnection admin(server.database().server_url());
  // As the pool that reads for staff.
  admin.execute("SET ROLE billspay_admin; SET enable_seqscan = off; SET jit = off");
  const std::string someone = "c4ca4238-a0b9-2382-0dcc-509a6f75849b";  // md5 of 1
  using Value = postgres::BlockingConnection::Value;
  const Value none;
  struct Case {
    std::vector<Value> filters;
    std::string index;
  };
  const std::vector<Case> cases{
      {{}, "audit_events_at_idx"},
      {{someone}, "audit_events_user_idx"},
      {{none, someone}, "audit_events_actor_idx"},
      {{none, none, none, "import.finished"}, "audit_events_action_idx"},
      {{none, none, none, none, "import.%"}, "audit_events_action_idx"},
      {{none, none, none, none, none, "denied"}, "audit_events_denied_idx"}};
  for (const auto& [filters, index] : cases) {
    const auto plan = plan_of(admin, filters);
    EXPECT_NE(plan.find(index), std::string::npos) << index << "\n" << plan;
    EXPECT_EQ(plan.find("Seq Scan on audit_events"), std::string::npos) << plan;
  }
}

}  // namespace
}  // namespace billspay::test_support
