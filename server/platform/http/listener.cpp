#include "platform/http/listener.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/asio/post.hpp>
#include <cerrno>
#include <cstddef>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "platform/asio/event_loops.hpp"
#include "platform/http/session.hpp"
#include "platform/observability/log.hpp"

namespace billspay::http {
namespace {

constexpr std::chrono::milliseconds pause_without_resources{100};
constexpr mode_t socket_file_mode = 0660;
// Then the loop's other work gets a turn.
constexpr int accepts_per_turn = 64;

struct RawAddress {
  sockaddr_storage storage{};
  socklen_t size = sizeof(sockaddr_storage);
  sockaddr* get() noexcept { return reinterpret_cast<sockaddr*>(&storage); }
};

// Closes on every way out until it is released.
class OpenDescriptor {
 public:
  explicit OpenDescriptor(int descriptor) noexcept : descriptor_(descriptor) {}
  OpenDescriptor(const OpenDescriptor&) = delete;
  OpenDescriptor& operator=(const OpenDescriptor&) = delete;
  ~OpenDescriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int get() const noexcept { return descriptor_; }
  int release() noexcept { return std::exchange(descriptor_, -1); }

 private:
  int descriptor_;
};

RawAddress raw_address(const ListenAddress& address) {
  RawAddress raw;
  if (address.is_unix()) {
    auto* local = reinterpret_cast<sockaddr_un*>(&raw.storage);
    local->sun_family = AF_UNIX;
    address.path.copy(local->sun_path, sizeof local->sun_path - 1);
    raw.size = sizeof(sockaddr_un);
  } else if (address.host.find(':') != std::string::npos) {
    auto* v6 = reinterpret_cast<sockaddr_in6*>(&raw.storage);
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(address.port);
    ::inet_pton(AF_INET6, address.host.c_str(), &v6->sin6_addr);
    raw.size = sizeof(sockaddr_in6);
  } else {
    auto* v4 = reinterpret_cast<sockaddr_in*>(&raw.storage);
    v4->sin_family = AF_INET;
    v4->sin_port = htons(address.port);
    ::inet_pton(AF_INET, address.host.c_str(), &v4->sin_addr);
    raw.size = sizeof(sockaddr_in);
  }
  return raw;
}

Peer peer_of(const RawAddress& raw) noexcept {
  if (raw.storage.ss_family == AF_INET) {
    return IpAddress::from_v4(&reinterpret_cast<const sockaddr_in*>(&raw.storage)->sin_addr);
  }
  if (raw.storage.ss_family == AF_INET6) {
    return IpAddress::from_v6(&reinterpret_cast<const sockaddr_in6*>(&raw.storage)->sin6_addr);
  }
  return std::nullopt;
}

[[noreturn]] void refuse(const ListenerOptions& options, std::string_view why) {
  throw std::runtime_error("The listener '" + options.name + "' cannot listen on " +
                           options.address.to_string() + ": " + std::string(why));
}

[[noreturn]] void refuse_errno(const ListenerOptions& options, int error) {
  switch (error) {
    case EADDRINUSE:
      refuse(options, "another program listens there already. Stop it or choose another address.");
    case EADDRNOTAVAIL:
      refuse(options, "this machine does not have that address.");
    case EACCES:
      refuse(options,
             "permission denied. Ports below 1024 need a privilege, socket files a "
             "writable folder.");
    case ENOENT:
      refuse(options, "the folder of the socket file does not exist.");
    default:
      refuse(options, std::generic_category().message(error) + ".");
  }
}

// A file that a crashed server left behind is in the way of bind(); one in use is not ours.
void remove_stale_file(const ListenerOptions& options) {
  const std::string& path = options.address.path;
  struct stat status{};
  if (::lstat(path.c_str(), &status) != 0) return;
  if (!S_ISSOCK(status.st_mode)) refuse(options, "a file that is not a socket has that name.");
  const OpenDescriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  RawAddress raw = raw_address(options.address);
  if (::connect(probe.get(), raw.get(), raw.size) == 0 || errno != ECONNREFUSED) {
    refuse_errno(options, EADDRINUSE);
  }
  ::unlink(path.c_str());
}

int open_socket(const ListenerOptions& options) {
  RawAddress raw = raw_address(options.address);
  const bool local = options.address.is_unix();
  if (local) remove_stale_file(options);
  OpenDescriptor opened(
      ::socket(raw.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (opened.get() < 0) refuse_errno(options, errno);
  const int on = 1;
  if (!local) ::setsockopt(opened.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (::bind(opened.get(), raw.get(), raw.size) != 0) refuse_errno(options, errno);
  // Nobody can connect between bind and listen, so the file is never open to others.
  if (local && ::chmod(options.address.path.c_str(), socket_file_mode) != 0) {
    refuse_errno(options, errno);
  }
  if (::listen(opened.get(), limits::listen_backlog) != 0) refuse_errno(options, errno);
  return opened.release();
}

// One of our own, so that closing it leaves the service manager's as it is.
int take_over(const ListenerOptions& options) {
  int listens = 0;
  socklen_t size = sizeof listens;
  if (::getsockopt(options.inherited, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 ||
      listens == 0) {
    refuse(options, "what was handed over for it is not a listening socket.");
  }
  OpenDescriptor opened(::fcntl(options.inherited, F_DUPFD_CLOEXEC, 0));
  if (opened.get() < 0) refuse_errno(options, errno);
  if (::fcntl(opened.get(), F_SETFL, O_NONBLOCK) != 0) refuse_errno(options, errno);
  return opened.release();
}

// Where a descriptor listens, in the words of the configuration.
ListenAddress bound_address(int descriptor) {
  RawAddress raw;
  ListenAddress address;
  if (::getsockname(descriptor, raw.get(), &raw.size) != 0) return address;
  if (raw.storage.ss_family == AF_UNIX) {
    const auto* local = reinterpret_cast<const sockaddr_un*>(&raw.storage);
    const std::string_view whole(local->sun_path, raw.size - offsetof(sockaddr_un, sun_path));
    address.path = whole.substr(0, whole.find('\0'));
  } else if (const auto peer = peer_of(raw)) {
    address.host = peer->to_string();
    address.port = ntohs(raw.storage.ss_family == AF_INET6
                             ? reinterpret_cast<sockaddr_in6*>(&raw.storage)->sin6_port
                             : reinterpret_cast<sockaddr_in*>(&raw.storage)->sin_port);
  }
  return address;
}

void log_end(const std::exception_ptr& failure) {
  if (!failure) return;
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& error) {
    log::error("session-failed", {{"error", error.what()}});
  } catch (...) {
    log::error("session-failed", {{"error", "not a std::exception"}});
  }
}

// Whoever has one IPv6 address has the whole /64.
Peer counted_as(IpAddress address) {
  if (!address.is_v4()) std::fill(address.bytes.begin() + 8, address.bytes.end(), std::uint8_t{0});
  return address;
}

}  // namespace

Ticket::Ticket(std::shared_ptr<ConnectionCounts> counts, Peer counted_peer, bool refused)
    : counts_(std::move(counts)), counted_peer_(counted_peer), refused_(refused) {}

Ticket::~Ticket() {
  if (counts_) counts_->release(counted_peer_, refused_);
}

std::optional<Ticket> ConnectionCounts::admit(const Peer& peer, const Limits& limits) {
  const std::lock_guard guard(mutex_);
  if (served_ >= limits.connections) return std::nullopt;
  if (peer) {
    auto& count = per_peer_[*peer];
    if (count >= limits.connections_per_ip) {
      if (count == 0) per_peer_.erase(*peer);
      return std::nullopt;
    }
    ++count;
  }
  ++served_;
  return std::optional<Ticket>(std::in_place, shared_from_this(), peer, false);
}

std::optional<Ticket> ConnectionCounts::admit_refused(const Limits& limits) {
  const std::lock_guard guard(mutex_);
  if (refused_ >= limits.refused_connections) return std::nullopt;
  ++refused_;
  return std::optional<Ticket>(std::in_place, shared_from_this(), std::nullopt, true);
}

std::size_t ConnectionCounts::total() const {
  const std::lock_guard guard(mutex_);
  return served_ + refused_;
}

void ConnectionCounts::release(const Peer& peer, bool refused) noexcept {
  const std::lock_guard guard(mutex_);
  --(refused ? refused_ : served_);
  if (!peer) return;
  const auto place = per_peer_.find(*peer);
  if (--place->second == 0) per_peer_.erase(place);
}

Listener::Listener(EventLoops& loops, std::shared_ptr<const ListenerOptions> options,
                   std::vector<std::shared_ptr<SessionScope>> scopes,
                   std::shared_ptr<ConnectionCounts> counts)
    : loops_(loops),
      options_(std::move(options)),
      scopes_(std::move(scopes)),
      counts_(std::move(counts)),
      address_(options_->address),
      socket_(loops.loop(0)),
      pause_(loops.loop(0)) {
  if (inherited()) {
    socket_.assign(take_over(*options_));
    address_ = bound_address(socket_.native_handle());
    return;
  }
  socket_.assign(open_socket(*options_));
  if (!address_.is_unix()) {
    address_.port = bound_address(socket_.native_handle()).port;
    return;
  }
  struct stat status{};
  if (::lstat(address_.path.c_str(), &status) == 0) socket_file_ = status.st_ino;
}

Listener::~Listener() { remove_socket_file(); }

void Listener::start() {
  if (!socket_.is_open()) return;
  socket_.async_wait(decltype(socket_)::wait_read,
                     [self = shared_from_this()](const boost::system::error_code& error) {
                       if (!error) self->accept_waiting();
                     });
}

void Listener::close() {
  // What the kernel has accepted for us would be reset by closing, unless others have it open too.
  while (!inherited() && socket_.is_open() && accept_one() == Accepted::one) {
  }
  boost::system::error_code ignored;
  socket_.close(ignored);
  pause_.cancel();
  remove_socket_file();
}

void Listener::accept_waiting() {
  for (int i = 0; i < accepts_per_turn; ++i) {
    const Accepted accepted = accept_one();
    if (accepted == Accepted::none) break;
    if (accepted == Accepted::one) continue;
    log::warn("accept-paused",
              {{"listener", name()}, {"error", std::generic_category().message(errno)}});
    pause_.expires_after(pause_without_resources);
    pause_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
      if (!error) self->start();
    });
    return;
  }
  start();
}

Listener::Accepted Listener::accept_one() {
  RawAddress raw;
  const int descriptor =
      ::accept4(socket_.native_handle(), raw.get(), &raw.size, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (descriptor >= 0) {
    hand_over(descriptor, raw.storage.ss_family, peer_of(raw));
    return Accepted::one;
  }
  if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
    return Accepted::out_of_resources;
  }
  // A connection that ended while it waited is no reason to stop.
  return errno == EAGAIN || errno == EBADF || errno == EINVAL ? Accepted::none : Accepted::one;
}

void Listener::hand_over(int descriptor, int family, const Peer& peer) {
  OpenDescriptor opened(descriptor);
  const bool counted = peer && !options_->proxies.trusts(peer);
  auto ticket = counts_->admit(counted ? counted_as(*peer) : std::nullopt, options_->limits);
  const bool refused = !ticket;
  if (refused) {
    // A handshake costs more than the answer is worth.
    if (options_->tls) return;
    auto last_place = counts_->admit_refused(options_->limits);
    if (!last_place) return;
    ticket.emplace(std::move(*last_place));
  }
  const int on = 1;
  if (peer) ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const unsigned index = next_loop_++ % loops_.count();
  Socket socket(loops_.loop(index));
  boost::system::error_code error;
  const int protocol = peer ? IPPROTO_TCP : 0;
  socket.assign(boost::asio::generic::stream_protocol(family, protocol), descriptor, error);
  if (error) return;
  opened.release();
  boost::asio::post(
      loops_.loop(index), [socket = std::move(socket), peer, ticket = std::move(*ticket),
                           scope = scopes_[index], refused]() mutable {
        auto session =
            std::make_unique<Session>(std::move(socket), peer, std::move(ticket), std::move(scope));
        spawn(refused ? Session::turn_away(std::move(session)) : Session::run(std::move(session)),
              log_end);
      });
}

void Listener::remove_socket_file() noexcept {
  struct stat status{};
  if (socket_file_ == 0 || ::lstat(address_.path.c_str(), &status) != 0) return;
  if (status.st_ino == socket_file_) ::unlink(address_.path.c_str());
  socket_file_ = 0;
}

}  // namespace billspay::http
