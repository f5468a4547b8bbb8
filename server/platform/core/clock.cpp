#include "platform/core/clock.hpp"

#include <array>
#include <atomic>

namespace billspay {
namespace {

std::atomic<std::int64_t> test_offset_seconds{0};

// Writes `value` at `out` and returns what follows it.
char* put_digits(char* out, unsigned value, int width) noexcept {
  for (int i = width - 1; i >= 0; --i) {
    out[i] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  return out + width;
}

// "2026-11-22"
char* put_date(char* out, Date date) noexcept {
  out = put_digits(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  *out++ = '-';
  out = put_digits(out, static_cast<unsigned>(date.month()), 2);
  *out++ = '-';
  return put_digits(out, static_cast<unsigned>(date.day()), 2);
}

// Reads exactly `width` ASCII digits at `at`; -1 when there is anything else.
int digits_at(std::string_view text, std::size_t at, std::size_t width) noexcept {
  if (at + width > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// "Z" or "+hh:mm"; minutes east of UTC.
std::optional<int> parse_offset(std::string_view text) noexcept {
  if (text == "Z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
    return std::nullopt;
  }
  const int hours = digits_at(text, 1, 2);
  const int minutes = digits_at(text, 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

Timestamp now() noexcept {
  using namespace std::chrono;
  return time_point_cast<microseconds>(system_clock::now()) +
         seconds(test_offset_seconds.load(std::memory_order_relaxed));
}

void shift_clock_for_test(std::chrono::seconds offset) noexcept {
  test_offset_seconds.store(offset.count(), std::memory_order_relaxed);
}

void append_timestamp(std::string& out, Timestamp at) {
  using namespace std::chrono;
  const auto day = floor<days>(at);
  const hh_mm_ss time(floor<milliseconds>(at - day));
  std::array<char, 24> text;
  char* end = put_date(text.data(), Date(day));
  *end++ = 'T';
  end = put_digits(end, static_cast<unsigned>(time.hours().count()), 2);
  *end++ = ':';
  end = put_digits(end, static_cast<unsigned>(time.minutes().count()), 2);
  *end++ = ':';
  end = put_digits(end, static_cast<unsigned>(time.seconds().count()), 2);
  *end++ = '.';
  end = put_digits(end, static_cast<unsigned>(time.subseconds().count()), 3);
  *end = 'Z';
  out.append(text.data(), text.size());
}

std::string format_timestamp(Timestamp at) {
  std::string text;
  append_timestamp(text, at);
  return text;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) noexcept {
  using namespace std::chrono;
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':') {
    return std::nullopt;
  }
  const auto date = parse_date(text.substr(0, 10));
  const int hour = digits_at(text, 11, 2);
  const int minute = digits_at(text, 14, 2);
  const int second = digits_at(text, 17, 2);
  if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
    return std::nullopt;
  }
  std::size_t at = 19;
  int fraction = 0;
  if (text[at] == '.') {
    ++at;
    int scale = 100'000;
    const std::size_t first = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) {
      if (at - first == 6) return std::nullopt;
      fraction += (text[at] - '0') * scale;
    }
    if (at == first) return std::nullopt;
  }
  const auto offset = parse_offset(text.substr(at));
  if (!offset) return std::nullopt;
  return Timestamp(sys_days(*date)) + hours(hour) + minutes(minute - *offset) + seconds(second) +
         microseconds(fraction);
}

std::string format_date(Date date) {
  std::array<char, 10> text;
  put_date(text.data(), date);
  return {text.data(), text.size()};
}

std::optional<Date> parse_date(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits_at(text, 0, 4);
  const int month = digits_at(text, 5, 2);
  const int day = digits_at(text, 8, 2);
  if (year < 1 || month < 0 || day < 0) return std::nullopt;
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return date;
}

Date today() noexcept { return Date(std::chrono::floor<std::chrono::days>(now())); }

}  // namespace billspay
