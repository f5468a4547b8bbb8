#include "platform/postgres/blocking.hpp"

#include <gtest/gtest.h>

#include "platform/postgres/errors.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::postgres {
namespace {

using test_support::EmptyDatabase;

TEST(BlockingConnection, PassesParametersAndNullsBothWays) {
  const EmptyDatabase database;
  BlockingConnection connection(database.owner_url(), "blocking test");
  const auto rows = connection.query("SELECT $1::text, $2::int + 1, $3::text",
                                     {"it's; -- quoted", "41", std::nullopt});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0], (BlockingConnection::Row{"it's; -- quoted", "42", std::nullopt}));
  EXPECT_EQ(connection.query("SHOW application_name")[0][0], "blocking test");
}

TEST(BlockingConnection, RunsManyStatementsAsOneTransaction) {
  const EmptyDatabase database;
  BlockingConnection connection(database.owner_url());
  EXPECT_THROW(connection.execute("CREATE TABLE half (); SELECT 1/0"), StatementError);
  EXPECT_EQ(connection.query("SELECT to_regclass('half')")[0][0], std::nullopt);
}

TEST(BlockingConnection, ReportsTheSqlstateAndGoesOn) {
  const EmptyDatabase database;
  BlockingConnection connection(database.owner_url());
  try {
    connection.query("SELECT * FROM nowhere");
    FAIL() << "the table does not exist";
  } catch (const StatementError& error) {
    EXPECT_EQ(error.sqlstate, "42P01");
  }
  EXPECT_EQ(connection.query("SELECT 1")[0][0], "1");
}

TEST(BlockingConnection, CopiesRowsIn) {
  const EmptyDatabase database;
  BlockingConnection connection(database.owner_url());
  connection.execute("CREATE TABLE numbers (n int, word text)");
  auto copy = connection.copy_in("COPY numbers FROM STDIN");
  copy.put("1\tone\n2\t");
  copy.put("\\N\n");
  EXPECT_EQ(copy.finish(), 2);
  EXPECT_EQ(connection.query("SELECT sum(n), count(word) FROM numbers")[0],
            (BlockingConnection::Row{"3", "1"}));
}

TEST(BlockingConnection, KeepsNothingOfACopyThatWasGivenUpOrRefused) {
  const EmptyDatabase database;
  BlockingConnection connection(database.owner_url());
  connection.execute("CREATE TABLE numbers (n int)");
  connection.copy_in("COPY numbers FROM STDIN").put("1\n");
  auto copy = connection.copy_in("COPY numbers FROM STDIN");
  copy.put("2\nthree\n");
  EXPECT_THROW(copy.finish(), StatementError);
  EXPECT_EQ(connection.query("SELECT count(*) FROM numbers")[0][0], "0");
}

TEST(BlockingConnection, SaysWhatIsWrongWhenNobodyAnswers) {
  try {
    const BlockingConnection nobody(
        "postgresql:///billspay?host=%2Fnowhere&user=me&password=hidden-word");
    FAIL() << "nothing listens there";
  } catch (const Outage& error) {
    const std::string message = error.what();
    EXPECT_NE(message.find("/nowhere"), std::string::npos);
    EXPECT_EQ(message.find("hidden-word"), std::string::npos);
  }
}

}  // namespace
}  // namespace billspay::postgres
