// Rows in the text format of COPY, gathered into large pieces. Each hundred thousand rows are a
// command of their own, because PostgreSQL checks foreign keys only at the end of a command and
// keeps a note of every row until then.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "demo/progress_bar.hpp"
#include "platform/core/bytes.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/ids.hpp"
#include "platform/core/money.hpp"
#include "platform/postgres/blocking.hpp"

namespace billspay::demo {

class CopyRows {
 public:
  // `columns` as in COPY table (columns). `total` is for the progress.
  CopyRows(postgres::BlockingConnection& connection, std::string_view table,
           std::string_view columns, std::uint64_t total, ProgressBar* progress = nullptr);

  // The values of one row in the order of the columns.
  template <class... Values>
  void add(const Values&... values) {
    (append(values), ...);
    end_row();
  }
  void finish();

 private:
  void append(std::string_view text);
  void append(const std::string& text) { append(std::string_view(text)); }
  void append(const char* text) { append(std::string_view(text)); }
  void append(const Uuid& id);
  void append(Timestamp at);
  void append(Money amount);
  void append(const Bytes& bytes);
  void append(bool value) { append(value ? "t" : "f"); }
  void append(int value) { append(std::to_string(value)); }
  template <class Value>
  void append(const std::optional<Value>& value) {
    if (value) {
      append(*value);
    } else {
      append_raw("\\N");
    }
  }
  void append_raw(std::string_view text);
  void end_row();
  void put_buffer();

  postgres::BlockingConnection& connection_;
  std::string table_;
  std::string command_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  ProgressBar* progress_;
  std::string buffer_;
  std::optional<postgres::CopyIn> copy_;
};

}  // namespace billspay::demo
