// What can go wrong between us and PostgreSQL. A violated constraint is an expected answer and
// comes as a value; the rest are exceptions, which the endpoint turns into 503 or 500.
#pragma once

#include <stdexcept>
#include <string>

namespace billspay::postgres {

// A constraint refused a write. Recognised by SQLSTATE and constraint name, never by message text.
struct Violation {
  std::string sqlstate;
  std::string constraint;
};

// The statement is wrong, or it was refused for another reason than a constraint: a bug.
class StatementError : public std::runtime_error {
 public:
  StatementError(std::string_view statement, std::string sqlstate_code, const std::string& message);
  std::string sqlstate;
};

// The database cannot be reached, is overloaded, read-only or still starting: try again shortly.
class Outage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The connection was lost after COMMIT was sent, or a synchronous standby did not confirm: the
// change may or may not be kept. Only a retry with the same idempotency key can tell.
class InDoubt : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace billspay::postgres
