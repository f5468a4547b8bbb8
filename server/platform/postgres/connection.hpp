// One connection to PostgreSQL in pipeline mode on an event loop. It connects, prepares statements
// when they are first used, hands back answers in order and, once lost, connects again for ever;
// what to send and what a lost answer means is the business of its user, a lane of a pool.
#pragma once

#include <libpq-fe.h>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/postgres/options.hpp"
#include "platform/postgres/query.hpp"
#include "platform/postgres/result.hpp"
#include "platform/postgres/statistics.hpp"
#include "platform/postgres/values.hpp"

namespace billspay::postgres {

enum class Loss {
  broken,   // closed by the other side, or unusable
  overdue,  // no answer within the statement deadline
};

// Called on the loop's thread. Only connected(), caught_up() and lost() may send, close or resume
// waiters; answered() is called while results are being read.
class ConnectionUser {
 public:
  virtual void connected() = 0;
  // Once per add(), in the same order: rows, an error, or "aborted" (see result.hpp).
  virtual void answered(ResultPointer result) = 0;
  // All that has arrived was passed to answered().
  virtual void caught_up() = 0;
  // What was added and not answered will not be.
  virtual void lost(Loss loss) = 0;
  // A NOTIFY on a channel that was LISTENed to. Called while results are being read.
  virtual void notified(std::string_view /*payload*/) {}

 protected:
  ~ConnectionUser() = default;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;

  // Options, user and statistics must outlive close().
  Connection(boost::asio::io_context& loop, const ConnectionOptions& options, ConnectionUser& user,
             Statistics& statistics);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  void open();
  // For good. The user is not called any more.
  void close() noexcept;
  // Ends this session and starts another. Calls lost().
  void drop(Loss loss);

  [[nodiscard]] bool ready() const noexcept { return state_ == State::ready; }
  // Ready, with every answer received.
  [[nodiscard]] bool idle() const noexcept { return ready() && operations_.empty(); }
  // True when the statement can run without being prepared first.
  [[nodiscard]] bool has_prepared(const Statement& statement) const;
  // Why connecting failed last; empty when it has not.
  [[nodiscard]] const std::string& last_error() const noexcept { return last_error_; }

  // Puts an execution into the current batch. Only when ready().
  void add(const Statement& statement, Params& params);
  // Ends the batch with a Sync and sends it.
  void send();

  // Drops the connection when an answer is overdue.
  void check_deadline(Clock::time_point now);

  // Whether PostgreSQL said, since the last add(), that no standby confirmed a commit.
  [[nodiscard]] bool unconfirmed_commit() const noexcept { return unconfirmed_commit_; }

 private:
  using Executor = boost::asio::io_context::executor_type;
  using Socket = boost::asio::posix::basic_stream_descriptor<Executor>;
  using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>;

  enum class State { closed, connecting, ready, resting };
  struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const noexcept {
      return std::hash<std::string_view>()(name);
    }
  };
  // True once PostgreSQL confirmed it; false while the preparation is under way.
  using Prepared = std::unordered_map<std::string, bool, NameHash, std::equal_to<>>;
  struct Operation {
    enum class Kind : std::uint8_t { prepare, execute, sync };
    Kind kind;
    bool answered;
    Prepared::value_type* preparing;  // of a prepare
  };
  struct Finish {
    void operator()(PGconn* connection) const noexcept { PQfinish(connection); }
  };

  void connect();
  void wait_to_connect(PostgresPollingStatusType status);
  void continue_connecting();
  void start_session();
  void connecting_failed();
  void rest();
  void tear_down() noexcept;

  void wait_to_read();
  void wait_to_write();
  void flush();
  void read();
  bool take_answers();
  bool take(ResultPointer result);
  bool take_prepared(Operation& operation, ResultPointer result);
  void take_notifications();

  template <class Action>
  auto while_current(Action action);

  const ConnectionOptions& options_;
  ConnectionUser* user_;
  Statistics& statistics_;
  Socket socket_;
  Timer timer_;
  std::unique_ptr<PGconn, Finish> session_;
  State state_ = State::closed;
  std::uint64_t generation_ = 0;  // of waits; a handler of an earlier one does nothing
  std::size_t rotation_ = 0;
  std::chrono::milliseconds backoff_ = defaults::first_backoff;
  std::minstd_rand jitter_;
  std::string last_error_;

  Prepared prepared_;
  std::deque<Operation> operations_;
  ResultPointer preparation_error_;
  Clock::time_point sent_at_;
  bool unsendable_ = false;
  bool writing_ = false;
  bool unconfirmed_commit_ = false;
};

}  // namespace billspay::postgres
