// The database's own guard over the steps of an enrolment, tried in SQL.
#include <set>

#include "platform/postgres/errors.hpp"
#include "resources/kyc_reviews/review_desk_test.hpp"

namespace billspay::test_support {
namespace {

using postgres::BlockingConnection;

const std::vector<std::string> states{"PENDING", "APPROVED", "REJECTED", "NEEDS_INFO"};

class KycSteps : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<TestServer>();
    nora_ = server_->customer("nora@example.com", false).id;
  }
  static void TearDownTestSuite() { server_.reset(); }

  // Past the guard, as nothing of the product can.
  static void put_into(const std::string& state) {
    server_->database().execute(
        "BEGIN; SET LOCAL session_replication_role = replica; "
        "UPDATE users SET kyc_status = '" +
        state + "', kyc_reason = 'asked'; COMMIT");
  }
  static BlockingConnection as(const std::string& role) {
    BlockingConnection connection(server_->database().server_url());
    connection.execute("SET ROLE " + role);
    connection.query("SELECT set_config('billspay.user_id', $1, false)", {nora_});
    return connection;
  }
  // "done", the constraint that refused, or the SQLSTATE.
  static std::string outcome(BlockingConnection& connection, const std::string& assignment) {
    try {
      connection.execute("BEGIN");
      connection.execute(
          "DO $$ DECLARE name text; BEGIN UPDATE users SET " + assignment +
          "; EXCEPTION WHEN check_violation THEN GET STACKED DIAGNOSTICS name = CONSTRAINT_NAME; "
          "PERFORM set_config('test.refused', name, true); END $$");
      const auto refused =
          connection.query("SELECT coalesce(current_setting('test.refused', true), '')");
      connection.execute("ROLLBACK");
      return refused[0][0]->empty() ? "done" : *refused[0][0];
    } catch (const postgres::StatementError& error) {
      connection.execute("ROLLBACK");
      return error.sqlstate;
    }
  }

  static inline std::unique_ptr<TestServer> server_;
  static inline std::string nora_;
};

// S33
TEST_F(KycSteps, OfReviewersAreTheLegalOnes) {
  const std::set<std::pair<std::string, std::string>> legal{{"PENDING", "APPROVED"},
                                                            {"PENDING", "REJECTED"},
                                                            {"PENDING", "NEEDS_INFO"},
                                                            {"NEEDS_INFO", "PENDING"}};
  auto admin = as("billspay_admin");
  auto superuser = BlockingConnection(server_->database().superuser_url());
  for (const auto& from : states) {
    put_into(from);
    for (const auto& to : states) {
      const bool may = from == to || legal.contains({from, to});
      for (auto* connection : {&admin, &superuser}) {
        EXPECT_EQ(outcome(*connection, "kyc_status = '" + to + "'"),
                  may ? "done" : "users_kyc_step_check")
            << from << to;
      }
    }
  }
  EXPECT_EQ(outcome(admin, "kyc_status = 'LOST'"), "users_kyc_step_check");
}

// S33 S67
TEST_F(KycSteps, OfTheCustomersSideAreToAnswerAQuestion) {
  auto portal = as("billspay_portal");
  for (const auto& from : states) {
    put_into(from);
    for (const auto& to : states) {
      const bool may = from == "NEEDS_INFO" && to == "PENDING";
      EXPECT_EQ(outcome(portal, "kyc_reason = NULL, kyc_status = '" + to + "'"),
                may ? "done" : "users_kyc_step_check")
          << from << to;
    }
    EXPECT_EQ(outcome(portal, "kyc_reason = NULL"), "users_kyc_step_check") << from;
    EXPECT_EQ(outcome(portal, "kyc_reason = 'approved'"), "users_kyc_step_check") << from;
    EXPECT_EQ(outcome(portal, "city = 'Salem', kyc_status = kyc_status"), "done") << from;
  }
  put_into("NEEDS_INFO");
  EXPECT_EQ(outcome(portal, "kyc_status = 'PENDING', kyc_reason = 'approved'"),
            "users_kyc_step_check");
}

// S67
TEST_F(KycSteps, OfAgentsAreNone) {
  put_into("PENDING");
  auto agent = as("billspay_agent");
  EXPECT_EQ(outcome(agent, "kyc_status = 'APPROVED'"), "42501");
  EXPECT_EQ(outcome(agent, "kyc_reason = 'x'"), "42501");
}

// S67
TEST_F(KycSteps, AreKeptWhereNobodyChangesThem) {
  const auto refused = [](const std::string& role, const std::string& sql) {
    auto connection = as(role);
    try {
      connection.execute(sql);
      return std::string("done");
    } catch (const postgres::StatementError& error) {
      return error.sqlstate;
    }
  };
  EXPECT_EQ(refused("billspay_admin", "SELECT * FROM kyc_decisions"), "done");
  for (const std::string sql : {"UPDATE kyc_decisions SET reason = 'x'",
                                "DELETE FROM kyc_decisions", "TRUNCATE kyc_decisions"}) {
    EXPECT_EQ(refused("billspay_admin", sql), "42501") << sql;
  }
  for (const std::string role : {"billspay_portal", "billspay_agent", "billspay_worker"}) {
    EXPECT_EQ(refused(role, "SELECT 1 FROM kyc_decisions"), "42501") << role;
    EXPECT_EQ(refused(role, "INSERT INTO kyc_decisions SELECT * FROM kyc_decisions"), "42501");
  }
}

}  // namespace
}  // namespace billspay::test_support
