// The serving threads: each runs one event loop and shares nothing with the others, so that
// sessions, database connections and handlers need no locks. Include it in .cpp files only where
// the loop itself is used; the forward declaration is enough elsewhere.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "platform/core/task.hpp"

namespace boost::asio {
class io_context;
}

namespace billspay {

class EventLoops {
 public:
  // At least one. Nothing runs before run().
  explicit EventLoops(unsigned threads);
  // Stops and joins.
  ~EventLoops();
  EventLoops(const EventLoops&) = delete;
  EventLoops& operator=(const EventLoops&) = delete;

  [[nodiscard]] unsigned count() const noexcept;
  [[nodiscard]] boost::asio::io_context& loop(unsigned index) noexcept;

  // Starts the threads and returns. An exception that escapes a handler is a bug: it is logged and
  // the process ends, because nobody knows what that handler has left undone.
  void run();
  // Lets the threads leave after the handlers that they are in; what is queued is not run.
  void stop();
  void join();

  // Runs `work` on the thread of that loop, later. May be called from any thread.
  void post(unsigned index, std::function<void()> work);

 private:
  struct Loop;
  std::vector<std::unique_ptr<Loop>> loops_;
};

// Goes on after `duration`, on the thread of `loop`, which must be the one that awaits.
Task<void> sleep_for(boost::asio::io_context& loop, std::chrono::steady_clock::duration duration);

}  // namespace billspay
