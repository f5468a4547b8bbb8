// Every SQL statement of the product on the migrated schema, as the role that sends it: a misspelt
// column or a missing right shows here and not in production.
#include <gtest/gtest.h>

#include <span>

#include "app/queries.hpp"
#include "platform/auth/queries.hpp"
#include "platform/http/queries.hpp"
#include "platform/mail/queries.hpp"
#include "platform/postgres/errors.hpp"
#include "resources/audit_events/queries.hpp"
#include "resources/billers/queries.hpp"
#include "resources/customers/queries.hpp"
#include "resources/passwords/queries.hpp"
#include "resources/payment_methods/queries.hpp"
#include "resources/receipts/queries.hpp"
#include "resources/sessions/queries.hpp"
#include "tests/support/source_files.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::test_support {
namespace {

using postgres::BlockingConnection;
using Statements = std::span<const postgres::Statement* const>;

BlockingConnection as(TestDatabase& database, const std::string& role) {
  BlockingConnection connection(database.server_url());
  connection.execute("SET ROLE " + role);
  return connection;
}

// Prepares a statement and lets it be planned, which asks for its rights; the SQLSTATE or "right".
std::string verdict(BlockingConnection& connection, const postgres::Statement& statement) {
  try {
    connection.execute("PREPARE tried AS " + std::string(statement.sql));
    const auto count = std::stoi(*connection.query(
        "SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = 'tried'")[0]
                                                                                               [0]);
    std::string nulls;
    for (int i = 0; i < count; ++i) nulls += i == 0 ? "(NULL" : ", NULL";
    if (count > 0) nulls += ")";
    connection.execute("EXPLAIN EXECUTE tried" + nulls);
    connection.execute("DEALLOCATE tried");
    return "right";
  } catch (const postgres::StatementError& error) {
    connection.execute("DEALLOCATE ALL");
    return error.sqlstate;
  }
}

const std::vector<Statements> of_the_portal{
    sql::auth::all,     sql::http::all,      sql::customers::all,
    sql::sessions::all, sql::passwords::all, sql::payment_methods::all,
    sql::billers::all,  sql::receipts::all,  sql::audit_events::all};
const std::vector<Statements> of_the_worker{sql::mail::all, sql::app::all};

std::size_t number_of(const std::vector<Statements>& all) {
  std::size_t count = 0;
  for (const auto& statements : all) count += statements.size();
  return count;
}

TEST(Statements, AreAllTriedHere) {
  std::size_t written = 0;
  for (const auto& file : read_sources(SOURCE_DIR, {"server"}, {"queries.sql"})) {
    for (const auto line : lines_of(file.text)) written += line.starts_with("-- name: ") ? 1U : 0U;
  }
  EXPECT_EQ(number_of(of_the_portal) + number_of(of_the_worker), written);
}

// S40
TEST(Statements, OfThePortalWorkWithItsRights) {
  TestDatabase database;
  auto portal = as(database, "billspay_portal");
  for (const auto& statements : of_the_portal) {
    for (const auto* statement : statements) {
      EXPECT_EQ(verdict(portal, *statement), "right") << statement->name;
    }
  }
  EXPECT_EQ(verdict(portal, sql::mail::enqueue), "right");
}

// S40
TEST(Statements, OfTheWorkerWorkWithItsRights) {
  TestDatabase database;
  auto worker = as(database, "billspay_worker");
  for (const auto& statements : of_the_worker) {
    for (const auto* statement : statements) {
      // Who gives the reason for a mail enqueues it.
      const bool others = statement == &sql::mail::enqueue;
      EXPECT_EQ(verdict(worker, *statement), others ? "42501" : "right") << statement->name;
    }
  }
}

// S67
TEST(Statements, OfThePortalAreRefusedToOtherRoles) {
  TestDatabase database;
  for (const std::string role : {"billspay_worker", "billspay_agent", "billspay_admin"}) {
    auto connection = as(database, role);
    EXPECT_EQ(verdict(connection, sql::receipts::list_newest), "42501") << role;
    EXPECT_EQ(verdict(connection, sql::payment_methods::add), "42501") << role;
    EXPECT_EQ(verdict(connection, sql::auth::enter_by_email), "42501") << role;
  }
}

}  // namespace
}  // namespace billspay::test_support
