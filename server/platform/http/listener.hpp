// Listening sockets and the counting of connections. One acceptor per address runs on the first
// loop and hands connections to the loops in turn, which was at least as fast as SO_REUSEPORT and
// spreads long-lived connections evenly.
#pragma once

#include <sys/types.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "platform/http/client_address.hpp"
#include "platform/http/server.hpp"

namespace billspay::http {

struct SessionScope;
class ConnectionCounts;

// A counted place for one connection; gives it back when it is destroyed.
class Ticket {
 public:
  Ticket(std::shared_ptr<ConnectionCounts> counts, Peer counted_peer, bool refused);
  Ticket(Ticket&&) noexcept = default;
  Ticket& operator=(Ticket&&) = delete;
  ~Ticket();

 private:
  std::shared_ptr<ConnectionCounts> counts_;
  Peer counted_peer_;
  bool refused_;
};

// Connections of the whole server. May be used on any thread.
class ConnectionCounts : public std::enable_shared_from_this<ConnectionCounts> {
 public:
  // A place among the served, unless there are too many in all or from that peer. No peer: only the
  // total counts (Unix sockets and trusted proxies, behind which many clients stand).
  std::optional<Ticket> admit(const Peer& peer, const Limits& limits);
  // A place among those that are told to come back later.
  std::optional<Ticket> admit_refused(const Limits& limits);
  [[nodiscard]] std::size_t total() const;

 private:
  friend class Ticket;
  void release(const Peer& peer, bool refused) noexcept;

  mutable std::mutex mutex_;
  std::map<IpAddress, std::size_t> per_peer_;
  std::size_t served_ = 0;
  std::size_t refused_ = 0;
};

class Listener : public std::enable_shared_from_this<Listener> {
 public:
  // One scope per loop. Binds and listens; throws std::runtime_error with a sentence.
  Listener(EventLoops& loops, std::shared_ptr<const ListenerOptions> options,
           std::vector<std::shared_ptr<SessionScope>> scopes,
           std::shared_ptr<ConnectionCounts> counts);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] const std::string& name() const noexcept { return options_->name; }
  // With the port that the system chose.
  [[nodiscard]] const ListenAddress& address() const noexcept { return address_; }

  // Both on the first loop.
  void start();
  void close();  // after accepting what waits already

 private:
  enum class Accepted { one, none, out_of_resources };

  [[nodiscard]] bool inherited() const noexcept { return options_->inherited >= 0; }
  void accept_waiting();
  Accepted accept_one();
  void hand_over(int descriptor, int family, const Peer& peer);
  void remove_socket_file() noexcept;

  EventLoops& loops_;
  std::shared_ptr<const ListenerOptions> options_;
  std::vector<std::shared_ptr<SessionScope>> scopes_;
  std::shared_ptr<ConnectionCounts> counts_;
  ListenAddress address_;
  ino_t socket_file_ = 0;  // so that a successor's file is not removed
  boost::asio::posix::basic_stream_descriptor<boost::asio::io_context::executor_type> socket_;
  boost::asio::steady_timer pause_;
  unsigned next_loop_ = 0;
};

}  // namespace billspay::http
