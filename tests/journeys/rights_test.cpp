// What each role of the database may do, tried in SQL as that role.
#include <gtest/gtest.h>

#include <set>

#include "platform/postgres/errors.hpp"
#include "resources/audit_events/queries.hpp"
#include "resources/billers/queries.hpp"
#include "resources/customers/queries.hpp"
#include "resources/payment_methods/queries.hpp"
#include "resources/receipts/queries.hpp"
#include "resources/sessions/queries.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

using postgres::BlockingConnection;
using Values = std::vector<BlockingConnection::Value>;
using Texts = std::vector<std::string>;

constexpr auto refused = "42501";  // insufficient_privilege
// Rows there have an end of their own and tell nothing afterwards; of the sealed numbers the worker
// sees only those of customers who were removed (purging).
const std::set<std::string> cleared_by_worker{"idempotency_keys", "refresh_tokens",
                                              "one_time_tokens", "staff_refresh_tokens",
                                              "vault_accounts"};

class Rights : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    anna_ = std::make_unique<SignedInCustomer>(server_->customer("anna@example.com"));
    ben_ = std::make_unique<SignedInCustomer>(server_->customer("ben@example.com"));
    for (auto* one : {anna_.get(), ben_.get()}) {
      one->client.with("Idempotency-Key", "k").post("/api/payment-methods", card_body(1));
      const auto biller = server_->add_biller(one->id, "City Light");
      server_->add_receipt(one->id, biller, "84.27", "2026-10-01");
      one->client.post("/api/auth/forgot-password", R"({"email":")" + one->email + R"("})");
    }
  }
  static void TearDownTestSuite() {
    anna_.reset();
    ben_.reset();
    server_.reset();
  }

  static BlockingConnection as(const std::string& role) {
    BlockingConnection connection(server_->database().server_url());
    connection.execute("SET ROLE " + role);
    return connection;
  }
  static BlockingConnection as_portal_for(const std::string& customer) {
    auto connection = as("billspay_portal");
    connection.query("SELECT set_config('billspay.user_id', $1, false)", {customer});
    return connection;
  }
  // The SQLSTATE, or "done".
  static std::string outcome(BlockingConnection& connection, const std::string& sql) {
    try {
      connection.execute("BEGIN; " + sql + "; ROLLBACK");
      return "done";
    } catch (const postgres::StatementError& error) {
      connection.execute("ROLLBACK");
      return error.sqlstate;
    }
  }
  static std::string first(const std::string& sql, const Values& params = {}) {
    return *server_->database().query(sql, params)[0][0];
  }
  static Texts tables() {
    Texts all;
    for (const auto& row : server_->database().query(
             "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' "
             "AND table_type = 'BASE TABLE' ORDER BY 1")) {
      all.push_back(*row[0]);
    }
    return all;
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::unique_ptr<SignedInCustomer> anna_;
  static inline std::unique_ptr<SignedInCustomer> ben_;
};

// S67
TEST_F(Rights, OfThePortalDoNotReachToWritingBillersAndReceipts) {
  auto portal = as_portal_for(anna_->id);
  for (const std::string sql :
       {"INSERT INTO billers (id, user_id, name, category, account_id) "
        "SELECT gen_random_uuid(), user_id, 'x', 'TV', 'y' FROM billers",
        "UPDATE billers SET name = 'x'", "DELETE FROM billers",
        "INSERT INTO receipts (id, user_id) SELECT id, user_id FROM receipts",
        "UPDATE receipts SET amount = 1", "UPDATE receipts SET notes = 'x'", "DELETE FROM receipts",
        "SELECT 1 FROM receipts FOR UPDATE", "SELECT 1 FROM billers FOR UPDATE"}) {
    EXPECT_EQ(outcome(portal, sql), refused) << sql;
  }
  EXPECT_EQ(outcome(portal, "SELECT * FROM billers, receipts"), "done");
}

