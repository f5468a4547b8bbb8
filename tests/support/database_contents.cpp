#include "tests/support/database_contents.hpp"

namespace billspay::test_support {
namespace {

std::vector<std::string> tables_of(TestDatabase& database) {
  std::vector<std::string> tables;
  for (const auto& row : database.query("SELECT table_name FROM information_schema.tables "
                                        "WHERE table_schema = 'public' "
                                        "AND table_type = 'BASE TABLE' ORDER BY 1")) {
    tables.push_back(*row[0]);
  }
  return tables;
}

std::string values_of(TestDatabase& database, const std::string& table, const std::string& column,
                      const std::string& form) {
  std::string text;
  for (const auto& row : database.query("SELECT " + form + " FROM \"" + table + "\" WHERE \"" +
                                        column + "\" IS NOT NULL")) {
    text += *row[0] + "\n";
  }
  return text;
}

}  // namespace

std::map<std::string, std::string> contents_of(TestDatabase& database) {
  std::map<std::string, std::string> contents;
  for (const auto& row : database.query(
           "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c "
           "JOIN information_schema.tables t USING (table_schema, table_name) "
           "WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE' "
           "AND c.data_type <> 'timestamp with time zone'")) {
    const std::string& table = *row[0];
    const std::string quoted = "\"" + *row[1] + "\"";
    auto& text = contents[table];
    if (*row[2] == "bytea") {
      text += values_of(database, table, *row[1], "encode(" + quoted + ", 'escape')");
      text += values_of(database, table, *row[1], "encode(" + quoted + ", 'hex')");
    } else {
      text += values_of(database, table, *row[1], quoted + "::text");
    }
  }
  return contents;
}

std::map<std::string, std::string> checksums_of(TestDatabase& database,
                                                const std::string& customer_id) {
  std::map<std::string, std::string> checksums;
  for (const auto& row : database.query(
           "SELECT table_name, column_name FROM information_schema.columns c "
           "JOIN information_schema.tables t USING (table_schema, table_name) "
           "WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE' "
           "AND (column_name = 'user_id' OR (table_name = 'users' AND column_name = 'id'))")) {
    const std::string& table = *row[0];
    // Messages are sent in the meantime; that they are there is what counts.
    const std::string value = table == "outbox" ? "(t.id, t.kind)::text" : "t::text";
    checksums[table] = *database.query("SELECT count(*) || ' ' || coalesce(md5(string_agg(" +
                                           value + ", '|' ORDER BY " + value + ")), '') FROM \"" +
                                           table + "\" t WHERE t.\"" + *row[1] + "\" = $1",
                                       {customer_id})[0][0];
  }
  return checksums;
}

std::map<std::string, long long> row_counts_of(TestDatabase& database) {
  std::map<std::string, long long> counts;
  for (const auto& table : tables_of(database)) {
    counts[table] = std::stoll(*database.query("SELECT count(*) FROM \"" + table + "\"")[0][0]);
  }
  return counts;
}

}  // namespace billspay::test_support
