#include "platform/postgres/read_pool.hpp"

#include <boost/asio/post.hpp>
#include <coroutine>
#include <deque>
#include <exception>
#include <utility>
#include <vector>

#include "platform/postgres/connection.hpp"
#include "platform/postgres/ticker.hpp"

namespace billspay::postgres {
namespace {

using Clock = Connection::Clock;

// Bounds the memory for one batch's results and how many queries a failing neighbour disturbs.
constexpr std::size_t largest_batch = 128;
// How often a query is sent again because a neighbour failed.
constexpr int most_resends = 2;

// Lives in the frame of the coroutine that waits for it.
struct Request {
  std::optional<Guard> guard;
  const Statement& statement;
  Params params;
  Clock::time_point give_up_at;
  std::coroutine_handle<> waiter;
  Rows rows;
  std::exception_ptr failure;
  bool refused = false;
  bool was_lost = false;
  int resends = 0;
};

// What a lane asks of its pool.
class Dispatcher {
 public:
  virtual void finish(Request& request) = 0;
  virtual void send_again(Request& request) = 0;
  virtual void give_up(Request& request, const char* why) = 0;
  virtual void dispatch() = 0;
  virtual void resume_finished() = 0;

 protected:
  ~Dispatcher() = default;
};

// One connection and the requests that are under way on it.
class Lane final : public ConnectionUser {
 public:
  Lane(boost::asio::io_context& loop, const ConnectionOptions& options, Statistics& statistics,
       Dispatcher& dispatcher)
      : connection_(std::make_shared<Connection>(loop, options, *this, statistics)),
        dispatcher_(dispatcher) {}
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;
  ~Lane() { connection_->close(); }

  Connection& connection() { return *connection_; }
  std::deque<Request*>& under_way() { return under_way_; }

  void send_gathered(std::deque<Request*>& unguarded, std::deque<Request*>& guarded) {
    std::size_t room = largest_batch;
    for (auto* queue : {&unguarded, &guarded}) {
      for (; !queue->empty() && room > 0; --room) {
        add(*queue->front());
        queue->pop_front();
      }
    }
    connection_->send();
  }

  // Each with a Sync of its own, so that none of them can disturb another.
  void send_singly(std::deque<Request*>& singles) {
    std::size_t room = largest_batch;
    bool prepared = true;
    for (; !singles.empty() && room > 0 && prepared; --room) {
      Request& request = *singles.front();
      singles.pop_front();
      // What is prepared after one Sync is not known to be there after the next.
      prepared = connection_->has_prepared(request.statement) &&
                 (!request.guard || connection_->has_prepared(*request.guard->statement));
      add(request);
      connection_->send();
    }
  }

  void connected() override { dispatcher_.dispatch(); }

  void answered(ResultPointer result) override {
    Request& request = *under_way_.front();
    if (request.guard && !std::exchange(guard_answered_, true)) {
      return take_guard(request, std::move(result));
    }
    guard_answered_ = false;
    under_way_.pop_front();
    if (request.failure || request.refused) return dispatcher_.finish(request);
    if (succeeded(result)) {
      request.rows = Rows(result.release());
    } else if (aborted(result) || classify(sqlstate_of(result)) == Failure::conflict) {
      return dispatcher_.send_again(request);
    } else {
      request.failure = to_exception(request.statement, result);
    }
    dispatcher_.finish(request);
  }

  void caught_up() override {
    // PostgreSQL gets its next batch before we work on the answers of the last.
    if (connection_->idle()) dispatcher_.dispatch();
    dispatcher_.resume_finished();
  }

  void lost(Loss loss) override {
    guard_answered_ = false;
    const auto lost = std::exchange(under_way_, {});
    for (Request* request : lost) {
      request->refused = false;
      if (request->failure) {
        dispatcher_.finish(*request);
      } else if (loss == Loss::overdue) {
        dispatcher_.give_up(*request, "PostgreSQL did not answer in time.");
      } else if (std::exchange(request->was_lost, true) || Clock::now() > request->give_up_at) {
        dispatcher_.give_up(*request, "The connection to PostgreSQL was lost.");
      } else {
        dispatcher_.send_again(*request);
      }
    }
    dispatcher_.dispatch();
    dispatcher_.resume_finished();
  }

 private:
  void add(Request& request) {
    if (request.guard) connection_->add(*request.guard->statement, request.guard->params);
    connection_->add(request.statement, request.params);
    under_way_.push_back(&request);
  }

  // The answer to the query itself, which is dropped when the guard refuses, is still to come.
  static void take_guard(Request& request, ResultPointer result) {
    const Statement& guard = *request.guard->statement;
    if (succeeded(result)) {
      try {
        request.refused = !guard_grants(guard, Rows(result.release()));
      } catch (...) {
        request.failure = std::current_exception();
      }
    } else if (!aborted(result) && classify(sqlstate_of(result)) != Failure::conflict) {
      request.failure = to_exception(guard, result);
    }
  }