// S67
TEST_F(Rights, OfTheServersRolesIncludeNoDefinitionAndNoDeletionOfRecords) {
  const Texts definitions{"CREATE TABLE public.mine (id integer)",
                          "CREATE SCHEMA mine",
                          "CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                          "CREATE VIEW public.v AS SELECT 1",
                          "ALTER TABLE users ADD COLUMN x integer",
                          "ALTER TABLE users DISABLE ROW LEVEL SECURITY",
                          "DROP POLICY users_portal ON users",
                          "DROP TABLE idempotency_keys",
                          "CREATE INDEX ON users (city)",
                          "CREATE ROLE mine",
                          "ALTER ROLE billspay_portal BYPASSRLS",
                          "SET ROLE billspay_owner",
                          "SET SESSION AUTHORIZATION billspay_owner",
                          "COPY (SELECT 1) TO PROGRAM 'true'",
                          "SELECT pg_read_file('/etc/passwd')"};
  for (const std::string role :
       {"billspay_portal", "billspay_agent", "billspay_admin", "billspay_worker"}) {
    auto connection = as(role);
    for (const auto& table : tables()) {
      const bool may = role == "billspay_worker" && cleared_by_worker.contains(table);
      EXPECT_EQ(outcome(connection, "DELETE FROM " + table), may ? "done" : refused)
          << role << table;
      EXPECT_EQ(outcome(connection, "TRUNCATE " + table), refused) << role << table;
    }
    for (const auto& sql : definitions) {
      // Who does not own a thing cannot change it: the same class of refusal.
      EXPECT_EQ(outcome(connection, sql), refused) << role << ": " << sql;
    }
  }
}

// S67
TEST_F(Rights, OfNobodyIncludeChangingTheAuditTrail) {
  for (const std::string role :
       {"billspay_portal", "billspay_agent", "billspay_admin", "billspay_worker"}) {
    auto connection = as(role);
    EXPECT_EQ(outcome(connection, "UPDATE audit_events SET reason = 'x'"), refused) << role;
    EXPECT_EQ(outcome(connection, "DELETE FROM audit_events"), refused) << role;
    EXPECT_EQ(outcome(connection, "TRUNCATE audit_events"), refused) << role;
  }
  BlockingConnection owner(server_->database().owner_url());
  BlockingConnection superuser(server_->database().superuser_url());
  for (const std::string sql : {"UPDATE audit_events SET reason = 'x'", "DELETE FROM audit_events",
                                "TRUNCATE audit_events"}) {
    EXPECT_EQ(outcome(superuser, sql), refused) << sql;
    EXPECT_EQ(outcome(owner, sql), refused) << sql;
  }
  EXPECT_NE(first("SELECT count(*) FROM audit_events"), "0");
}

// S67
TEST_F(Rights, OfThePortalToWriteTheAuditTrailAreItsOwnOnly) {
  auto portal = as_portal_for(anna_->id);
  const auto insert = [&](const std::string& user, const std::string& audience) {
    return outcome(portal,
                   "INSERT INTO audit_events (id, user_id, audience, actor_kind, actor_name, "
                   "action, outcome, object_kind, request_id, lane, position, mac) VALUES "
                   "(gen_random_uuid(), " +
                       user + ", '" + audience +
                       "', 'anonymous', 'x', 'x', 'done', 'x', 'x', 1, -1, '\\x00')");
  };
  EXPECT_EQ(insert("'" + anna_->id + "'", "customer"), "done");
  EXPECT_EQ(insert("NULL", "customer"), "done");
  EXPECT_EQ(insert("'" + ben_->id + "'", "customer"), refused);
  EXPECT_EQ(insert("'" + anna_->id + "'", "admin"), refused);
  EXPECT_EQ(insert("NULL", "system"), refused);
  EXPECT_EQ(outcome(portal, "SELECT before FROM audit_events"), refused);
  EXPECT_EQ(outcome(portal, "SELECT after FROM audit_events"), refused);
}

