#include "tests/support/raw_http.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <stdexcept>

#include "platform/core/text.hpp"

namespace billspay::test {
namespace {

constexpr timeval patience{30, 0};  // sanitizers are slow, and so are busy machines

std::size_t parse_size(std::string_view text, int base) {
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size, base);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw std::runtime_error("not a size: " + std::string(text));
  }
  return size;
}

int connect_to(int family, const void* address, socklen_t size) {
  const int descriptor = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) throw std::runtime_error("no socket");
  ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (::connect(descriptor, static_cast<const sockaddr*>(address), size) != 0) {
    ::close(descriptor);
    throw std::runtime_error("cannot connect");
  }
  return descriptor;
}

int connect_to_port(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int descriptor = connect_to(AF_INET, &address, sizeof address);
  const int on = 1;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return descriptor;
}

}  // namespace

std::string_view RawResponse::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [&](const auto& header) { return header.first == name; });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::size_t RawResponse::count(std::string_view name) const {
  return static_cast<std::size_t>(std::count_if(
      headers.begin(), headers.end(), [&](const auto& header) { return header.first == name; }));
}

struct RawConnection::Socket {
  int descriptor;
  SSL_CTX* context = nullptr;
  SSL* tls = nullptr;
  bool at_end = false;

  explicit Socket(int opened) : descriptor(opened) {}
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() {
    close();
    SSL_free(tls);
    SSL_CTX_free(context);
  }
  void close() {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
  }
};

RawConnection::RawConnection(std::unique_ptr<Socket> socket) : socket_(std::move(socket)) {}
RawConnection::RawConnection(std::uint16_t port)
    : socket_(std::make_unique<Socket>(connect_to_port(port))) {}
RawConnection::RawConnection(RawConnection&&) noexcept = default;
RawConnection::~RawConnection() = default;

RawConnection RawConnection::to_unix(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  return RawConnection(std::make_unique<Socket>(connect_to(AF_UNIX, &address, sizeof address)));
}

RawConnection RawConnection::to_tls(std::uint16_t port, int highest_version,
                                    std::string_view protocol) {
  auto socket = std::make_unique<Socket>(connect_to_port(port));
  socket->context = SSL_CTX_new(TLS_client_method());
  // Old versions are below Debian's default security level; the server shall refuse, not we.
  SSL_CTX_set_security_level(socket->context, 0);
  SSL_CTX_set_min_proto_version(socket->context, TLS1_VERSION);
  SSL_CTX_set_max_proto_version(socket->context, highest_version);
  socket->tls = SSL_new(socket->context);
  const std::string offer = static_cast<char>(protocol.size()) + std::string(protocol);
  SSL_set_alpn_protos(socket->tls, reinterpret_cast<const unsigned char*>(offer.data()),
                      static_cast<unsigned>(offer.size()));
  SSL_set_fd(socket->tls, socket->descriptor);
  if (SSL_connect(socket->tls) != 1) throw std::runtime_error("no TLS handshake");
  return RawConnection(std::move(socket));
}

bool RawConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = socket_->tls != nullptr
                          ? SSL_write(socket_->tls, bytes.data(), static_cast<int>(bytes.size()))
                          : ::send(socket_->descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

// False at the end of the connection, however it came.
bool RawConnection::receive() {
  if (socket_->at_end) return false;
  char buffer[16384];
  const auto count = socket_->tls != nullptr
                         ? SSL_read(socket_->tls, buffer, sizeof buffer)
                         : ::recv(socket_->descriptor, buffer, sizeof buffer, 0);
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
    throw std::runtime_error("nothing came in thirty seconds");
  }
  socket_->at_end = count <= 0;
  if (count > 0) received_.append(buffer, static_cast<std::size_t>(count));
  return count > 0;
}

std::string RawConnection::take_line() {
  while (true) {
    if (const auto end = received_.find("\r\n"); end != std::string::npos) {
      std::string line = received_.substr(0, end);
      received_.erase(0, end + 2);
      return line;
    }
    if (!receive()) throw std::runtime_error("the connection ended inside a header");
  }
}

std::string RawConnection::take(std::size_t size, RawResponse& response) {
  while (received_.size() < size) {
    if (receive()) continue;
    response.complete = false;
    break;
  }
  std::string text = received_.substr(0, size);
  received_.erase(0, size);
  return text;
}

// False at the end of the body, or when it is not complete.
bool RawConnection::read_chunk(RawResponse& response) {
  while (received_.find("\r\n") == std::string::npos) {
    if (receive()) continue;
    response.complete = false;
    return false;
  }
  const std::size_t size = parse_size(take_line(), 16);
  std::string chunk = take(size + 2, response);
  if (!response.complete) return false;
  if (!chunk.ends_with("\r\n")) throw std::runtime_error("a chunk without an end");
  if (size == 0) return false;
  chunk.resize(size);
  response.body += chunk;
  response.chunks.push_back(std::move(chunk));
  return true;
}

std::optional<std::string> RawConnection::read_chunk() {
  RawResponse rest;
  if (!read_chunk(rest)) return std::nullopt;
  return std::move(rest.body);
}

RawResponse RawConnection::read_head() {
  RawResponse response;
  const std::string status_line = take_line();
  if (!status_line.starts_with("HTTP/1.1 ") || status_line.size() < 12) {
    throw std::runtime_error("not a status line: " + status_line);
  }
  response.status = static_cast<int>(parse_size(status_line.substr(9, 3), 10));
  for (std::string line = take_line(); !line.empty(); line = take_line()) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) throw std::runtime_error("not a header: " + line);
    response.headers.emplace_back(ascii_lower(line.substr(0, colon)), line.substr(colon + 2));
  }
  return response;
}

RawResponse RawConnection::read_response(bool to_head) {
  RawResponse response = read_head();
  if (response.status == 100) return read_response(to_head);
  if (to_head || response.status == 204 || response.status == 304) return response;
  if (response.header("content-type") == "text/event-stream") {
    read_chunk(response);
    response.complete = false;
  } else if (response.header("transfer-encoding") == "chunked") {
    while (read_chunk(response)) {
    }
  } else if (response.count("content-length") > 0) {
    response.body = take(parse_size(response.header("content-length"), 10), response);
  } else {
    while (receive()) {
    }
    response.body = std::exchange(received_, {});
  }
  return response;
}

RawResponse RawConnection::get(std::string_view path, std::string_view headers) {
  send("GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) +
       "\r\n");
  return read_response();
}

std::string RawConnection::read_some() {
  if (received_.empty()) receive();
  return std::exchange(received_, {});
}

bool RawConnection::closed() {
  if (!received_.empty()) return false;
  try {
    return !receive();
  } catch (const std::runtime_error&) {
    return false;
  }
}

void RawConnection::end_of_output() { ::shutdown(socket_->descriptor, SHUT_WR); }

void RawConnection::close(bool reset) {
  const linger hard{1, 0};
  if (reset) ::setsockopt(socket_->descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
  socket_->close();
}

}  // namespace billspay::test
