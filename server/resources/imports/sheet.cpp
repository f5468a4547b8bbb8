#include "resources/imports/sheet.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "platform/core/text.hpp"
#include "resources/imports/csv_reader.hpp"
#include "resources/imports/row_reader.hpp"

namespace billspay::imports {
namespace {

class Sha256 {
 public:
  Sha256() { crypto_hash_sha256_init(&state_); }
  void add(std::string_view data) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(data.data()),
                              data.size());
  }
  Bytes finish() {
    Bytes digest(crypto_hash_sha256_BYTES);
    crypto_hash_sha256_final(&state_, digest.data());
    return digest;
  }

 private:
  crypto_hash_sha256_state state_{};
};

std::unexpected<Problem> refuse_file(std::string detail) {
  return refuse(Problem(problems::validation_failed).with_field("#", std::move(detail)));
}

std::string place_of(int position) {
  return position == 0 ? "the header" : "row " + std::to_string(position);
}

// Turns the pieces of one file into its rows.
class SheetReader {
 public:
  Result<void> read(std::string_view piece) {
    hash_.add(piece);
    csv_.add(piece);
    return read_records();
  }

  Result<Sheet> finish() {
    csv_.end();
    if (auto right = read_records(); !right) return refuse(std::move(right.error()));
    if (!rows_) return refuse_file("is empty: the first line names the columns");
    if (sheet_.rows.empty()) return refuse_file("has no rows below its header");
    sheet_.sha256 = hash_.finish();
    return std::move(sheet_);
  }

 private:
  Result<void> read_records() {
    while (true) {
      const auto step = csv_.next();
      if (step == CsvReader::Step::needs_more) return {};
      if (step == CsvReader::Step::malformed) {
        return refuse_file("is not CSV: " + place_of(csv_.position()) + " " +
                           std::string(csv_.complaint()));
      }
      if (auto right = read_record(csv_.cells()); !right) return right;
    }
  }

  Result<void> read_record(const std::vector<std::string>& cells) {
    if (!rows_) {
      auto rows = RowReader::with_header(cells);
      if (!rows) return refuse(std::move(rows.error()));
      rows_ = std::move(*rows);
      return {};
    }
    // Spreadsheets leave empty lines behind, with and without commas.
    if (std::ranges::all_of(cells, [](const auto& cell) { return trim(cell).empty(); })) return {};
    if (sheet_.rows.size() == most_rows) {
      return refuse_file("has more than " + std::to_string(most_rows) +
                         " rows: split it into several files");
    }
    sheet_.rows.push_back(rows_->read(csv_.position() - 1, cells, sheet_.findings));
    return {};
  }

  Sha256 hash_;
  CsvReader csv_;
  std::optional<RowReader> rows_;  // once the header was read
  Sheet sheet_;
};

}  // namespace

void Findings::add(int row, std::optional<Column> column, std::string detail) {
  ++total_;
  if (first_.size() < most_errors) first_.push_back({row, column, std::move(detail)});
}

void Findings::join(const Findings& others) {
  total_ += others.total_;
  first_.insert(first_.end(), others.first_.begin(), others.first_.end());
}

std::vector<RowError> Findings::listed() const {
  auto errors = first_;
  std::ranges::sort(errors);
  if (errors.size() > most_errors) errors.resize(most_errors);
  return errors;
}

Task<Result<Sheet>> read_sheet(http::CsvUpload upload) {
  SheetReader reader;
  while (true) {
    const auto piece = co_await upload.next();
    if (!piece) co_return refuse(piece.error());
    if (!*piece) break;
    if (auto right = reader.read(**piece); !right) co_return refuse(std::move(right.error()));
  }
  co_return reader.finish();
}

}  // namespace billspay::imports
