// Keyset paging: a page ends at a (time, id) and the next one starts after it, so that rows which
// arrive in between neither repeat nor hide others.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/clock.hpp"
#include "platform/core/ids.hpp"
#include "platform/json/rules.hpp"
#include "platform/json/table.hpp"

namespace billspay::http {

// Where a page ended. Opaque to clients; it grants nothing, for the query is confined anyway.
struct Cursor {
  Timestamp at;
  Uuid id;

  [[nodiscard]] std::string to_string() const;
  static std::optional<Cursor> parse(std::string_view text);
  // After the newest row there can be.
  static Cursor newest();
  // This place, or the end of a period when the list meets that later. PostgreSQL begins to read an
  // index at one bound only, and not always at the narrower: a list is given a single one.
  [[nodiscard]] Cursor before(Timestamp end) const { return at < end ? *this : Cursor{end, {}}; }
};

inline constexpr int default_page = 50;
inline constexpr int largest_page = 200;

// Query parameters of a plain list.
struct PageRequest {
  std::optional<int> limit;
  std::optional<Cursor> cursor;

  [[nodiscard]] int size() const { return limit.value_or(default_page); }
  [[nodiscard]] Cursor start() const { return cursor.value_or(Cursor::newest()); }
};

// Queries ask for one row more than the page, to learn whether there is a next one.
// `position(row)` gives the row's Cursor.
template <class Row, class Position>
std::optional<std::string> cut_page(std::vector<Row>& rows, int size, Position position) {
  if (rows.size() <= static_cast<std::size_t>(size)) return std::nullopt;
  rows.erase(rows.begin() + size, rows.end());
  return position(rows.back()).to_string();
}

}  // namespace billspay::http

namespace billspay::json {

template <>
struct Codec<http::Cursor> {
  static void decode(const Node& node, http::Cursor& out, Errors& errors, std::string_view pointer);
  static void describe(Schema& schema) {
    schema.type("string");
    schema.keyword("maxLength", 64);
  }
};

template <>
inline constexpr auto table<http::PageRequest> =
    object("PageRequest", field("limit", &http::PageRequest::limit, rules::range(1, 200)),
           field("cursor", &http::PageRequest::cursor));

}  // namespace billspay::json
