// An event loop for tests of the pools: runs tasks to their end on this thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include "platform/core/task.hpp"
#include "platform/postgres/errors.hpp"

namespace billspay::test_support {

// What became of a started task.
template <class T>
struct Started {
  std::optional<T> value;
  std::exception_ptr failure;

  [[nodiscard]] bool done() const { return value.has_value() || failure != nullptr; }
  template <class E>
  [[nodiscard]] bool failed_with() const {
    if (!failure) return false;
    try {
      std::rethrow_exception(failure);
    } catch (const E&) {
      return true;
    } catch (...) {
      return false;
    }
  }
  T take() {
    if (failure) std::rethrow_exception(failure);
    return std::move(*value);
  }
};

class TestLoop {
 public:
  boost::asio::io_context& io() { return io_; }

  template <class T>
  std::shared_ptr<Started<T>> start(Task<T> task) {
    auto started = std::make_shared<Started<T>>();
    spawn(std::move(task), [started](std::exception_ptr failure, std::optional<T> value) {
      started->failure = std::move(failure);
      if (!started->failure) started->value = std::move(value);
    });
    return started;
  }

  // Throws when it takes longer than any test should.
  void run_until(const std::function<bool()>& reached) {
    const auto give_up_at = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!reached()) {
      if (std::chrono::steady_clock::now() > give_up_at) {
        throw std::runtime_error("The test waits for something that does not happen.");
      }
      io_.restart();
      io_.run_one_for(std::chrono::milliseconds(20));
    }
  }

  template <class T>
  T run(Task<T> task) {
    const auto started = start(std::move(task));
    run_until([&] { return started->done(); });
    return started->take();
  }

 private:
  boost::asio::io_context io_;
};

}  // namespace billspay::test_support
