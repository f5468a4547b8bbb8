// The earlier database as it is read: in one snapshot, tables with the names that Prisma gives
// them, and columns under any of the names that are known to us. A column that is not listed is
// never selected.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/secret.hpp"
#include "platform/postgres/blocking.hpp"

namespace billspay::legacy {

// Our name for a column, and those that it may have there; the first that exists is read.
struct Wanted {
  std::string_view name;
  std::vector<std::string_view> known_as;
};

struct Table {
  std::string_view name;  // "PaymentMethod"
  std::vector<Wanted> columns;
  std::vector<std::string_view> order = {};  // our names; those that are missing are left out
};

// A row; every value as text.
class Row {
 public:
  explicit Row(std::map<std::string, std::optional<std::string>, std::less<>> values)
      : values_(std::move(values)) {}
  // Trimmed; nothing when it is NULL, empty, or the column does not exist.
  [[nodiscard]] std::optional<std::string> get(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const { return get(name).value_or(""); }
  [[nodiscard]] bool is_true(std::string_view name) const { return get(name) == "true"; }

 private:
  std::map<std::string, std::optional<std::string>, std::less<>> values_;
};

class Source {
 public:
  // Also takes the parameters that Prisma adds to its URLs, such as ?schema=public. Throws
  // postgres::Outage.
  explicit Source(const SecretString& url);

  // 0 when the table does not exist.
  std::uint64_t count(const Table& table);
  // A sentence when a column is missing that cannot be done without.
  std::optional<std::string> missing(const Table& table,
                                     std::initializer_list<std::string_view> needed);
  // Calls `use` for each row, `batch` rows being read at once; `batch_end` after them.
  void read(const Table& table, int batch, const std::function<void(const Row&)>& use,
            const std::function<void()>& batch_end);

 private:
  // What exists of the wanted columns: our name and the one there.
  std::vector<std::pair<std::string, std::string>> columns_of(const Table& table);
  [[nodiscard]] std::string place_of(const Table& table) const;

  std::string schema_;
  postgres::BlockingConnection connection_;
};

// The URL without the parameters that only Prisma knows, and the schema that it names.
struct SourceUrl {
  std::string url;
  std::string schema;
};
SourceUrl source_url(const std::string& url);

}  // namespace billspay::legacy
