#include "platform/postgres/errors.hpp"

#include <utility>

namespace billspay::postgres {

StatementError::StatementError(std::string_view statement, std::string sqlstate_code,
                               const std::string& message)
    : std::runtime_error("Statement " + std::string(statement) + " failed with SQLSTATE " +
                         sqlstate_code + ": " + message),
      sqlstate(std::move(sqlstate_code)) {}

}  // namespace billspay::postgres
