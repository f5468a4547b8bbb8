#include "platform/postgres/connection.hpp"

#include <boost/asio/post.hpp>
#include <utility>

namespace billspay::postgres {

namespace asio = boost::asio;

Connection::Connection(asio::io_context& loop, const ConnectionOptions& options,
                       ConnectionUser& user, Statistics& statistics)
    : options_(options),
      user_(&user),
      statistics_(statistics),
      socket_(loop),
      timer_(loop),
      jitter_(std::random_device{}()) {}

Connection::~Connection() { close(); }

// Handlers of a session that has ended meanwhile must not touch its successor.
template <class Action>
auto Connection::while_current(Action action) {
  return [self = shared_from_this(), generation = generation_,
          action](const boost::system::error_code&) {
    if (generation == self->generation_) action(*self);
  };
}

void Connection::open() {
  if (state_ == State::closed) connect();
}

void Connection::close() noexcept {
  if (state_ == State::closed) return;
  tear_down();
  timer_.cancel();
  state_ = State::closed;
}

void Connection::connect() {
  ++generation_;
  state_ = State::connecting;
  const ConnectParameters parameters(options_, rotation_);
  session_.reset(PQconnectStartParams(parameters.keywords(), parameters.values(), 1));
  if (!session_ || PQstatus(session_.get()) == CONNECTION_BAD) return connecting_failed();
  PQsetNoticeReceiver(
      session_.get(),
      [](void* self, const PGresult* notice) {
        if (is_unconfirmed_commit(notice)) {
          static_cast<Connection*>(self)->unconfirmed_commit_ = true;
        }
      },
      this);
  timer_.expires_after(options_.connect_deadline);
  timer_.async_wait(while_current([](Connection& self) {
    if (self.state_ != State::connecting) return;
    ++self.rotation_;
    self.connecting_failed();
  }));
  wait_to_connect(PGRES_POLLING_WRITING);
}

void Connection::wait_to_connect(PostgresPollingStatusType status) {
  socket_.assign(PQsocket(session_.get()));
  socket_.async_wait(status == PGRES_POLLING_READING ? Socket::wait_read : Socket::wait_write,
                     while_current([](Connection& self) { self.continue_connecting(); }));
}

void Connection::continue_connecting() {
  // PQconnectPoll may close this socket and open another, with the same number.
  socket_.release();
  const PostgresPollingStatusType status = PQconnectPoll(session_.get());
  if (status == PGRES_POLLING_OK) return start_session();
  if (status == PGRES_POLLING_FAILED) return connecting_failed();
  wait_to_connect(status);
}

void Connection::start_session() {
  if (PQsetnonblocking(session_.get(), 1) != 0 || PQenterPipelineMode(session_.get()) != 1) {
    return connecting_failed();
  }
  ++generation_;
  timer_.cancel();
  state_ = State::ready;
  backoff_ = defaults::first_backoff;
  last_error_.clear();
  ++statistics_.connected;
  socket_.assign(PQsocket(session_.get()));
  wait_to_read();
  user_->connected();
}

void Connection::connecting_failed() {
  last_error_ = session_ ? PQerrorMessage(session_.get()) : "out of memory";
  while (last_error_.ends_with('\n')) last_error_.pop_back();
  if (last_error_.empty()) last_error_ = "the server did not answer in time";
  tear_down();
  rest();
}

void Connection::rest() {
  ++generation_;
  state_ = State::resting;
  // Between half and all of the delay, so that many clients do not come back at one moment.
  std::uniform_int_distribution<std::int64_t> delay(backoff_.count() / 2, backoff_.count());
  timer_.expires_after(std::chrono::milliseconds(delay(jitter_)));
  timer_.async_wait(while_current([](Connection& self) { self.connect(); }));
  backoff_ = std::min(backoff_ * 2, defaults::longest_backoff);
}

void Connection::tear_down() noexcept {
  ++generation_;
  if (state_ == State::ready) --statistics_.connected;
  if (socket_.is_open()) socket_.release();  // PQfinish closes it
  session_.reset();
  prepared_.clear();
  operations_.clear();
  preparation_error_.reset();
  unsendable_ = false;
  writing_ = false;
}

void Connection::drop(Loss loss) {
  if (state_ != State::ready) return;
  const auto self = shared_from_this();
  ++statistics_.reconnects;
  tear_down();
  rest();
  user_->lost(loss);
}

bool Connection::has_prepared(const Statement& statement) const {
  const auto known = prepared_.find(statement.name);
  return known != prepared_.end() && known->second;
}

void Connection::add(const Statement& statement, Params& params) {
  unconfirmed_commit_ = false;
  if (operations_.empty()) sent_at_ = Clock::now();
  auto known = prepared_.find(statement.name);
  if (known == prepared_.end()) {
    known = prepared_.emplace(statement.name, false).first;
    const std::string sql(statement.sql);
    if (PQsendPrepare(session_.get(), known->first.c_str(), sql.c_str(), 0, nullptr) != 1) {
      unsendable_ = true;
    }
    operations_.push_back({Operation::Kind::prepare, false, &*known});
  }
  const Params::Arrays arrays = params.arrays();
  if (PQsendQueryPrepared(session_.get(), known->first.c_str(), arrays.count, arrays.values,
                          arrays.lengths, arrays.formats, 1) != 1) {
    unsendable_ = true;
  }
  operations_.push_back({Operation::Kind::execute, false, nullptr});
  ++statistics_.queries;
}

void Connection::send() {
  operations_.push_back({Operation::Kind::sync, false, nullptr});
  ++statistics_.batches;
  if (PQpipelineSync(session_.get()) != 1) unsendable_ = true;
  flush();
}

void Connection::flush() {
  const int left = unsendable_ ? -1 : PQflush(session_.get());
  if (left == 1) return wait_to_write();
  if (left == 0) return;
  // Not now: whoever sends is not prepared to lose what it is sending. By reading, because answers
  // may have arrived before the connection broke.
  asio::post(socket_.get_executor(), [handler = while_current([](Connection& self) {
                                        self.unsendable_ = true;
                                        self.read();
                                      })] { handler({}); });
}

void Connection::wait_to_write() {
  if (std::exchange(writing_, true)) return;
  socket_.async_wait(Socket::wait_write, while_current([](Connection& self) {
                       self.writing_ = false;
                       self.flush();
                     }));
}

void Connection::wait_to_read() {
  socket_.async_wait(Socket::wait_read, while_current([](Connection& self) {
                       const std::uint64_t generation = self.generation_;
                       self.read();
                       if (generation == self.generation_) self.wait_to_read();
                     }));
}

void Connection::read() {
  bool usable = PQconsumeInput(session_.get()) == 1 && !unsendable_;
  // Even when the connection is at its end: the last answers may say that a commit succeeded.
  usable = take_answers() && usable;
  take_notifications();
  if (usable) {
    user_->caught_up();
  } else {
    drop(Loss::broken);
  }
}

bool Connection::take_answers() {
  // Each statement's result is followed by a null, a synchronisation point is not.
  int nulls = 0;
  while (!operations_.empty()) {
    if (PQisBusy(session_.get()) != 0) return true;
    ResultPointer result(PQgetResult(session_.get()));
    if (result) {
      nulls = 0;
      if (!take(std::move(result))) return false;
    } else if (operations_.front().answered) {
      operations_.pop_front();
    } else if (++nulls > 1) {
      return false;  // libpq expects nothing more, we do
    }
  }
  return true;
}

bool Connection::take(ResultPointer result) {
  Operation& operation = operations_.front();
  if (operation.kind == Operation::Kind::sync) {
    if (PQresultStatus(result.get()) != PGRES_PIPELINE_SYNC) return false;
    operations_.pop_front();
    sent_at_ = Clock::now();
    return true;
  }
  if (operation.answered || ends_connection(result)) return false;
  operation.answered = true;
  sent_at_ = Clock::now();  // the next one of the batch begins
  if (operation.kind == Operation::Kind::prepare) {
    return take_prepared(operation, std::move(result));
  }
  // The statement was not run because it could not be prepared.
  if (preparation_error_) result = std::move(preparation_error_);
  user_->answered(std::move(result));
  return true;
}

bool Connection::take_prepared(Operation& operation, ResultPointer result) {
  if (succeeded(result)) {
    operation.preparing->second = true;
    return true;
  }
  const std::string name = operation.preparing->first;
  prepared_.erase(name);
  if (!aborted(result)) preparation_error_ = std::move(result);
  return true;
}

void Connection::take_notifications() {
  const auto free = [](PGnotify* notification) { PQfreemem(notification); };
  while (true) {
    const std::unique_ptr<PGnotify, decltype(free)> found(PQnotifies(session_.get()), free);
    if (!found) return;
    user_->notified(found->extra);
  }
}

void Connection::check_deadline(Clock::time_point now) {
  if (ready() && !operations_.empty() && now - sent_at_ > options_.statement_deadline) {
    drop(Loss::overdue);
  }
}

}  // namespace billspay::postgres
