// No search reads the whole table: each statement finds an index under the roles of the staff,
// whose row-level security must not keep LIKE from it (docs/decisions/0014).
#include <gtest/gtest.h>

#include "resources/customers/queries.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::test_support {
namespace {

using Value = postgres::BlockingConnection::Value;

class SearchPlans : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = std::make_unique<TestDatabase>();
    database_->execute(
        "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
        "ssn_last4, identity_hash, phone, address_line1, city, state, postal_code, "
        "customer_number) SELECT gen_random_uuid(), 'p' || n || '@common.test', '', "
        "'First' || n % 97, 'Last' || n % 89, '', '', '', '212555' || 1000 + n, '', '', 'NV', '', "
        "600000000000 + n FROM generate_series(1, 5000) n");
    database_->execute("UPDATE users SET deleted_at = now() WHERE customer_number LIKE '%77'");
  }
  static void TearDownTestSuite() { database_.reset(); }

  // As the connections of serving.cpp are set up; values are known when it is planned.
  static std::string plan_of(const std::string& role, const postgres::Statement& statement,
                             const std::vector<Value>& values) {
    postgres::BlockingConnection connection(database_->superuser_url(), "plans");
    connection.execute("SET ROLE " + role + "; SET enable_seqscan = off; SET jit = off");
    std::string plan;
    for (const auto& row : connection.query("EXPLAIN " + std::string(statement.sql), values)) {
      plan += *row[0] + "\n";
    }
    return plan;
  }
  static void expect_index(const postgres::Statement& statement, const std::vector<Value>& values,
                           const std::string& index) {
    for (const std::string role : {"billspay_agent", "billspay_admin"}) {
      const std::string plan = plan_of(role, statement, values);
      EXPECT_NE(plan.find(index), std::string::npos) << role << values[0].value_or("") << plan;
      EXPECT_EQ(plan.find("Seq Scan"), std::string::npos) << role << plan;
    }
  }
  // What so many have is read in the order of ids until the page is full, whatever the planner
  // believes of how many those are: by one of the two indexes that have this order.
  static void expect_newest_first(const std::vector<Value>& values) {
    for (const std::string role : {"billspay_agent", "billspay_admin"}) {
      const std::string plan = plan_of(role, sql::customers::search_parts, values);
      const auto recent = plan.find("Subquery Scan on recent");
      ASSERT_NE(recent, std::string::npos) << plan;
      const auto scan = plan.find("Scan", recent + std::string("Subquery Scan").size());
      const std::string line = plan.substr(scan, plan.find('\n', scan) - scan);
      EXPECT_TRUE(line.starts_with("Scan using users_recent_idx") ||
                  line.starts_with("Scan Backward using users_pkey"))
          << role << values[0].value_or("") << plan;
      EXPECT_EQ(plan.find("Seq Scan"), std::string::npos) << role << plan;
    }
  }

  static inline std::unique_ptr<TestDatabase> database_;
};

const std::string some_id = "00000000-0000-7000-8000-000000000000";
const std::string last_id = "ffffffff-ffff-ffff-ffff-ffffffffffff";

TEST_F(SearchPlans, UseAnIndexWithAndWithoutStatistics) {
  for (const bool analyzed : {false, true}) {
    if (analyzed) database_->execute("VACUUM ANALYZE users");
    for (const Value& after : {Value(), Value(some_id)}) {
      expect_index(sql::customers::search_last_names, {"la%", "%", after, {}, "51"},
                   "users_last_name_idx");
      expect_index(sql::customers::search_last_names, {"l%", "f%", after, "x\ny", "51"},
                   "users_last_name_idx");
      expect_index(sql::customers::search_first_names, {"%", "first1%", after, "x", "51"},
                   "users_first_name_idx");
      expect_index(sql::customers::search_emails, {"p12%", after, "x", "51"},
                   "users_email_prefix_idx");
      expect_index(sql::customers::search_phones, {"2125%", after, {}, "51"}, "users_phone_idx");
      expect_index(sql::customers::search_numbers, {"6000", after, {}, "51"},
                   "users_customer_number_key");
    }
    for (const std::string word : {"%ast1%", "%common%", "%missing%", "%212%"}) {
      expect_newest_first({word, {}, {}, "x", last_id, "51"});
      expect_newest_first({word, "%555%", "%a%", {}, last_id, "201"});
    }
    expect_index(sql::customers::list_removed, {{}, "2100-01-01", last_id, "51"},
                 "users_removed_idx");
    expect_index(sql::customers::list_removed, {"%a%", "2100-01-01", last_id, "51"},
                 "users_removed_idx");
  }
}

TEST_F(SearchPlans, OfTheListWithoutASearchIsItsOrder) {
  database_->execute("VACUUM ANALYZE users");
  expect_index(sql::customers::list_newest, {"2100-01-01", last_id, "51"}, "users_created_idx");
}

TEST_F(SearchPlans, LookUpRarePartsByTrigrams) {
  database_->execute("VACUUM ANALYZE users");
  expect_index(sql::customers::search_parts, {"%ast17%", {}, {}, {}, last_id, "51"},
               "users_search_idx");
  expect_index(sql::customers::search_parts, {"%ast17%", "%irst3%", {}, {}, last_id, "51"},
               "users_search_idx");
}

}  // namespace
}  // namespace billspay::test_support
