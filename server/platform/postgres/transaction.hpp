// A connection that carries one transaction at a time, and the transaction on it.
#pragma once

#include <boost/asio/io_context.hpp>
#include <coroutine>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "platform/postgres/connection.hpp"
#include "platform/postgres/database.hpp"

namespace billspay::postgres {

// The connection of one transaction after the other.
class Line final : public ConnectionUser {
 public:
  // What came back for one batch.
  struct Answers {
    std::vector<ResultPointer> results;
    std::optional<Loss> loss;
  };

  // `on_free` is called when the line, not taken, becomes ready.
  Line(boost::asio::io_context& loop, const ConnectionOptions& options, Statistics& statistics,
       std::function<void(Line&)> on_free);
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line();

  Connection& connection() noexcept { return *connection_; }

  [[nodiscard]] bool taken() const noexcept { return taken_; }
  [[nodiscard]] bool free() const noexcept { return !taken_ && connection_->idle(); }
  void take() noexcept;
  void release();
  // Whether the connection on which the present transaction began is gone.
  [[nodiscard]] bool broken() const noexcept { return broken_; }
  // Ends the connection for good; whoever waits for answers learns that it was lost.
  void close();

  // Sends what was added to the connection and waits for all the answers: one round trip.
  struct Exchange {
    Line& line;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiter) const {
      line.waiter_ = waiter;
      line.connection_->send();
    }
    [[nodiscard]] Answers await_resume() const { return std::exchange(line.answers_, {}); }
  };
  Exchange exchange() noexcept { return {*this}; }

  void connected() override;
  void answered(ResultPointer result) override;
  void caught_up() override;
  void lost(Loss loss) override;

 private:
  void resume_waiter();

  std::shared_ptr<Connection> connection_;
  std::function<void(Line&)> on_free_;
  Answers answers_;
  std::coroutine_handle<> waiter_;
  bool taken_ = false;
  bool broken_ = false;
};

class OpenTransaction final : public Transaction {
 public:
  explicit OpenTransaction(Line& line) noexcept : line_(line) {}

  // BEGIN and the guard, in one round trip. False when the guard returned an empty text.
  // Throws Outage, StatementError.
  Task<bool> begin(std::optional<Guard>& guard);
  // Throws InDoubt; Outage or StatementError when nothing was kept.
  Task<void> commit();
  // Sends what was announced, after the commit. Does not throw: it is only a hint.
  static Task<void> notify(Line& line, std::vector<std::string> announcements);
  using Transaction::take_announcements;
  // Leaves the connection fit for the next transaction, or drops it. Does not throw.
  Task<void> roll_back();

  // Refused by a serialisation failure or deadlock: worth running again.
  [[nodiscard]] bool conflicted() const noexcept { return conflicted_; }

 private:
  Task<std::expected<Rows, Violation>> try_execute(const Statement& statement,
                                                   Params params) override;
  Rows take(const Statement& statement, ResultPointer result);
  void expect_connection() const;
  [[noreturn]] void fail(const Statement& statement, const ResultPointer& result);

  Line& line_;
  bool open_ = false;  // BEGIN was sent, and no end of it answered
  bool failed_ = false;
  bool conflicted_ = false;
};

}  // namespace billspay::postgres
