#include "platform/postgres/transaction.hpp"

#include <libpq-fe.h>

#include <stdexcept>
#include <string_view>
#include <utility>

namespace billspay::postgres {
namespace {

constexpr Statement begin_statement{"transaction.begin", "BEGIN"};
constexpr Statement commit_statement{"transaction.commit", "COMMIT"};
constexpr Statement notify_statement{"transaction.notify", "SELECT pg_notify($1, $2)"};
constexpr Statement rollback_statement{"transaction.rollback", "ROLLBACK"};

[[noreturn]] void throw_loss(Loss loss) {
  throw Outage(loss == Loss::overdue
                   ? "PostgreSQL did not answer in time; the transaction was not committed."
                   : "The connection to PostgreSQL was lost; the transaction was not committed.");
}

}  // namespace

Line::Line(boost::asio::io_context& loop, const ConnectionOptions& options, Statistics& statistics,
           std::function<void(Line&)> on_free)
    : connection_(std::make_shared<Connection>(loop, options, *this, statistics)),
      on_free_(std::move(on_free)) {}

Line::~Line() { connection_->close(); }

void Line::take() noexcept {
  taken_ = true;
  broken_ = false;
  answers_ = {};
}

void Line::release() {
  taken_ = false;
  if (free()) on_free_(*this);
}

void Line::close() {
  connection_->close();
  lost(Loss::broken);
}

void Line::connected() {
  if (free()) on_free_(*this);
}

void Line::answered(ResultPointer result) { answers_.results.push_back(std::move(result)); }

void Line::caught_up() {
  if (connection_->idle()) resume_waiter();
}

void Line::lost(Loss loss) {
  broken_ = true;
  answers_.loss = loss;
  resume_waiter();
}

void Line::resume_waiter() {
  if (waiter_) std::exchange(waiter_, {}).resume();
}

void OpenTransaction::expect_connection() const {
  if (line_.broken()) throw_loss(Loss::broken);
}

Task<bool> OpenTransaction::begin(std::optional<Guard>& guard) {
  expect_connection();
  Params none;
  line_.connection().add(begin_statement, none);
  if (guard) line_.connection().add(*guard->statement, guard->params);
  open_ = true;
  Line::Answers answers = co_await line_.exchange();
  if (answers.loss) throw_loss(*answers.loss);
  if (!succeeded(answers.results.front())) fail(begin_statement, answers.results.front());
  if (!guard) co_return true;
  const Statement& statement = *guard->statement;
  co_return guard_grants(statement, take(statement, std::move(answers.results.back())));
}

Task<std::expected<Rows, Violation>> OpenTransaction::try_execute(const Statement& statement,
                                                                  Params params) {
  expect_connection();
  line_.connection().add(statement, params);
  Line::Answers answers = co_await line_.exchange();
  if (answers.loss) throw_loss(*answers.loss);
  ResultPointer& result = answers.results.front();
  if (classify(sqlstate_of(result)) == Failure::violation) {
    failed_ = true;
    co_return std::unexpected(to_violation(result));
  }
  co_return take(statement, std::move(result));
}

Rows OpenTransaction::take(const Statement& statement, ResultPointer result) {
  if (!succeeded(result)) fail(statement, result);
  return Rows(result.release());
}

void OpenTransaction::fail(const Statement& statement, const ResultPointer& result) {
  failed_ = true;
  if (classify(sqlstate_of(result)) == Failure::conflict) conflicted_ = true;
  std::rethrow_exception(to_exception(statement, result));
}

Task<void> OpenTransaction::commit() {
  expect_connection();
  if (failed_ && !conflicted_) {
    throw std::logic_error("A transaction with a failed statement can only be rolled back.");
  }
  Params none;
  line_.connection().add(commit_statement, none);
  Line::Answers answers = co_await line_.exchange();
  open_ = false;
  // The answer may have come although the connection ended right after it.
  if (answers.results.empty()) {
    throw InDoubt("The connection to PostgreSQL was lost during COMMIT.");
  }
  const ResultPointer& result = answers.results.front();
  if (line_.connection().unconfirmed_commit()) {
    throw InDoubt("No standby confirmed the COMMIT.");
  }
  if (!succeeded(result)) fail(commit_statement, result);
  // PostgreSQL answers ROLLBACK to the COMMIT of a transaction in which a statement failed.
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT" && !conflicted_) {
    throw std::logic_error("A transaction with a failed statement was not committed.");
  }
}

Task<void> OpenTransaction::notify(Line& line, std::vector<std::string> announcements) {
  for (const auto& payload : announcements) {
    Params params;
    params.add(changes_channel);
    params.add(payload);
    line.connection().add(notify_statement, params);
  }
  [[maybe_unused]] const Line::Answers unread = co_await line.exchange();
}

Task<void> OpenTransaction::roll_back() {
  if (!open_ || line_.broken()) co_return;
  Params none;
  line_.connection().add(rollback_statement, none);
  const Line::Answers answers = co_await line_.exchange();
  open_ = false;
  if (!answers.loss && !succeeded(answers.results.front())) {
    line_.connection().drop(Loss::broken);
  }
}

}  // namespace billspay::postgres
