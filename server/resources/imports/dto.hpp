// Imports on the wire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/http/paging.hpp"
#include "platform/json/table.hpp"

namespace billspay::imports {

enum class Mode { all_or_nothing, valid_only };

// Of the file, in any order.
enum class Column { customer_number, biller, account_id, amount, paid_on, confirmation, notes };

// Query parameters of an import.
struct Options {
  std::optional<Mode> mode_wanted;  // all or nothing
  std::optional<bool> dry_run_wanted;

  [[nodiscard]] Mode mode() const { return mode_wanted.value_or(Mode::all_or_nothing); }
  [[nodiscard]] bool dry_run() const { return dry_run_wanted.value_or(false); }
};

struct RowError {
  int row;                       // 1 is the first below the header
  std::optional<Column> column;  // none: the row as a whole
  std::string detail;

  auto operator<=>(const RowError&) const = default;
};

struct Report {
  std::optional<ImportId> id;  // of what was committed
  bool dry_run;
  Mode mode;
  bool committed;
  int rows;
  int added;
  int duplicates;  // rows whose receipt was known already, or that stand in the file twice
  int invalid;     // rows with errors
  std::vector<RowError> errors;  // the first ones
  bool more_errors;
};

// One that was committed.
struct Import {
  ImportId id;
  AdminId admin_id;
  std::string admin_name;
  Mode mode;
  std::string sha256;  // hexadecimal
  int rows;
  int added;
  int duplicates;
  int invalid;
  Timestamp created_at;
};

struct ImportPage {
  std::vector<Import> imports;
  std::optional<std::string> next_cursor;
};

}  // namespace billspay::imports

namespace billspay {
template <>
inline constexpr auto names<imports::Mode> =
    std::array{Name<imports::Mode>{imports::Mode::all_or_nothing, "all-or-nothing"},
               Name<imports::Mode>{imports::Mode::valid_only, "valid-only"}};
template <>
inline constexpr auto names<imports::Column> =
    std::array{Name<imports::Column>{imports::Column::customer_number, "customerNumber"},
               Name<imports::Column>{imports::Column::biller, "biller"},
               Name<imports::Column>{imports::Column::account_id, "accountId"},
               Name<imports::Column>{imports::Column::amount, "amount"},
               Name<imports::Column>{imports::Column::paid_on, "paidOn"},
               Name<imports::Column>{imports::Column::confirmation, "confirmation"},
               Name<imports::Column>{imports::Column::notes, "notes"}};
}  // namespace billspay

namespace billspay::json {

template <>
inline constexpr auto table<imports::Options> =
    object("ImportOptions", field("mode", &imports::Options::mode_wanted),
           field("dryRun", &imports::Options::dry_run_wanted));

template <>
inline constexpr auto table<imports::RowError> = object(
    "ImportRowError", field("row", &imports::RowError::row),
    field("column", &imports::RowError::column), field("detail", &imports::RowError::detail));

template <>
inline constexpr auto table<imports::Report> = object(
    "ImportReport", field("id", &imports::Report::id), field("dryRun", &imports::Report::dry_run),
    field("mode", &imports::Report::mode), field("committed", &imports::Report::committed),
    field("rows", &imports::Report::rows), field("added", &imports::Report::added),
    field("duplicates", &imports::Report::duplicates), field("invalid", &imports::Report::invalid),
    field("errors", &imports::Report::errors), field("moreErrors", &imports::Report::more_errors));

template <>
inline constexpr auto table<imports::Import> = object(
    "Import", field("id", &imports::Import::id), field("adminId", &imports::Import::admin_id),
    field("adminName", &imports::Import::admin_name), field("mode", &imports::Import::mode),
    field("sha256", &imports::Import::sha256), field("rows", &imports::Import::rows),
    field("added", &imports::Import::added), field("duplicates", &imports::Import::duplicates),
    field("invalid", &imports::Import::invalid), field("createdAt", &imports::Import::created_at));

template <>
inline constexpr auto table<imports::ImportPage> =
    object("ImportPage", field("imports", &imports::ImportPage::imports),
           field("nextCursor", &imports::ImportPage::next_cursor));

}  // namespace billspay::json
