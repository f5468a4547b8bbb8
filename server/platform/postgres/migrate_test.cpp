#include "platform/postgres/migrate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <stdexcept>
#include <thread>

#include "platform/postgres/errors.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::postgres {
namespace {

using test_support::EmptyDatabase;

constexpr std::array<Migration, 2> two{
    {{1, "0001_first", "CREATE TABLE first (n int CONSTRAINT first_pkey PRIMARY KEY);"},
     {2, "0002_second", "CREATE TABLE second (n int); INSERT INTO second VALUES (2);"}}};

std::string refusal(BlockingConnection& connection, std::span<const Migration> migrations) {
  try {
    migrate(connection, migrations);
    return "";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

TEST(Migrate, AppliesEachOnceAndReportsIt) {
  const EmptyDatabase database;
  BlockingConnection connection(database.owner_url());
  EXPECT_FALSE(migration_status(connection, two)[0].applied_at.has_value());
  std::vector<std::string> lines;
  const auto keep = [&](std::string_view line) { lines.emplace_back(line); };
  EXPECT_EQ(migrate(connection, std::span(two).first(1), keep), 1);
  EXPECT_EQ(migrate(connection, two, keep), 1);
  EXPECT_EQ(migrate(connection, two, keep), 0);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[1].starts_with("0002_second applied in "));
  EXPECT_EQ(connection.query("SELECT n FROM second").size(), 1U);
  for (const auto& status : migration_status(connection, two)) EXPECT_TRUE(status.applied_at);
}

TEST(Migrate, RefusesAnEditedMigration) {
  const EmptyDatabase database;
  BlockingConnection connection(database.owner_url());
  migrate(connection, two);
  auto edited = two;
  edited[0].sql = "CREATE TABLE first (n bigint);";
  EXPECT_NE(refusal(connection, edited).find("0001_first was applied"), std::string::npos);
  EXPECT_THROW(migration_status(connection, edited), std::runtime_error);
}

TEST(Migrate, RefusesADatabaseOfANewerVersion) {
  const EmptyDatabase database;
  BlockingConnection connection(database.owner_url());
  migrate(connection, two);
  EXPECT_NE(refusal(connection, std::span(two).first(1)).find("newer version"), std::string::npos);
}

TEST(Migrate, LeavesNothingHalfDone) {
  const EmptyDatabase database;
  BlockingConnection connection(database.owner_url());
  auto broken = two;
  broken[1].sql = "CREATE TABLE second (n int); CREATE TABLE first ();";
  EXPECT_THROW(migrate(connection, broken), StatementError);
  EXPECT_EQ(connection.query("SELECT to_regclass('second')")[0][0], std::nullopt);
  EXPECT_EQ(connection.query("SELECT version FROM schema_migrations").size(), 1U);
  EXPECT_EQ(migrate(connection, two), 1);
}

TEST(Migrate, TakesTurnsWhenRunTwiceAtOnce) {
  const EmptyDatabase database;
  std::atomic<int> applied = 0;
  std::array<std::thread, 4> threads;
  for (auto& thread : threads) {
    thread = std::thread([&] {
      BlockingConnection connection(database.owner_url());
      applied += migrate(connection, two);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(applied, 2);
}

TEST(Migrate, TriesAgainWhenATableIsBusy) {
  const EmptyDatabase database;
  BlockingConnection connection(database.owner_url());
  migrate(connection, std::span(two).first(1));
  BlockingConnection reader(database.owner_url());
  reader.execute("BEGIN; SELECT * FROM first");
  std::thread busy([&] {
    // Longer than one attempt waits.
    reader.execute("SELECT pg_sleep(0.9); COMMIT");
  });
  const std::array<Migration, 2> changing{
      {two[0], {2, "0002_wider", "ALTER TABLE first ADD COLUMN word text;"}}};
  EXPECT_EQ(migrate(connection, changing), 1);
  busy.join();
}

TEST(Migrate, HasNumberedMigrationsWithoutGaps) {
  const auto migrations = embedded_migrations();
  ASSERT_FALSE(migrations.empty());
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    EXPECT_EQ(migrations[i].version, static_cast<int>(i) + 1) << migrations[i].name;
  }
}

TEST(TestDatabase, IsMigratedAndNobodyElses) {
  test_support::TestDatabase one;
  test_support::TestDatabase other;
  one.execute("CREATE TABLE mine ()");
  EXPECT_EQ(other.query("SELECT to_regclass('mine')")[0][0], std::nullopt);
  EXPECT_EQ(other.query("SELECT count(*) FROM users")[0][0], "0");
}

}  // namespace
}  // namespace billspay::postgres
