// Draws documents away from the serving threads, one after the other on a thread of its own, which
// yields to them: a page takes milliseconds, and nobody's request should wait for another's page.
// What waits is bounded; past that the answer is an immediate "try again" (S72).
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "platform/core/problem.hpp"
#include "platform/core/task.hpp"

namespace boost::asio {
class io_context;
}

namespace billspay::pdf {

// Makes the bytes of a file. Runs on the printer's thread, so it owns what it needs.
using Draw = std::function<std::string()>;

class Printer {
 public:
  static constexpr std::size_t most_waiting = 16;

  explicit Printer(std::size_t places = most_waiting);
  // Finishes what is being drawn; what waits is answered with problems::temporarily_unavailable.
  // The loops must still be there.
  ~Printer();
  Printer(const Printer&) = delete;
  Printer& operator=(const Printer&) = delete;

  // For a coroutine on `loop`. problems::temporarily_unavailable with Retry-After 1 when too many
  // wait. Throws std::runtime_error when drawing fails.
  Task<Result<std::string>> print(boost::asio::io_context& loop, Draw draw);

  [[nodiscard]] std::size_t waiting() const noexcept;
  [[nodiscard]] std::size_t shed() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace billspay::pdf
