#include <gtest/gtest.h>

#include "resources/dashboard/queries.hpp"
#include "tests/support/staff_accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/admin/dashboard";

class Dashboard : public testing::Test {
 protected:
  Dashboard() : root_(server_.admin("root")) {}

  // A figure, by the names on the way to it.
  template <class... Names>
  std::string figure(Names... names) {
    return root_.client.get(path).text(names...);
  }
  std::string moment(const std::string& expression) {
    return value(server_, "SELECT (" + expression + ")::text");
  }

  TestServer server_;
  SignedInStaff root_;
};

TEST_F(Dashboard, OfAnEmptyDatabaseIsAllNoughts) {
  const auto answer = root_.client.get(path);
  ASSERT_EQ(answer.status, 200) << answer.raw.body;
  EXPECT_EQ(
      boost::json::serialize(answer.body),
      R"({"kycPending":{"count":0,"more":false},"kycNeedsInfo":{"count":0,"more":false},)"
      R"("oldestPendingSince":null,"receiptsToday":{"count":0,"total":"0.00"},)"
      R"("receiptsLast7Days":{"count":0,"total":"0.00"},"newCustomersLast7Days":0,)"
      R"("approximateCustomers":0,"activeAgents":0,"signedInAgents":0,)"
      R"("refusedSignInsLast24Hours":{"count":0,"more":false},"lastImport":null,"backup":null})");
}

TEST_F(Dashboard, CountsReviewsThatWait) {
  const auto first = server_.customer("first@example.com", false);
  const auto second = server_.customer("second@example.com", false);
  const auto asked = server_.customer("asked@example.com", false);
  const auto gone = server_.customer("gone@example.com", false);
  server_.customer("approved@example.com");
  server_.database().query("UPDATE users SET kyc_status = 'NEEDS_INFO' WHERE id = $1", {asked.id});
  server_.database().query("UPDATE users SET created_at = now() - interval '9 days' WHERE id = $1",
                           {first.id});
  server_.database().query(
      "UPDATE users SET created_at = now() - interval '30 days', deleted_at = now() WHERE id = $1",
      {gone.id});
  EXPECT_EQ(figure("kycPending", "count"), "2");
  EXPECT_EQ(figure("kycNeedsInfo", "count"), "1");
  const auto oldest = parse_timestamp(figure("oldestPendingSince"));
  ASSERT_TRUE(oldest.has_value());
  EXPECT_EQ(std::chrono::round<std::chrono::days>(now() - *oldest), std::chrono::days(9));
  EXPECT_EQ(figure("newCustomersLast7Days"), "3");
}

TEST_F(Dashboard, SaysThatItStoppedCounting) {
  server_.database().execute(
      "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
      "ssn_last4, identity_hash, address_line1, city, state, postal_code, customer_number) "
      "SELECT gen_random_uuid(), 'c' || n || '@example.com', 'none', 'C', 'D', '', '', '', "
      "'1 Quay', 'Salem', 'OR', '97301', lpad(n::text, 12, '0') FROM generate_series(1, 10001) n");
  EXPECT_EQ(figure("kycPending", "count"), "10000");
  EXPECT_EQ(figure("kycPending", "more"), "true");
  server_.database().execute("DELETE FROM users WHERE customer_number = '000000010001'");
  EXPECT_EQ(figure("kycPending", "count"), "10000");
  EXPECT_EQ(figure("kycPending", "more"), "false");
  // Before and after the planner has its estimate.
  EXPECT_EQ(figure("approximateCustomers"), "10000");
  server_.database().execute("ANALYZE users");
  EXPECT_EQ(figure("approximateCustomers"), "10000");
}

TEST_F(Dashboard, SumsWhatWasPaidTodayAndInSevenDays) {
  const auto nora = server_.customer("nora@example.com");
  const auto biller = server_.add_biller(nora.id, "City Light");
  const std::string midnight = "date_trunc('day', now(), 'UTC')";
  const auto add = [&](const std::string& amount, const std::string& when) {
    return server_.add_receipt(nora.id, biller, amount, moment(when));
  };
  add("10.10", midnight);
  add("20.20", midnight + " + interval '23:59'");
  add("300.00", midnight + " - interval '1 minute'");
  add("4000.00", midnight + " - interval '6 days'");
  add("50000.00", midnight + " - interval '6 days 1 minute'");
  add("600000.00", midnight + " + interval '1 day'");
  const auto voided = add("7.00", "now()");
  const auto removed = add("8.00", "now()");
  server_.database().query("UPDATE receipts SET status = 'VOIDED', voided_at = now() WHERE id = $1",
                           {voided});
  server_.database().query("UPDATE receipts SET deleted_at = now() WHERE id = $1", {removed});
  EXPECT_EQ(figure("receiptsToday", "count"), "2");
  EXPECT_EQ(figure("receiptsToday", "total"), "30.30");
  EXPECT_EQ(figure("receiptsLast7Days", "count"), "4");
  EXPECT_EQ(figure("receiptsLast7Days", "total"), "4330.30");
}

