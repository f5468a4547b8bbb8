// Every SQL statement of the product on the migrated schema, as the roles that may send it: a
// misspelt column or a missing right shows here and not in production.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "platform/postgres/errors.hpp"
#include "tests/support/source_files.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::test_support {
namespace {

using postgres::BlockingConnection;

constexpr std::array roles{"billspay_portal", "billspay_agent", "billspay_admin",
                           "billspay_worker"};

// All blocks of all queries.sql, by "folder.name".
std::map<std::string, std::string> all_statements() {
  std::map<std::string, std::string> all;
  for (const auto& file : read_sources(SOURCE_DIR, {"server"}, {"queries.sql"})) {
    const std::string folder = file.path.substr(0, file.path.rfind('/'));
    std::string* text = nullptr;
    for (const auto line : lines_of(file.text)) {
      constexpr std::string_view head = "-- name: ";
      if (line.starts_with(head)) {
        text = &all[folder.substr(folder.rfind('/') + 1) + "." +
                    std::string(line.substr(head.size()))];
      } else if (text != nullptr && !line.starts_with("--")) {
        text->append(line).append("\n");
      }
    }
  }
  return all;
}

BlockingConnection as(TestDatabase& database, const std::string& role) {
  BlockingConnection connection(database.server_url());
  connection.execute("SET ROLE " + role);
  return connection;
}

// Prepares a statement and lets it be planned, which asks for its rights; the SQLSTATE or "right".
std::string verdict(BlockingConnection& connection, const std::string& statement) {
  try {
    connection.execute("PREPARE tried AS " + statement);
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

// S40 S67
TEST(Statements, AreRightForARoleAndRefusedToTheOthers) {
  TestDatabase database;
  const auto all = all_statements();
  ASSERT_GT(all.size(), 70U);
  std::map<std::string, std::set<std::string>> allowed;
  for (const std::string role : roles) {
    auto connection = as(database, role);
    for (const auto& [name, text] : all) {
      const auto outcome = verdict(connection, text);
      if (outcome == "right") allowed[name].insert(role);
      EXPECT_TRUE(outcome == "right" || outcome == "42501") << role << ": " << name << outcome;
    }
  }
  for (const auto& [name, text] : all) EXPECT_FALSE(allowed[name].empty()) << name;
}

// S67
TEST(Statements, ThatDecideAreRefusedToWhoMayNot) {
  TestDatabase database;
  const auto all = all_statements();
  const std::map<std::string, std::set<std::string>> only{
      {"receipts.list_newest", {"billspay_portal", "billspay_agent", "billspay_admin"}},
      {"auth.enter_session", {"billspay_portal"}},
      {"auth.enter_by_email", {"billspay_portal"}},
      {"auth.enter_as_agent", {"billspay_agent", "billspay_admin"}},
      {"auth.enter_as_admin", {"billspay_admin"}},
      {"customers.add", {"billspay_portal"}},
      {"sessions.find_account", {"billspay_portal"}},
      {"payment_methods.add", {"billspay_portal", "billspay_agent"}},
      {"customers.note_assistance", {"billspay_agent"}}};
  for (const std::string role : roles) {
    auto connection = as(database, role);
    for (const auto& [name, may] : only) {
      ASSERT_TRUE(all.contains(name)) << name;
      EXPECT_EQ(verdict(connection, all.at(name)), may.contains(role) ? "right" : "42501")
          << role << ": " << name;
    }
  }
}

}  // namespace
}  // namespace billspay::test_support