// S67
TEST_F(Rights, OfThePortalDoNotReachToWhatOnlyStaffDecide) {
  auto portal = as_portal_for(anna_->id);
  for (const std::string column :
       {"id = id", "customer_number = '1'", "email = 'x@y.z'", "deleted_at = now()",
        "created_at = now()", "ssn_last4 = ''", "date_of_birth = ''"}) {
    EXPECT_EQ(outcome(portal, "UPDATE users SET " + column), refused) << column;
  }
  // The columns may be written, but for one step (users_kyc_step_check).
  for (const std::string column :
       {"kyc_status = 'REJECTED'", "kyc_status = 'PENDING'", "kyc_reason = 'x'"}) {
    EXPECT_EQ(outcome(portal, "UPDATE users SET " + column), "23514") << column;
  }
  EXPECT_EQ(outcome(portal, "INSERT INTO users (kyc_status) VALUES ('APPROVED')"), refused);
  EXPECT_EQ(outcome(portal, "UPDATE users SET city = 'Reno'"), "done");
  for (const std::string table :
       {"vault_accounts", "outbox", "agents", "admins", "agent_customer_assignments"}) {
    EXPECT_EQ(outcome(portal, "SELECT 1 FROM " + table), refused) << table;
    EXPECT_EQ(outcome(portal, "UPDATE " + table + " SET created_at = now()"),
              table == "agent_customer_assignments" ? "42703" : refused);
  }
}

// S28 S67
TEST_F(Rights, OfThePortalEndAtTheRowsOfOneCustomer) {
  auto portal = as_portal_for(anna_->id);
  auto nobody = as("billspay_portal");
  for (const std::string table :
       {"users", "payment_methods", "billers", "receipts", "sessions", "refresh_tokens",
        "one_time_tokens", "idempotency_keys", "audit_events"}) {
    const std::string owner = table == "users" ? "id" : "user_id";
    const auto count = [&](const std::string& customer) {
      return first("SELECT count(*) FROM " + table + " WHERE " + owner + " = $1", {customer});
    };
    const auto seen = portal.query("SELECT " + owner + " FROM " + table);
    EXPECT_NE(count(ben_->id), "0") << table;
    EXPECT_EQ(std::to_string(seen.size()), count(anna_->id)) << table;
    for (const auto& row : seen) EXPECT_EQ(row[0], anna_->id) << table;
    EXPECT_TRUE(nobody.query("SELECT " + owner + " FROM " + table).empty()) << table;
  }
  EXPECT_EQ(portal
                .query("UPDATE payment_methods SET nickname = 'x' WHERE user_id = $1 "
                       "RETURNING id",
                       {ben_->id})
                .size(),
            0U);
  EXPECT_EQ(outcome(portal, "UPDATE payment_methods SET user_id = '" + ben_->id + "'"), refused);
  EXPECT_EQ(outcome(portal, "SET row_security = off; SELECT * FROM users"), refused);
}

// S28
TEST_F(Rights, HideOthersRowsFromTheRepositoriesOwnStatements) {
  auto portal = as_portal_for(anna_->id);
  const auto id_in = [&](const std::string& table) {
    return first("SELECT id FROM " + table + " WHERE user_id = $1 LIMIT 1", {ben_->id});
  };
  const std::string newest = "9999-12-31";
  const std::string last = "ffffffff-ffff-ffff-ffff-ffffffffffff";
  struct Read {
    const postgres::Statement* statement;
    Values params;
  };
  const std::string& ben = ben_->id;
  const std::vector<Read> reads{
      {&sql::receipts::list_newest, {ben, newest, last, "9"}},
      {&sql::receipts::list_filtered, {ben, newest, last, "9", {}, {}, {}, {}, {}}},
      {&sql::receipts::find, {ben, id_in("receipts")}},
      {&sql::billers::list_for_customer, {ben, newest, last, "9", "3"}},
      {&sql::billers::find_for_customer, {ben, id_in("billers"), "3"}},
      {&sql::payment_methods::list, {ben, newest, last, "9"}},
      {&sql::payment_methods::find, {ben, id_in("payment_methods")}},
      {&sql::payment_methods::lock_wallet, {ben}},
      {&sql::customers::find_profile, {ben}},
      {&sql::customers::lock_profile, {ben}},
      {&sql::sessions::list_live, {ben, id_in("sessions")}},
      {&sql::audit_events::list_for_customer, {ben, newest, last, "9"}}};
  auto owner_herself = as_portal_for(ben);
  for (const auto& [statement, params] : reads) {
    const std::string text(statement->sql);
    EXPECT_TRUE(portal.query(text, params).empty()) << statement->name;
    EXPECT_FALSE(owner_herself.query(text, params).empty()) << statement->name;
  }
  const auto sum =
      portal.query(std::string(sql::receipts::summarise.sql), {ben, {}, {}, {}, {}, {}});
  ASSERT_EQ(sum.size(), 1U);
  EXPECT_EQ(sum[0][2], "0");
}

