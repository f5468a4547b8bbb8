// Time as the product uses it: UTC, microseconds, RFC 3339 on the wire.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace billspay {

using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;
using Date = std::chrono::year_month_day;

Timestamp now() noexcept;

// Moves now() for tests of expiry. The database keeps its own clock.
void shift_clock_for_test(std::chrono::seconds offset) noexcept;

// "2026-11-22T18:04:05.123Z"; milliseconds are always written, so that texts sort as times do.
std::string format_timestamp(Timestamp at);
void append_timestamp(std::string& out, Timestamp at);
// RFC 3339 with `Z` or a numeric offset, up to six fractional digits.
std::optional<Timestamp> parse_timestamp(std::string_view text) noexcept;

// "2026-11-22"; parse refuses days that do not exist.
std::string format_date(Date date);
std::optional<Date> parse_date(std::string_view text) noexcept;
Date today() noexcept;

}  // namespace billspay
