#include "legacy/source.hpp"

#include <algorithm>
#include <array>

#include "platform/core/text.hpp"

namespace billspay::legacy {
namespace {

constexpr std::array<std::string_view, 8> prisma_only{
    "schema",         "connection_limit", "pool_timeout",         "pgbouncer",
    "socket_timeout", "sslaccept",        "statement_cache_size", "sslidentity"};

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

}  // namespace

SourceUrl source_url(const std::string& url) {
  const auto question = url.find('?');
  SourceUrl source{url.substr(0, question), "public"};
  if (question == url.npos) return source;
  std::string_view rest = std::string_view(url).substr(question + 1);
  char separator = '?';
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    const auto parameter = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto equals = std::min(parameter.find('='), parameter.size());
    const auto name = parameter.substr(0, equals);
    if (name == "schema" && equals + 1 < parameter.size()) {
      source.schema = parameter.substr(equals + 1);
    }
    if (std::ranges::find(prisma_only, name) != prisma_only.end()) continue;
    source.url += separator;
    source.url += parameter;
    separator = '&';
  }
  return source;
}

std::optional<std::string> Row::get(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || !found->second) return std::nullopt;
  const auto text = trim(*found->second);
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

Source::Source(const SecretString& url)
    : schema_(source_url(url.reveal()).schema),
      connection_(source_url(url.reveal()).url, "billspay import") {
  connection_.execute(
      "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET extra_float_digits = 1; "
      "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
  // One moment for all tables, and no way to change anything.
  connection_.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

std::string Source::place_of(const Table& table) const {
  return quoted(schema_) + "." + quoted(table.name);
}

std::vector<std::pair<std::string, std::string>> Source::columns_of(const Table& table) {
  const auto rows = connection_.query(
      "SELECT column_name FROM information_schema.columns "
      "WHERE table_schema = $1 AND table_name = $2",
      {schema_, std::string(table.name)});
  std::vector<std::pair<std::string, std::string>> columns;
  for (const auto& [name, known_as] : table.columns) {
    for (const auto candidate : known_as) {
      const bool there =
          std::ranges::any_of(rows, [&](const auto& row) { return row[0] == candidate; });
      if (!there) continue;
      columns.emplace_back(name, candidate);
      break;
    }
  }
  return columns;
}

std::uint64_t Source::count(const Table& table) {
  if (columns_of(table).empty()) return 0;
  const auto rows = connection_.query("SELECT count(*) FROM " + place_of(table));
  return std::stoull(rows[0][0].value_or("0"));
}

std::optional<std::string> Source::missing(const Table& table,
                                           std::initializer_list<std::string_view> needed) {
  const auto columns = columns_of(table);
  for (const auto name : needed) {
    const bool there =
        std::ranges::any_of(columns, [&](const auto& column) { return column.first == name; });
    if (!there) {
      return "The earlier database has no " + place_of(table) + " with a column for " +
             std::string(name) + ": is this its URL and schema?";
    }
  }
  return std::nullopt;
}

void Source::read(const Table& table, int batch, const std::function<void(const Row&)>& use,
                  const std::function<void()>& batch_end) {
  const auto columns = columns_of(table);
  if (columns.empty()) return;
  std::string list;
  std::string order;
  for (const auto& [name, there] : columns) {
    list += (list.empty() ? "" : ", ") + quoted(there) + "::text";
  }
  for (const auto name : table.order) {
    const auto found =
        std::ranges::find_if(columns, [&](const auto& column) { return column.first == name; });
    if (found == columns.end()) continue;
    order += (order.empty() ? " ORDER BY " : ", ") + quoted(found->second);
    if (name == "isDefault") order += " DESC NULLS LAST";
  }
  connection_.execute("DECLARE legacy_rows NO SCROLL CURSOR FOR SELECT " + list + " FROM " +
                      place_of(table) + order);
  for (;;) {
    const auto rows = connection_.query("FETCH " + std::to_string(batch) + " FROM legacy_rows");
    if (rows.empty()) break;
    for (const auto& values : rows) {
      std::map<std::string, std::optional<std::string>, std::less<>> named;
      for (std::size_t i = 0; i < columns.size(); ++i) named[columns[i].first] = values[i];
      use(Row(std::move(named)));
    }
    batch_end();
  }
  connection_.execute("CLOSE legacy_rows");
}

}  // namespace billspay::legacy