// S67
TEST_F(Rights, OfTheWorkerAreTheOutboxAndTheTimesOfWhatExpires) {
  auto worker = as("billspay_worker");
  EXPECT_FALSE(worker.query("SELECT * FROM outbox").empty());
  for (const auto& table : tables()) {
    if (table == "outbox" || table == "audit_lanes") continue;
    EXPECT_EQ(outcome(worker, "SELECT * FROM " + table), refused) << table;
  }
  EXPECT_EQ(outcome(worker, "SELECT created_at FROM idempotency_keys"), "done");
  for (const std::string query :
       {"body FROM idempotency_keys", "user_id FROM idempotency_keys",
        "token_hash FROM refresh_tokens", "user_id FROM one_time_tokens"}) {
    EXPECT_EQ(outcome(worker, "SELECT " + query), refused) << query;
  }
  EXPECT_EQ(outcome(worker, "INSERT INTO outbox SELECT * FROM outbox"), refused);
  for (const std::string view : {"live_sessions", "accounts_by_email", "accounts_by_refresh_token",
                                 "accounts_by_one_time_token"}) {
    EXPECT_EQ(outcome(worker, "SELECT * FROM " + view), refused) << view;
  }
}

// S67
TEST_F(Rights, ComeWithAPolicyOrNotAtAll) {
  // A table that a role of the server may touch has row-level security with a policy for that role.
  const auto open = server_->database().query(
      "SELECT c.relname, r.rolname FROM pg_class c, pg_roles r "
      "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' "
      "AND r.rolname IN ('billspay_portal', 'billspay_agent', 'billspay_admin', 'billspay_worker') "
      "AND (has_any_column_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE') "
      "     OR has_table_privilege(r.oid, c.oid, 'DELETE, TRUNCATE')) "
      "AND NOT (c.relrowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid "
      "         AND r.oid = ANY (p.polroles)))");
  for (const auto& row : open)
    ADD_FAILURE() << *row[1] << " has " << *row[0] << " without a policy";
  // And every table that names a customer has row-level security.
  const auto personal = server_->database().query(
      "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
      "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relrowsecurity "
      "AND a.attname = 'user_id' AND c.relname <> 'agent_customer_assignments'");
  for (const auto& row : personal) ADD_FAILURE() << *row[0] << " has no row-level security";
  EXPECT_EQ(first("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'billspay\\_%' AND "
                  "rolname <> 'billspay_owner' AND (rolsuper OR rolbypassrls OR rolcreaterole "
                  "OR rolcreatedb OR rolreplication)"),
            "0");
}

TEST_F(Rights, AreExplainedWhereAColumnIsSensitive) {
  for (const auto& [table, column] :
       std::vector<std::pair<std::string, std::string>>{{"users", "date_of_birth"},
                                                        {"users", "ssn_last4"},
                                                        {"users", "identity_hash"},
                                                        {"payment_methods", "account_number"},
                                                        {"payment_methods", "account_hash"},
                                                        {"payment_methods", "routing_number"},
                                                        {"vault_accounts", "sealed"},
                                                        {"outbox", "payload"},
                                                        {"idempotency_keys", "fingerprint"},
                                                        {"audit_events", "before"}}) {
    EXPECT_EQ(first("SELECT (col_description(attrelid, attnum) IS NOT NULL)::text FROM "
                    "pg_attribute WHERE attrelid = $1::regclass AND attname = $2",
                    {table, column}),
              "true")
        << table << "." << column;
  }
}

}  // namespace
}  // namespace billspay::test_support
