// From the cells of a record to a row of an import.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "resources/imports/sheet.hpp"

namespace billspay::imports {

class RowReader {
 public:
  // The header names the columns, in any order. problems::validation_failed names those that are
  // unknown, missing or there twice.
  static Result<RowReader> with_header(const std::vector<std::string>& cells);

  // Everything that is wrong with the row goes to the findings.
  [[nodiscard]] Row read(int number, const std::vector<std::string>& cells,
                         Findings& findings) const;

 private:
  static constexpr std::size_t columns = names<Column>.size();

  std::array<std::optional<std::size_t>, columns> places_;  // of each column among the cells
  std::size_t width_ = 0;
};

}  // namespace billspay::imports
