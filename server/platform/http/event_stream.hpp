// Event streams (text/event-stream, WHATWG HTML §9.2): who may have one open, and what wakes it.
// Nothing is kept for a reader that is slow: a wake is one mark, and what changed is read when the
// session asks for the next piece, which it does after the last one was written.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "platform/core/ids.hpp"
#include "platform/core/problem.hpp"
#include "platform/core/task.hpp"

namespace boost::asio {
class io_context;
}

namespace billspay::http {

namespace problems {
inline constexpr ProblemKind too_many_streams{
    "too-many-event-streams",
    "This account has too many pages open that wait for changes. Close one and try again.",
    Category::too_many};
}

// The streams of the whole process, counted. May be used on any thread.
class StreamPlaces {
 public:
  // problems::too_many_streams, problems::temporarily_unavailable.
  Result<void> take(const Uuid& account);
  void give_back(const Uuid& account) noexcept;
  [[nodiscard]] std::size_t taken() const;

 private:
  mutable std::mutex mutex_;
  std::map<Uuid, std::size_t> per_account_;
  std::size_t taken_ = 0;
};

// What a stream wants to hear of.
struct Interest {
  Uuid account;                  // who is signed in: their sessions may end
  std::optional<Uuid> customer;  // whose changes; nobody means everybody's
};

// A stream's place; gives it back when it is destroyed.
class Subscription {
 public:
  using Clock = std::chrono::steady_clock;
  virtual ~Subscription() = default;

  // Until `latest`; until `earliest` when it was woken since the last wait; or until it ends.
  virtual Task<void> wait(Clock::time_point earliest, Clock::time_point latest) = 0;
  // Goes on at the loop's next turn, never at once.
  virtual void end() = 0;
  [[nodiscard]] virtual bool ended() const noexcept = 0;
};

// The streams of one loop. Used on that loop only.
class Subscriptions {
 public:
  // `places` must outlive it and every subscription.
  Subscriptions(boost::asio::io_context& loop, StreamPlaces& places);
  ~Subscriptions();
  Subscriptions(const Subscriptions&) = delete;
  Subscriptions& operator=(const Subscriptions&) = delete;

  // problems::too_many_streams, problems::temporarily_unavailable.
  Result<std::shared_ptr<Subscription>> open(Interest interest);
  // Those who want to hear of this customer, and the streams of this account.
  void wake(const Uuid& whose);
  void wake_all();
  // Ends all of them and every later one.
  void close();

 private:
  class Waiter;
  struct State;
  std::shared_ptr<State> state_;
};

// Text of a stream. Names and ids are ours, data is one line.
void append_event(std::string& out, std::string_view id, std::string_view name,
                  std::string_view data);
// Where a client that comes back shall go on, without an event.
void append_position(std::string& out, std::string_view id);
// The first thing that is sent, so that the client sees the header and knows when to come back.
inline constexpr std::string_view stream_greeting = "retry: 2000\n: hello\n\n";
// A comment that keeps proxies from closing and shows a dead client.
inline constexpr std::string_view stream_heartbeat = ": still here\n\n";

}  // namespace billspay::http