  std::shared_ptr<Connection> connection_;
  Dispatcher& dispatcher_;
  std::deque<Request*> under_way_;
  bool guard_answered_ = false;  // of the first request under way
};

class GatheringPool final : public ReadPool,
                            public Dispatcher,
                            public std::enable_shared_from_this<GatheringPool> {
 public:
  GatheringPool(boost::asio::io_context& loop, ConnectionOptions options, int connections)
      : loop_(loop), options_(std::move(options)), ticker_(loop, [this] { return tick(); }) {
    for (int i = 0; i < connections; ++i) {
      lanes_.push_back(std::make_unique<Lane>(loop, options_, statistics_, *this));
    }
  }

  void open() {
    for (const auto& lane : lanes_) lane->connection().open();
  }

  Task<Result<Rows>> read(std::optional<Guard> guard, const Statement& statement,
                          Params params) override {
    const auto self = shared_from_this();
    if (closed_) throw Outage("The server is shutting down.");
    if (waiting() >= options_.most_waiting) {
      ++statistics_.refused;
      throw Outage("Too many queries are waiting for PostgreSQL.");
    }
    Request request{.guard = std::move(guard),
                    .statement = statement,
                    .params = std::move(params),
                    .give_up_at = Clock::now() + options_.patience,
                    .waiter = {},
                    .rows = {},
                    .failure = {}};
    co_await Answer{*this, request};
    if (request.failure) std::rethrow_exception(request.failure);
    if (request.refused) co_return refuse(problems::unauthenticated);
    co_return std::move(request.rows);
  }

  void close() override {
    if (std::exchange(closed_, true)) return;
    const auto self = shared_from_this();
    for (const auto& lane : lanes_) {
      lane->connection().close();
      const auto under_way = std::exchange(lane->under_way(), {});
      for (Request* request : under_way) give_up(*request, "The server is shutting down.");
    }
    for (auto* queue : {&unguarded_, &guarded_, &singles_}) {
      const auto waiting = std::exchange(*queue, {});
      for (Request* request : waiting) give_up(*request, "The server is shutting down.");
    }
    statistics_.waiting = 0;
    resume_finished();
  }

  void finish(Request& request) override { finished_.push_back(&request); }

  void send_again(Request& request) override {
    if (++request.resends > most_resends) {
      return give_up(request, "The queries that were sent along failed again and again.");
    }
    // The wait for a neighbour is not held against it, the wait for a lost connection is.
    if (!request.was_lost) request.give_up_at = Clock::now() + options_.patience;
    ++statistics_.resent;
    singles_.push_back(&request);
  }

  void give_up(Request& request, const char* why) override {
    ++statistics_.refused;
    request.failure = std::make_exception_ptr(Outage(why));
    finish(request);
  }

  void dispatch() override {
    for (const auto& lane : lanes_) {
      if (waiting() == 0) break;
      if (!lane->connection().idle()) continue;
      if (singles_.empty()) {
        lane->send_gathered(unguarded_, guarded_);
      } else {
        lane->send_singly(singles_);
      }
    }
    statistics_.waiting = waiting();
  }

  void resume_finished() override {
    // A caller that goes on may close the pool, which brings us here again.
    if (std::exchange(resuming_, true)) return;
    const auto self = shared_from_this();
    while (!finished_.empty()) {
      resumed_.swap(finished_);
      for (const Request* request : resumed_) request->waiter.resume();
      resumed_.clear();
    }
    resuming_ = false;
  }

 private:
  struct Answer {
    GatheringPool& pool;
    Request& request;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiter) const {
      request.waiter = waiter;
      pool.enqueue(request);
    }
    void await_resume() const noexcept {}
  };

  void enqueue(Request& request) {
    (request.guard ? guarded_ : unguarded_).push_back(&request);
    // Once per turn of the loop, so that what is asked in the same turn goes together.
    if (std::exchange(dispatching_, true)) return;
    boost::asio::post(loop_, [weak = weak_from_this()] {
      const auto self = weak.lock();
      if (!self) return;
      self->dispatching_ = false;
      self->ticker_.start(weak);
      self->dispatch();
    });
  }

  [[nodiscard]] std::size_t waiting() const noexcept {
    return unguarded_.size() + guarded_.size() + singles_.size();
  }

  bool tick() {
    const auto now = Clock::now();
    for (const auto& lane : lanes_) lane->connection().check_deadline(now);
    for (auto* queue : {&unguarded_, &guarded_, &singles_}) {
      std::erase_if(*queue, [&](Request* request) {
        if (request->give_up_at > now) return false;
        give_up(*request, "No connection to PostgreSQL became free in time.");
        return true;
      });
    }
    statistics_.waiting = waiting();
    bool busy = waiting() > 0;
    for (const auto& lane : lanes_) busy = busy || !lane->under_way().empty();
    resume_finished();
    return busy;
  }

  boost::asio::io_context& loop_;
  ConnectionOptions options_;
  Ticker ticker_;
  std::deque<Request*> unguarded_;
  std::deque<Request*> guarded_;
  std::deque<Request*> singles_;  // to be sent again
  std::vector<Request*> finished_;
  std::vector<Request*> resumed_;
  bool dispatching_ = false;
  bool resuming_ = false;
  bool closed_ = false;
  std::vector<std::unique_ptr<Lane>> lanes_;
};

}  // namespace

std::shared_ptr<ReadPool> make_read_pool(boost::asio::io_context& loop, ConnectionOptions options,
                                         int connections) {
  const ConnectParameters check(options, 0);
  auto pool = std::make_shared<GatheringPool>(loop, std::move(options), connections);
  pool->open();
  return pool;
}

}  // namespace billspay::postgres
