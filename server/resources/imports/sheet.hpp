// The rows of an import as far as the file alone tells: read from the upload piece by piece, each
// cell checked and brought into our form. Of a file no more is kept than its rows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/bytes.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/money.hpp"
#include "platform/core/problem.hpp"
#include "platform/core/task.hpp"
#include "platform/http/endpoint.hpp"
#include "resources/imports/dto.hpp"

namespace billspay::imports {

inline constexpr int most_rows = 50'000;
inline constexpr std::size_t most_errors = 1'000;

// The errors of an import, of which the first ones are listed.
class Findings {
 public:
  void add(int row, std::optional<Column> column, std::string detail);
  void join(const Findings& others);
  // In the order of rows and columns; at most most_errors.
  [[nodiscard]] std::vector<RowError> listed() const;
  [[nodiscard]] bool more() const noexcept { return total_ > most_errors; }

 private:
  std::vector<RowError> first_;
  std::size_t total_ = 0;
};

struct Row {
  int number = 0;     // 1 is the first below the header
  bool sound = true;  // nothing was found wrong with it
  // Empty when unusable.
  std::string customer_number;
  std::string biller;
  std::string confirmation;

  std::optional<std::string> account_id;
  Money amount;
  Timestamp paid_on;
  std::optional<std::string> notes;
};

struct Sheet {
  std::vector<Row> rows;
  Findings findings;
  Bytes sha256;  // of all bytes
};

// problems::validation_failed when the file is not CSV, its columns are not those of an import or
// it has no rows or too many; what the upload itself is refused for.
Task<Result<Sheet>> read_sheet(http::CsvUpload upload);

}  // namespace billspay::imports
