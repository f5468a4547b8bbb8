#include "platform/http/paging.hpp"

#include "platform/core/bytes.hpp"

namespace billspay::http {
namespace {
constexpr std::size_t time_bytes = 8;
constexpr std::size_t cursor_bytes = time_bytes + 16;
}  // namespace

std::string Cursor::to_string() const {
  std::string raw;
  const auto microseconds = static_cast<std::uint64_t>(at.time_since_epoch().count());
  for (std::size_t i = 0; i < time_bytes; ++i) {
    raw.push_back(static_cast<char>(microseconds >> (56U - 8U * i) & 0xffU));
  }
  raw.append(id.bytes.begin(), id.bytes.end());
  return base64url(raw);
}

std::optional<Cursor> Cursor::parse(std::string_view text) {
  const auto raw = from_base64url(text);
  if (!raw || raw->size() != cursor_bytes) return std::nullopt;
  std::uint64_t microseconds = 0;
  for (std::size_t i = 0; i < time_bytes; ++i) {
    microseconds = microseconds << 8U | static_cast<std::uint8_t>((*raw)[i]);
  }
  Cursor cursor{Timestamp(std::chrono::microseconds(static_cast<std::int64_t>(microseconds))), {}};
  // What a timestamptz can hold, with room for sums: the years 0001 to 9999.
  if (cursor.at < Timestamp(std::chrono::sys_days(
                      Date{std::chrono::year(1), std::chrono::month(1), std::chrono::day(1)})) ||
      cursor.at > newest().at) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < 16; ++i) {
    cursor.id.bytes[i] = static_cast<std::uint8_t>((*raw)[time_bytes + i]);
  }
  return cursor;
}

Cursor Cursor::newest() {
  Cursor cursor{Timestamp(std::chrono::sys_days(
                    Date{std::chrono::year(9999), std::chrono::month(12), std::chrono::day(31)})),
                {}};
  cursor.id.bytes.fill(0xff);
  return cursor;
}

}  // namespace billspay::http

namespace billspay::json {

void Codec<http::Cursor>::decode(const Node& node, http::Cursor& out, Errors& errors,
                                 std::string_view pointer) {
  if (const auto cursor = http::Cursor::parse(node.string().value_or(""))) {
    out = *cursor;
  } else {
    errors.add(pointer, "is not a cursor from an earlier page");
  }
}

}  // namespace billspay::json
