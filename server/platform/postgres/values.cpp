#include "platform/postgres/values.hpp"

#include <arpa/inet.h>
#include <libpq-fe.h>

#include <array>
#include <bit>
#include <charconv>
#include <chrono>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <type_traits>

namespace billspay::postgres {
namespace {

constexpr int text_format = 0;
constexpr int binary_format = 1;

// PostgreSQL counts days and microseconds from 2000-01-01.
constexpr std::chrono::sys_days epoch = std::chrono::year(2000) / std::chrono::January / 1;

template <class T>
T network_order(T value) noexcept {
  static_assert(std::endian::native == std::endian::little);
  if constexpr (sizeof(T) == 2)
    return static_cast<T>(__builtin_bswap16(static_cast<std::uint16_t>(value)));
  if constexpr (sizeof(T) == 4)
    return static_cast<T>(__builtin_bswap32(static_cast<std::uint32_t>(value)));
  if constexpr (sizeof(T) == 8)
    return static_cast<T>(__builtin_bswap64(static_cast<std::uint64_t>(value)));
}

template <class T>
T read_integer(const char* data) noexcept {
  T value{};
  std::memcpy(&value, data, sizeof value);
  return network_order(value);
}

void refuse_nul(std::string_view text) {
  if (text.contains('\0')) throw std::logic_error("A parameter in text format must not hold NUL.");
}

}  // namespace

void Params::add_bytes(const void* data, std::size_t size, int format) {
  if (size > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw std::logic_error("A parameter is larger than PostgreSQL accepts.");
  }
  slots_.push_back({buffer_.size(), static_cast<int>(size)});
  formats_.push_back(format);
  buffer_.append(static_cast<const char*>(data), size);
  // libpq measures parameters in text format with strlen.
  if (format == text_format) buffer_.push_back('\0');
}

void Params::add_null() {
  slots_.push_back({0, -1});
  formats_.push_back(binary_format);
}

void Params::add(bool value) {
  const char byte = value ? 1 : 0;
  add_bytes(&byte, 1, binary_format);
}

void Params::add(std::int16_t value) {
  value = network_order(value);
  add_bytes(&value, sizeof value, binary_format);
}

void Params::add(std::int32_t value) {
  value = network_order(value);
  add_bytes(&value, sizeof value, binary_format);
}

void Params::add(std::int64_t value) {
  value = network_order(value);
  add_bytes(&value, sizeof value, binary_format);
}

// Binary, so that a NUL is refused by PostgreSQL instead of ending the text.
void Params::add(std::string_view value) { add_bytes(value.data(), value.size(), binary_format); }

void Params::add(const Bytes& value) { add_bytes(value.data(), value.size(), binary_format); }

void Params::add(const Uuid& value) {
  add_bytes(value.bytes.data(), value.bytes.size(), binary_format);
}

void Params::add(Timestamp value) {
  add(std::int64_t{std::chrono::duration_cast<std::chrono::microseconds>(value - epoch).count()});
}

void Params::add(Date value) {
  add(static_cast<std::int32_t>((std::chrono::sys_days(value) - epoch).count()));
}

void Params::add(Money value) {
  const std::string text = value.to_string();
  add_bytes(text.data(), text.size(), text_format);
}

void Params::add(const Json& value) {
  refuse_nul(value.text);
  add_bytes(value.text.data(), value.text.size(), text_format);
}

void Params::add(const IpAddress& value) {
  refuse_nul(value.text);
  add_bytes(value.text.data(), value.text.size(), text_format);
}

Params::Arrays Params::arrays() {
  // Only now, because adding may have moved the buffer.
  values_.clear();
  lengths_.clear();
  for (const Slot& slot : slots_) {
    values_.push_back(slot.length < 0 ? nullptr : buffer_.data() + slot.offset);
    lengths_.push_back(slot.length);
  }
  return {static_cast<int>(slots_.size()), values_.data(), lengths_.data(), formats_.data()};
}

void Field::refuse(std::string_view why) const {
  throw std::logic_error("Column " + std::string(column_) + " holds " + std::string(why) + ".");
}

void Field::expect_size(int size) const {
  if (is_null()) refuse("NULL, which the row's type does not allow");
  if (length_ != size) {
    refuse(std::to_string(length_) + " bytes where the row's type takes " + std::to_string(size));
  }
}

std::string_view Field::text() const {
  if (is_null()) refuse("NULL, which the row's type does not allow");
  return {data_, static_cast<std::size_t>(length_)};
}

void Field::read(bool& out) const {
  expect_size(1);
  out = *data_ != 0;
}

void Field::read(std::int16_t& out) const {
  expect_size(sizeof out);
  out = read_integer<std::int16_t>(data_);
}

void Field::read(std::int32_t& out) const {
  expect_size(sizeof out);
  out = read_integer<std::int32_t>(data_);
}

void Field::read(std::int64_t& out) const {
  expect_size(sizeof out);
  out = read_integer<std::int64_t>(data_);
}

void Field::read(std::string& out) const { out = text(); }

void Field::read(SecretString& out) const { out = SecretString(std::string(text())); }

void Field::read(Bytes& out) const {
  const std::string_view bytes = text();
  out.assign(bytes.begin(), bytes.end());
}

void Field::read(Uuid& out) const {
  expect_size(static_cast<int>(out.bytes.size()));
  std::memcpy(out.bytes.data(), data_, out.bytes.size());
}

void Field::read(Timestamp& out) const {
  std::int64_t microseconds = 0;
  read(microseconds);
  std::int64_t since_1970 = 0;
  if (microseconds == std::numeric_limits<std::int64_t>::max() ||
      microseconds == std::numeric_limits<std::int64_t>::min() ||
      __builtin_add_overflow(
          microseconds, std::chrono::microseconds(epoch.time_since_epoch()).count(), &since_1970)) {
    refuse("an infinite time");
  }
  out = Timestamp(std::chrono::microseconds(since_1970));
}

void Field::read(Date& out) const {
  std::int32_t days = 0;
  read(days);
  // std::chrono's calendar ends with the year 32767; 'infinity' lies beyond it too.
  constexpr auto first = std::chrono::sys_days(std::chrono::year::min() / std::chrono::January / 1);
  constexpr auto last =
      std::chrono::sys_days(std::chrono::year::max() / std::chrono::December / 31);
  if (days < (first - epoch).count() || days > (last - epoch).count()) {
    refuse("a date outside the calendar");
  }
  out = Date(epoch + std::chrono::days(days));
}

// numeric_send: the count of base-10000 digits, the weight of the first, sign, display scale.
void Field::read(Money& out) const {
  constexpr std::size_t header = 8;
  const std::string_view bytes = text();
  if (bytes.size() < header) refuse("something else than a number");
  const auto digits = read_integer<std::int16_t>(data_);
  const auto weight = read_integer<std::int16_t>(data_ + 2);
  const auto sign = read_integer<std::uint16_t>(data_ + 4);
  if (digits < 0 || bytes.size() != header + 2 * static_cast<std::size_t>(digits)) {
    refuse("something else than a number");
  }
  if (sign != 0x0000 && sign != 0x4000) refuse("NaN or infinity");
  std::int64_t cents = 0;
  for (int i = 0; i < digits; ++i) {
    const std::int64_t digit =
        read_integer<std::int16_t>(data_ + header + 2 * static_cast<std::size_t>(i));
    const int exponent = weight - i;
    std::int64_t part = digit;
    if (exponent < 0) {
      const bool exact = exponent == -1 ? digit % 100 == 0 : digit == 0;
      if (!exact) refuse("more than two decimals");
      part = exponent == -1 ? digit / 100 : 0;
    } else if (digit != 0) {
      if (exponent > 4) refuse("an amount too large for Money");
      part *= 100;
      bool overflow = false;
      for (int e = 0; e < exponent; ++e) {
        overflow = overflow || __builtin_mul_overflow(part, std::int64_t{10'000}, &part);
      }
      if (overflow) refuse("an amount too large for Money");
    }
    if (__builtin_add_overflow(cents, part, &cents)) refuse("an amount too large for Money");
  }
  out.cents = sign == 0x4000 ? -cents : cents;
}

void Field::read(Json& out) const {
  const std::string_view bytes = text();
  constexpr char jsonb_version = 1;
  // `json` has no version byte, and no JSON text begins with that character.
  const bool versioned = !bytes.empty() && bytes.front() == jsonb_version;
  out.text = bytes.substr(versioned ? 1 : 0);
}

// inet_send: family, prefix length, is_cidr, count of bytes, the address.
void Field::read(IpAddress& out) const {
  constexpr std::size_t header = 4;
  constexpr char family_v4 = 2;
  constexpr char family_v6 = 3;
  const std::string_view bytes = text();
  const bool v4 = bytes.size() == header + 4 && bytes[0] == family_v4;
  const bool v6 = bytes.size() == header + 16 && bytes[0] == family_v6;
  if (!v4 && !v6) refuse("something else than an address");
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  inet_ntop(v4 ? AF_INET : AF_INET6, bytes.data() + header, buffer.data(), buffer.size());
  out.text = buffer.data();
  const int prefix = static_cast<unsigned char>(bytes[1]);
  if (prefix != (v4 ? 32 : 128)) out.text += "/" + std::to_string(prefix);
}

Rows::~Rows() { PQclear(static_cast<PGresult*>(result_)); }

int Rows::count() const noexcept { return PQntuples(static_cast<PGresult*>(result_)); }

int Rows::affected() const noexcept {
  int rows = 0;
  const std::string_view digits = PQcmdTuples(static_cast<PGresult*>(result_));
  std::from_chars(digits.data(), digits.data() + digits.size(), rows);
  return rows;
}

int Rows::columns() const noexcept { return PQnfields(static_cast<PGresult*>(result_)); }

Field Rows::field(int row, int column) const noexcept {
  auto* result = static_cast<PGresult*>(result_);
  const bool null = PQgetisnull(result, row, column) != 0;
  const char* name = PQfname(result, column);
  return {name == nullptr ? "?" : name, PQgetvalue(result, row, column),
          null ? -1 : PQgetlength(result, row, column)};
}

void Rows::wrong_width() {
  throw std::logic_error("A statement returns another number of columns than its row type has.");
}

}  // namespace billspay::postgres
