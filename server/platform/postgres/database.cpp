#include "platform/postgres/database.hpp"

#include <stdexcept>
#include <utility>

#include "platform/postgres/read_pool.hpp"
#include "platform/postgres/result.hpp"
#include "platform/postgres/write_pool.hpp"

namespace billspay::postgres {

Task<Rows> Transaction::execute(const Statement& statement, Params params) {
  auto rows = co_await try_execute(statement, std::move(params));
  if (!rows) {
    throw StatementError(statement.name, rows.error().sqlstate,
                         "it violates constraint " + rows.error().constraint);
  }
  co_return std::move(*rows);
}

Task<void> Transaction::become(Guard guard) {
  const Rows rows = co_await execute(*guard.statement, std::move(guard.params));
  if (!guard_grants(*guard.statement, rows)) {
    throw std::logic_error("Guard " + std::string(guard.statement->name) + " grants nothing.");
  }
}

Database::Database(std::shared_ptr<ReadPool> reads, std::shared_ptr<WritePool> writes)
    : reads_(std::move(reads)), writes_(std::move(writes)) {}

Task<Result<Rows>> Database::read(std::optional<Guard> guard, const Statement& statement,
                                  Params params) {
  return reads_->read(std::move(guard), statement, std::move(params));
}

Task<std::optional<Problem>> Database::run_transaction(
    std::optional<Guard> guard, std::function<Task<bool>(Transaction&)> work) {
  return writes_->run_transaction(std::move(guard), std::move(work));
}

}  // namespace billspay::postgres