TEST_F(Dashboard, CountsAgentsAndRefusedSignIns) {
  const auto dana = server_.agent("dana");
  const auto eli = server_.agent("eli");
  const auto fay = server_.agent("fay");
  server_.database().query("UPDATE staff_sessions SET idle_expires_at = now() WHERE agent_id = $1",
                           {eli.id});
  server_.database().query("UPDATE agents SET is_active = false WHERE id = $1", {fay.id});
  server_.database().query(
      "UPDATE staff_sessions SET ended_at = now(), ended_reason = 'ENDED_BY_ADMIN' "
      "WHERE agent_id = $1",
      {fay.id});
  auto client = staff_client(server_, auth::Audience::agent);
  EXPECT_EQ(sign_in_staff(client, auth::Audience::agent, "dana").status, 401);
  auto stranger = server_.public_client();
  EXPECT_EQ(sign_in(stranger, "nobody@example.com").status, 401);
  EXPECT_EQ(figure("activeAgents"), "2");
  EXPECT_EQ(figure("signedInAgents"), "1");
  EXPECT_EQ(
      figure("refusedSignInsLast24Hours", "count"),
      value(server_, "SELECT count(*) FROM audit_events WHERE action = 'session.sign-in-refused'"));
  EXPECT_NE(figure("refusedSignInsLast24Hours", "count"), "0");
}

TEST_F(Dashboard, NamesTheLastImport) {
  const auto add = [&](int added, const std::string& when) {
    server_.database().query(
        "INSERT INTO imports (id, admin_id, mode, sha256, rows, added, duplicates, invalid, "
        "created_at) VALUES (gen_random_uuid(), $1, 'valid-only', sha256('x'), $2::integer + 5, "
        "$2::integer, 2, 3, now() - $3::interval)",
        {root_.id, std::to_string(added), when});
  };
  add(7, "1 hour");
  add(9, "2 hours");
  EXPECT_EQ(figure("lastImport", "added"), "7");
  EXPECT_EQ(figure("lastImport", "rows"), "12");
  EXPECT_EQ(figure("lastImport", "duplicates"), "2");
  EXPECT_EQ(figure("lastImport", "invalid"), "3");
}

// Fills the tables as three years would, so that the planner has a choice.
void add_three_years(TestServer& server) {
  server.database().execute(
      "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
      "ssn_last4, identity_hash, address_line1, city, state, postal_code, customer_number, "
      "kyc_status, created_at) "
      "SELECT gen_random_uuid(), 'c' || n || '@example.com', 'none', 'C', 'D', '', '', '', "
      "'1 Quay', 'Salem', 'OR', '97301', lpad(n::text, 12, '0'), "
      "CASE n % 50 WHEN 0 THEN 'PENDING' ELSE 'APPROVED' END, now() - n * interval '4 hours' "
      "FROM generate_series(1, 6000) n;"
      "INSERT INTO billers (id, user_id, name, category, account_id) "
      "SELECT id, id, 'City Light', 'ELECTRIC', 'A' FROM users;"
      "INSERT INTO receipts (id, user_id, biller_id, biller_name, biller_category, amount, "
      "paid_on, confirmation) SELECT gen_random_uuid(), id, id, 'City Light', 'ELECTRIC', 10, "
      "created_at + n * interval '1 day', 'BP' || n FROM users, generate_series(1, 3) n;"
      "ANALYZE users, receipts");
}

TEST_F(Dashboard, ReadsNoBigTableAsAWhole) {
  add_three_years(server_);
  postgres::BlockingConnection admin(server_.database().server_url());
  // As the server's connections are set.
  admin.execute(
      "SET ROLE billspay_admin; SET enable_seqscan = off; SET jit = off; "
      "SET plan_cache_mode = force_custom_plan");
  admin.execute("PREPARE figures (integer) AS " + std::string(sql::dashboard::figures.sql));
  std::string plan;
  for (const auto& row : admin.query("EXPLAIN EXECUTE figures(10000)")) plan += *row[0] + "\n";
  for (const std::string index :
       {"users_kyc_queue_idx", "users_created_idx", "receipts_posted_idx"}) {
    EXPECT_TRUE(plan.contains(index)) << index << "\n" << plan;
  }
  EXPECT_FALSE(plan.contains("Seq Scan")) << plan;
}

// S27 S31
TEST_F(Dashboard, IsForAdminsOnTheirListenerOnly) {
  const auto dana = server_.agent("dana");
  auto admin = server_.client("admin", "admin.localhost");
  for (const std::string& token : {std::string(), dana.client.token, std::string("x.y.z")}) {
    admin.token = token;
    EXPECT_EQ(admin.get(path).status, 401);
  }
  ApiClient of_agents(server_.port("agent"), "agent.localhost", false);
  ApiClient of_customers(server_.port("public"), "localhost", false);
  ApiClient wrong_host(server_.port("admin"), "localhost", false);
  of_agents.token = of_customers.token = wrong_host.token = root_.client.token;
  EXPECT_EQ(of_agents.get(path).status, 404);
  EXPECT_EQ(of_customers.get(path).status, 404);
  EXPECT_EQ(wrong_host.get(path).status, 421);
  EXPECT_EQ(root_.client.get(path + std::string("?x=1")).status, 422);
  server_.database().query("UPDATE admins SET is_active = false WHERE id = $1", {root_.id});
  EXPECT_EQ(root_.client.get(path).status, 401);
}

}  // namespace
}  // namespace billspay::test_support
