#include "resources/imports/row_reader.hpp"

#include <algorithm>

#include "platform/core/text.hpp"
#include "platform/json/rules.hpp"
#include "resources/card_free_text.hpp"

namespace billspay::imports {
namespace {

namespace rules = json::rules;
using rules::Wrong;

constexpr Timestamp earliest_payment = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
constexpr auto clock_difference = std::chrono::days(1);

bool is_optional(Column column) { return column == Column::account_id || column == Column::notes; }

std::optional<Column> column_named(std::string_view cell) {
  const std::string wanted = ascii_lower(trim(cell));
  for (const auto& [column, name] : names<Column>) {
    if (ascii_lower(name) == wanted) return column;
  }
  return std::nullopt;
}

// How a refused cell of the header is called in the answer.
std::string pointer_to(const std::string& cell, std::size_t place) {
  constexpr std::size_t longest = 64;
  const std::string_view name = trim(cell);
  const bool readable = !name.empty() && name.size() <= longest && acceptable_text(name);
  return "#/" + (readable ? std::string(name) : "column " + std::to_string(place + 1));
}

Wrong accept_customer_number(std::string& value) {
  if (rules::digits(12, 12).accept(value) || !customer_number::valid(value)) {
    return "must be a customer number such as 1234-5678-9012; check its digits";
  }
  return std::nullopt;
}

Wrong accept_confirmation(std::string& value) {
  if (auto wrong = rules::text(1, 64).accept(value)) return wrong;
  const bool comparable = std::ranges::any_of(value, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
  if (!comparable) return "must contain a letter or a digit";
  return std::nullopt;
}

Wrong accept_notes(std::string& value) {
  // Lines in a cell may end as those of the file do.
  for (auto at = value.find("\r\n"); at != std::string::npos; at = value.find("\r\n", at)) {
    value.erase(at, 1);
  }
  return card_free::lines(1000).accept(value);
}

Wrong accept_amount(std::string_view text, Money& out) {
  const auto amount = Money::parse(trim(text));
  if (!amount) return "must be an amount such as 84.27, without a currency sign";
  out = *amount;
  if (out.cents == 0) return "must be more than 0.00";
  return std::nullopt;
}

Wrong accept_paid_on(std::string_view text, Timestamp& out) {
  text = trim(text);
  if (const auto date = parse_date(text)) {
    out = std::chrono::sys_days(*date);
  } else if (const auto at = parse_timestamp(text)) {
    out = *at;
  } else {
    return "must be a date such as 2026-01-31 or a time such as 2026-01-31T09:30:00Z";
  }
  if (out > now() + clock_difference) return "must not be more than a day in the future";
  if (out < earliest_payment) return "must not be before the year 2000";
  return std::nullopt;
}

}  // namespace

Result<RowReader> RowReader::with_header(const std::vector<std::string>& cells) {
  RowReader reader;
  reader.width_ = cells.size();
  Problem problem(problems::validation_failed);
  for (std::size_t place = 0; place < cells.size(); ++place) {
    const auto column = column_named(cells[place]);
    if (!column) {
      if (problem.errors.size() == most_errors) break;
      problem.with_field(pointer_to(cells[place], place), "is not a column of an import");
      continue;
    }
    auto& known = reader.places_[static_cast<std::size_t>(*column)];
    if (known) problem.with_field(pointer_to(cells[place], place), "is there twice");
    known = place;
  }
  for (const auto& [column, name] : names<Column>) {
    if (reader.places_[static_cast<std::size_t>(column)] || is_optional(column)) continue;
    problem.with_field("#/" + std::string(name), "is missing: the header must name this column");
  }
  if (!problem.errors.empty()) return refuse(std::move(problem));
  return reader;
}

Row RowReader::read(int number, const std::vector<std::string>& cells, Findings& findings) const {
  Row row;
  row.number = number;
  if (cells.size() != width_) {
    findings.add(number, std::nullopt,
                 "has " + std::to_string(cells.size()) + " cells, but the header has " +
                     std::to_string(width_));
    row.sound = false;
    return row;
  }
  const auto cell = [&](Column column) {
    const auto& place = places_[static_cast<std::size_t>(column)];
    return place ? cells[*place] : std::string();
  };
  const auto judge = [&](Column column, Wrong wrong) {
    if (!wrong) return true;
    findings.add(number, column, std::move(*wrong));
    row.sound = false;
    return false;
  };
  const auto take = [&](Column column, auto accept) -> std::string {
    std::string value = cell(column);
    return judge(column, accept(value)) ? value : std::string();
  };
  const auto take_optional = [&](Column column, auto accept) -> std::optional<std::string> {
    std::string value = take(column, accept);
    if (value.empty()) return std::nullopt;
    return value;
  };
  row.customer_number = take(Column::customer_number, accept_customer_number);
  row.biller =
      take(Column::biller, [](std::string& value) { return rules::text(1, 120).accept(value); });
  row.account_id = take_optional(
      Column::account_id, [](std::string& value) { return rules::text(0, 64).accept(value); });
  judge(Column::amount, accept_amount(cell(Column::amount), row.amount));
  judge(Column::paid_on, accept_paid_on(cell(Column::paid_on), row.paid_on));
  row.confirmation = take(Column::confirmation, accept_confirmation);
  row.notes = take_optional(Column::notes, accept_notes);
  return row;
}

}  // namespace billspay::imports
