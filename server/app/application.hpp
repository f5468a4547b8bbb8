// The running server: listeners, serving threads, mail, and an orderly end. Used by `serve`, by
// `demo` and by the tests alike.
#pragma once

#include <memory>

#include "app/config.hpp"
#include "app/consoles.hpp"

namespace billspay::app {

class Application {
 public:
  // Starts and listens. Throws std::runtime_error with a sentence for the operator.
  explicit Application(Config config, const Consoles& consoles = embedded_consoles());
  ~Application();  // stops, if stop() was not called
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  // "public", "admin", "agent" or "ops", with the port that the system chose for 0.
  [[nodiscard]] http::ListenAddress address(std::string_view listener) const;
  // Waits until the database answers; false after the limit.
  bool wait_until_ready(std::chrono::milliseconds limit) const;

  // Refuses new connections, finishes what is in flight (at most drain_deadline), then ends.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A core file would hold what was in memory: keys, and the numbers of a request under way (S57).
void forbid_core_files();
// Blocks SIGINT and SIGTERM in this thread and all that it starts. Call first.
void hold_stop_signals();
// Waits for one of them.
void wait_for_stop_signal();

}  // namespace billspay::app
