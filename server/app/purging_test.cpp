#include "app/purging.hpp"

#include <gtest/gtest.h>

#include "app/config.hpp"
#include "platform/postgres/test_loop.hpp"
#include "platform/postgres/write_pool.hpp"
#include "tests/support/accounts.hpp"
#include "tests/support/database_contents.hpp"
#include "tests/support/shows.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

class Purging : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }

  // How many were purged.
  static int purge(int after_days) {
    TestLoop loop;
    const auto config = app::read_config(server_->environment()).value();
    postgres::ConnectionOptions options{.conninfo = config.database_url};
    options.role = "billspay_worker";
    auto writes = postgres::make_write_pool(loop.io(), std::move(options), 1);
    postgres::Database database(nullptr, writes);
    const auto purged = loop.run(app::purge_removed(database, config.ledger, after_days));
    writes->close();
    return purged.value();
  }

  // Somebody with a card, a bank account, a biller and a receipt.
  static SignedInCustomer somebody(const std::string& email) {
    auto customer = server_->customer(email);
    add_card(customer.client, 1, R"({"cardholderName":"Nora Feld","nickname":"blue"})");
    EXPECT_EQ(customer.client.post("/api/payment-methods", bank_account).status, 201);
    const auto biller = server_->add_biller(customer.id, "City Light");
    server_->add_receipt(customer.id, biller, "84.27", "2026-10-01T12:00:00Z");
    return customer;
  }
  static void remove(const std::string& id, int days_ago) {
    server_->database().query(
        "UPDATE users SET deleted_at = now() - make_interval(days => $2::integer) WHERE id = $1",
        {id, std::to_string(days_ago)});
  }
  static std::string value_of(const std::string& sql, const std::string& id) {
    return value(*server_, sql, {id});
  }

  static inline std::unique_ptr<TestServer> server_;
};

// S64
TEST_F(Purging, ErasesWhoWasRemovedLongAgoAndNobodyElse) {
  const auto kept = somebody("kept@example.com");
  const auto recent = somebody("recent@example.com");
  const auto old = somebody("old@example.com");
  remove(recent.id, 99);
  remove(old.id, 101);
  const auto before_kept = checksums_of(server_->database(), kept.id);
  const auto before_recent = checksums_of(server_->database(), recent.id);
  const auto number = value_of("SELECT customer_number FROM users WHERE id = $1", old.id);
  const auto receipts =
      value_of("SELECT json_agg(r ORDER BY id)::text FROM receipts r WHERE user_id = $1", old.id);
  const auto events = "SELECT count(*) FROM audit_events WHERE user_id = $1";
  const int events_before = std::stoi(value_of(events, old.id));

  EXPECT_EQ(purge(100), 1);
  EXPECT_EQ(purge(100), 0) << "once is enough";
  EXPECT_EQ(checksums_of(server_->database(), kept.id), before_kept);
  EXPECT_EQ(checksums_of(server_->database(), recent.id), before_recent);

  const auto rows = server_->database().query(
      "SELECT u::text FROM users u WHERE id = $1 UNION ALL "
      "SELECT p::text FROM payment_methods p WHERE user_id = $1 UNION ALL "
      "SELECT b::text FROM billers b WHERE user_id = $1 UNION ALL "
      "SELECT s::text FROM sessions s WHERE user_id = $1",
      {old.id});
  ASSERT_EQ(rows.size(), 5U);
  for (const auto& row : rows) {
    for (const std::string trace :
         {"old@", "Nora", "Feld", "Canal", "Portland", "97201", "010-0199", "blue", "4242", "6789",
          "AC-", "127.0.0.1", "argon2", "tok_v"}) {
      EXPECT_FALSE(shows(*row[0], trace)) << trace << " in " << *row[0];
    }
  }
  const auto gone = "SELECT count(*) FROM vault_accounts WHERE user_id = $1";
  EXPECT_EQ(value_of(gone, old.id), "0");
  EXPECT_EQ(value_of(gone, recent.id), "2");
  const auto sealed =
      "SELECT length(date_of_birth) + length(ssn_last4) + length(identity_hash) FROM users "
      "WHERE id = $1";
  EXPECT_EQ(value_of(sealed, old.id), "0");
  EXPECT_EQ(value_of("SELECT purged_at IS NOT NULL FROM users WHERE id = $1", old.id), "t");
  // The books stay, and what happened.
  EXPECT_EQ(value_of("SELECT customer_number FROM users WHERE id = $1", old.id), number);
  EXPECT_EQ(
      value_of("SELECT json_agg(r ORDER BY id)::text FROM receipts r WHERE user_id = $1", old.id),
      receipts);
  EXPECT_EQ(std::stoi(value_of(events, old.id)), events_before + 1);
  EXPECT_EQ(value_of("SELECT concat_ws(' ', audience, actor_kind, actor_name, action, after) "
                     "FROM audit_events WHERE user_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
                     old.id),
            R"(system system housekeeping customer.purged {"personalData":"erased"})");
}

