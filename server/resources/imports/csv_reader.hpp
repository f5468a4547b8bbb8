// Reads comma-separated values (RFC 4180) that arrive in pieces of any size. Lines end with CRLF or
// LF, a byte order mark at the beginning is skipped, cells in quotes may hold all three. What
// programs read in different ways (a quote inside a bare cell, text behind a closing quote, a lone
// carriage return) is refused. No value is anything but text here, so formulas are text too (S46).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace billspay::imports {

class CsvReader {
 public:
  enum class Step {
    record,      // cells() are the next record
    needs_more,  // the piece is used up
    malformed    // for good; see complaint()
  };

  static constexpr std::size_t longest_record_bytes = 16UL * 1024;

  // After needs_more: the next piece, which must live until needs_more comes again.
  void add(std::string_view piece) noexcept { rest_ = piece; }
  // Instead of a piece: the file ends here. next() then brings what is left, or needs_more.
  void end() noexcept { ended_ = true; }

  Step next();

  [[nodiscard]] const std::vector<std::string>& cells() const noexcept { return cells_; }
  // How many records were completed, lines without any text included. The first one is 1.
  [[nodiscard]] int position() const noexcept { return position_; }
  // The end of a sentence about the record after position().
  [[nodiscard]] std::string_view complaint() const noexcept { return complaint_; }

 private:
  enum class State : std::uint8_t { cell_begins, bare, quoted, quote_in_quoted, line_ends };

  Step take(char c);
  Step take_in_cell(char c);
  Step refuse(std::string_view why) noexcept;
  Step complete();
  bool skips_mark(char c);
  void begin_record();

  std::string_view rest_;
  bool ended_ = false;
  std::size_t mark_bytes_ = 0;  // of the byte order mark that were seen
  bool past_mark_ = false;
  State state_ = State::cell_begins;
  bool complete_ = false;  // the cells are those of the record before
  std::vector<std::string> cells_{1};
  std::size_t record_bytes_ = 0;
  int position_ = 0;
  std::string_view complaint_;
};

}  // namespace billspay::imports
