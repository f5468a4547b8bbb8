#include "resources/imports/csv_reader.hpp"

namespace billspay::imports {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

CsvReader::Step CsvReader::refuse(std::string_view why) noexcept {
  complaint_ = why;
  return Step::malformed;
}

void CsvReader::begin_record() {
  complete_ = false;
  record_bytes_ = 0;
  cells_.assign(1, {});
  state_ = State::cell_begins;
}

CsvReader::Step CsvReader::complete() {
  complete_ = true;
  ++position_;
  return Step::record;
}

// A mark that turns out not to be one is text.
bool CsvReader::skips_mark(char c) {
  if (past_mark_) return false;
  if (c == byte_order_mark[mark_bytes_]) {
    past_mark_ = ++mark_bytes_ == byte_order_mark.size();
    return true;
  }
  past_mark_ = true;
  if (mark_bytes_ > 0) {
    cells_.back() = byte_order_mark.substr(0, mark_bytes_);
    state_ = State::bare;
  }
  return false;
}

CsvReader::Step CsvReader::next() {
  if (!complaint_.empty()) return Step::malformed;
  if (complete_) begin_record();
  while (!rest_.empty()) {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (skips_mark(c)) continue;
    const Step step = take(c);
    if (step != Step::needs_more) return step;
  }
  if (!ended_) return Step::needs_more;
  if (state_ == State::quoted) return refuse("ends inside a quoted cell");
  if (state_ == State::line_ends) return refuse("has a carriage return without a line feed");
  const bool empty = cells_.size() == 1 && state_ == State::cell_begins;
  return empty ? Step::needs_more : complete();
}

CsvReader::Step CsvReader::take(char c) {
  if (++record_bytes_ > longest_record_bytes) return refuse("is too long");
  if (state_ == State::line_ends) {
    return c == '\n' ? complete() : refuse("has a carriage return without a line feed");
  }
  if (state_ == State::quoted) {
    if (c == '"') {
      state_ = State::quote_in_quoted;
    } else {
      cells_.back().push_back(c);
    }
    return Step::needs_more;
  }
  switch (c) {
    case ',':
      cells_.emplace_back();
      state_ = State::cell_begins;
      return Step::needs_more;
    case '\n':
      return complete();
    case '\r':
      state_ = State::line_ends;
      return Step::needs_more;
    default:
      return take_in_cell(c);
  }
}

CsvReader::Step CsvReader::take_in_cell(char c) {
  if (state_ == State::quote_in_quoted) {
    if (c != '"') return refuse("has text behind a quoted cell");
    cells_.back().push_back(c);
    state_ = State::quoted;
  } else if (c != '"') {
    cells_.back().push_back(c);
    state_ = State::bare;
  } else if (state_ == State::bare) {
    return refuse("has a quote inside a cell that is not quoted");
  } else {
    state_ = State::quoted;
  }
  return Step::needs_more;
}

}  // namespace billspay::imports
