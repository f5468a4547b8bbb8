// C++ values to and from PostgreSQL's binary format: parameters as they are sent, rows as
// aggregates whose members stand in the order of the SELECT list.
#pragma once

#include <boost/pfr/core.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/core/bytes.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/ids.hpp"
#include "platform/core/money.hpp"
#include "platform/core/names.hpp"
#include "platform/core/secret.hpp"

namespace billspay::postgres {

// jsonb as text.
struct Json {
  std::string text;
};
// inet as text ("203.0.113.7").
struct IpAddress {
  std::string text;
};

// The parameters of one execution, owned until they are sent.
class Params {
 public:
  void add_null();
  void add(bool value);
  void add(std::int16_t value);
  void add(std::int32_t value);
  void add(std::int64_t value);
  void add(std::string_view value);
  void add(const std::string& value) { add(std::string_view(value)); }
  void add(const char* value) { add(std::string_view(value)); }
  void add(const SecretString& value) { add(std::string_view(value.reveal())); }
  void add(const Bytes& value);
  void add(const Uuid& value);
  void add(Timestamp value);
  void add(Date value);
  void add(Money value);  // numeric
  void add(const Json& value);
  void add(const IpAddress& value);
  template <class Tag>
  void add(const Id<Tag>& id) {
    add(id.value);
  }
  template <Named E>
  void add(E value) {
    add(name_of(value));
  }
  template <class T>
  void add(const std::optional<T>& value) {
    if (value) {
      add(*value);
    } else {
      add_null();
    }
  }

  // Views for PQsendQueryPrepared, valid until the next add().
  struct Arrays {
    int count;
    const char* const* values;
    const int* lengths;
    const int* formats;
  };
  Arrays arrays();

 private:
  void add_bytes(const void* data, std::size_t size, int format);

  struct Slot {
    std::size_t offset;
    int length;  // -1 for NULL
  };
  std::string buffer_;
  std::vector<Slot> slots_;
  std::vector<int> formats_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
};

// One field of a result in binary format. Reading a type that the bytes cannot be, or a NULL into a
// type that is not optional, is a bug and throws std::logic_error with the column's name.
class Field {
 public:
  Field(std::string_view column, const char* data, int length) noexcept
      : column_(column), data_(data), length_(length) {}

  [[nodiscard]] bool is_null() const noexcept { return length_ < 0; }
  void read(bool& out) const;
  void read(std::int16_t& out) const;
  void read(std::int32_t& out) const;
  void read(std::int64_t& out) const;
  void read(std::string& out) const;
  void read(Bytes& out) const;
  void read(Uuid& out) const;
  void read(Timestamp& out) const;
  void read(Date& out) const;
  void read(Money& out) const;  // numeric with at most two decimals
  void read(Json& out) const;
  void read(IpAddress& out) const;
  void read(SecretString& out) const;
  template <class Tag>
  void read(Id<Tag>& out) const {
    read(out.value);
  }
  template <Named E>
  void read(E& out) const {
    const auto value = from_name<E>(text());
    if (!value) refuse("an unknown name");
    out = *value;
  }
  template <class T>
  void read(std::optional<T>& out) const {
    if (is_null()) {
      out.reset();
    } else {
      read(out.emplace());
    }
  }

 private:
  [[nodiscard]] std::string_view text() const;
  void expect_size(int size) const;
  [[noreturn]] void refuse(std::string_view why) const;

  std::string_view column_;
  const char* data_;
  int length_;
};

// The rows of one statement; owns the PGresult.
class Rows {
 public:
  Rows() = default;
  explicit Rows(void* pg_result) noexcept : result_(pg_result) {}
  Rows(Rows&& other) noexcept : result_(std::exchange(other.result_, nullptr)) {}
  Rows& operator=(Rows&& other) noexcept {
    std::swap(result_, other.result_);
    return *this;
  }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows();

  [[nodiscard]] int count() const noexcept;     // rows returned
  [[nodiscard]] int affected() const noexcept;  // rows changed (command tag)
  [[nodiscard]] int columns() const noexcept;
  [[nodiscard]] Field field(int row, int column) const noexcept;

  template <class T>
  [[nodiscard]] T row_as(int row) const {
    T value{};
    if (columns() != static_cast<int>(boost::pfr::tuple_size_v<T>)) wrong_width();
    boost::pfr::for_each_field(value, [&](auto& member, std::size_t column) {
      field(row, static_cast<int>(column)).read(member);
    });
    return value;
  }
  template <class T>
  [[nodiscard]] std::vector<T> as() const {
    std::vector<T> all;
    all.reserve(static_cast<std::size_t>(count()));
    for (int row = 0; row < count(); ++row) all.push_back(row_as<T>(row));
    return all;
  }

 private:
  [[noreturn]] static void wrong_width();

  void* result_ = nullptr;
};

}  // namespace billspay::postgres
