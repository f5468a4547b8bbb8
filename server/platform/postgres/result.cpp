#include "platform/postgres/result.hpp"

#include <libpq-fe.h>

#include <stdexcept>
#include <string>

namespace billspay::postgres {
namespace {

std::string_view detail(const PGresult* result, int field) noexcept {
  const char* text = PQresultErrorField(result, field);
  return text == nullptr ? std::string_view() : std::string_view(text);
}

}  // namespace

void ClearResult::operator()(pg_result* result) const noexcept { PQclear(result); }

Failure classify(std::string_view sqlstate) noexcept {
  if (sqlstate.starts_with("23")) return Failure::violation;
  if (sqlstate == "40001" || sqlstate == "40P01") return Failure::conflict;
  if (sqlstate.starts_with("08") || sqlstate.starts_with("53") || sqlstate.starts_with("57P0") ||
      sqlstate == "57014" || sqlstate == "55P03" || sqlstate == "25006" || sqlstate.empty()) {
    return Failure::outage;
  }
  return Failure::statement;
}

bool succeeded(const ResultPointer& result) noexcept {
  const ExecStatusType status = PQresultStatus(result.get());
  return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

bool aborted(const ResultPointer& result) noexcept {
  return PQresultStatus(result.get()) == PGRES_PIPELINE_ABORTED;
}

std::string_view sqlstate_of(const ResultPointer& result) noexcept {
  return detail(result.get(), PG_DIAG_SQLSTATE);
}

bool ends_connection(const ResultPointer& result) noexcept {
  if (PQresultStatus(result.get()) != PGRES_FATAL_ERROR) return false;
  const std::string_view sqlstate = sqlstate_of(result);
  const std::string_view severity = detail(result.get(), PG_DIAG_SEVERITY_NONLOCALIZED);
  // A migration changed a column's type, or something discarded our prepared statements.
  const bool stale_plan = sqlstate == "26000" ||
                          (sqlstate == "0A000" && detail(result.get(), PG_DIAG_SOURCE_FUNCTION) ==
                                                      "RevalidateCachedQuery");
  return sqlstate.empty() || severity == "FATAL" || severity == "PANIC" || stale_plan;
}

bool is_unconfirmed_commit(const pg_result* notice) noexcept {
  // The message text is translated, the function's name is not.
  return detail(notice, PG_DIAG_SOURCE_FUNCTION) == "SyncRepWaitForLSN" ||
         (detail(notice, PG_DIAG_SQLSTATE) == "01000" &&
          detail(notice, PG_DIAG_MESSAGE_PRIMARY).contains("synchronous replication"));
}

std::exception_ptr to_exception(const Statement& statement, const ResultPointer& result) {
  const std::string sqlstate(sqlstate_of(result));
  const std::string message(detail(result.get(), PG_DIAG_MESSAGE_PRIMARY));
  if (classify(sqlstate) == Failure::outage) {
    return std::make_exception_ptr(Outage("PostgreSQL could not run " +
                                          std::string(statement.name) + " now (SQLSTATE " +
                                          sqlstate + "): " + message));
  }
  return std::make_exception_ptr(StatementError(statement.name, sqlstate, message));
}

Violation to_violation(const ResultPointer& result) {
  return {std::string(sqlstate_of(result)),
          std::string(detail(result.get(), PG_DIAG_CONSTRAINT_NAME))};
}

bool guard_grants(const Statement& guard, const Rows& rows) {
  if (rows.count() != 1 || rows.columns() != 1) {
    throw std::logic_error("Guard " + std::string(guard.name) + " must return exactly one text.");
  }
  std::optional<std::string> authority;
  rows.field(0, 0).read(authority);
  return authority.has_value() && !authority->empty();
}

}  // namespace billspay::postgres
