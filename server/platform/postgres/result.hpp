// What a result of libpq means to us: which failures are the caller's, which are worth another try
// and which say that the connection is no longer any good.
#pragma once

#include <exception>
#include <memory>
#include <string_view>

#include "platform/postgres/errors.hpp"
#include "platform/postgres/query.hpp"
#include "platform/postgres/values.hpp"

struct pg_result;

namespace billspay::postgres {

struct ClearResult {
  void operator()(pg_result* result) const noexcept;
};
using ResultPointer = std::unique_ptr<pg_result, ClearResult>;

enum class Failure {
  statement,  // a bug
  violation,  // a constraint
  conflict,   // serialisation failure or deadlock: run it again
  outage,     // overloaded, shutting down, read-only, too slow: try again later
};

// By SQLSTATE (PostgreSQL manual, appendix A).
Failure classify(std::string_view sqlstate) noexcept;

[[nodiscard]] bool succeeded(const ResultPointer& result) noexcept;
// Not run, because an earlier statement of the batch failed.
[[nodiscard]] bool aborted(const ResultPointer& result) noexcept;
// Empty when libpq made the result itself.
[[nodiscard]] std::string_view sqlstate_of(const ResultPointer& result) noexcept;
// The server closes the connection after this, or its prepared statements no longer fit the schema.
[[nodiscard]] bool ends_connection(const ResultPointer& result) noexcept;
// "The wait for the synchronous standby was given up": committed here, perhaps nowhere else.
[[nodiscard]] bool is_unconfirmed_commit(const pg_result* notice) noexcept;

// A StatementError, or an Outage.
std::exception_ptr to_exception(const Statement& statement, const ResultPointer& result);
Violation to_violation(const ResultPointer& result);

// False when the guard returned an empty text or NULL. Throws std::logic_error unless it returned
// one row of one column.
bool guard_grants(const Statement& guard, const Rows& rows);

}  // namespace billspay::postgres
