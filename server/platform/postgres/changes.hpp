// Hears what Transaction::announce says, on a connection of its own that LISTENs. What it hears is
// a hint: an announcement can be lost, so whoever listens looks for itself from time to time, and
// once whenever the connection has been away.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "platform/core/ids.hpp"
#include "platform/postgres/options.hpp"

namespace boost::asio {
class io_context;
}

namespace billspay::postgres {

// Not through PgBouncer in transaction mode, which loses LISTEN without a word.
class ChangeFeed {
 public:
  // Whose account changed; nothing means that announcements may have been missed. Called on the
  // loop's thread; must not stop the feed.
  using Heard = std::function<void(std::optional<Uuid>)>;

  // Throws std::invalid_argument for a bad conninfo.
  ChangeFeed(boost::asio::io_context& loop, ConnectionOptions options, Heard heard);
  ~ChangeFeed();
  ChangeFeed(const ChangeFeed&) = delete;
  ChangeFeed& operator=(const ChangeFeed&) = delete;

  // On the loop's thread. Connects, and again whenever the connection is lost.
  void start();
  void stop();

  // From any thread.
  [[nodiscard]] bool listening() const noexcept;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace billspay::postgres