// S64
TEST_F(Purging, CannotBeUndoneAndLeavesNobodyInAList) {
  auto admin = server_->admin("undoing");
  const auto customer = somebody("gone@example.com");
  remove(customer.id, 5000);
  EXPECT_EQ(purge(app::default_purge_days), 1);
  const std::string path = "/api/admin/customers/" + customer.id;
  EXPECT_EQ(admin.client.post(path + "/restore", "").problem(), "purged");
  const auto listed = admin.client.get("/api/admin/customers?removed=true&limit=200");
  EXPECT_EQ(listed.raw.body.find(customer.id), std::string::npos);
  // Whose receipts they were is still an answer.
  const auto account = admin.client.get(path);
  EXPECT_EQ(account.text("profile", "firstName"), "Removed");
  EXPECT_EQ(account.list("receipts").size(), 1U);
}

TEST_F(Purging, OfNoDaysNeverHappens) {
  const auto customer = server_->customer("for-ever@example.com");
  remove(customer.id, 30'000);
  EXPECT_EQ(purge(0), 0);
  EXPECT_EQ(value_of("SELECT email FROM users WHERE id = $1", customer.id), "for-ever@example.com");
  EXPECT_EQ(purge(29'999), 1);
}

TEST_F(Purging, TakesAnyNumberAtOnce) {
  server_->database().execute(
      "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
      "ssn_last4, identity_hash, address_line1, city, state, postal_code, customer_number, "
      "deleted_at) SELECT gen_random_uuid(), 'many' || n || '@example.com', '', 'Many', 'More', "
      "'', '', '', '', '', 'NV', '', 800000000000 + n, now() - interval '300 days' "
      "FROM generate_series(1, 120) n");
  EXPECT_EQ(purge(299), 120);
}

// S67
TEST_F(Purging, IsAllThatTheWorkerCanDoToCustomers) {
  const auto customer = server_->customer("live@example.com");
  postgres::BlockingConnection worker(server_->database().superuser_url(), "worker");
  worker.execute("SET ROLE billspay_worker");
  EXPECT_TRUE(worker.query("SELECT id FROM users WHERE id = $1", {customer.id}).empty());
  EXPECT_THROW(worker.query("SELECT email FROM users"), postgres::StatementError);
  EXPECT_TRUE(
      worker.query("UPDATE users SET first_name = 'x' WHERE id = $1 RETURNING id", {customer.id})
          .empty());
  remove(customer.id, 1);
  // What it writes is purged, not merely changed.
  EXPECT_THROW(worker.query("UPDATE users SET first_name = 'x' WHERE id = $1", {customer.id}),
               postgres::StatementError);
  EXPECT_THROW(worker.query("DELETE FROM users WHERE id = $1", {customer.id}),
               postgres::StatementError);
}

}  // namespace
}  // namespace billspay::test_support
