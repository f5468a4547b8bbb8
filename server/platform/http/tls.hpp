// The bytes of a connection: TCP or Unix socket, with TLS or without, behind one class, so that a
// session is written once. Awaiting an operation costs no allocation of its own.
#pragma once

#include <array>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "platform/core/task.hpp"

namespace billspay::http {

struct TlsFiles;

// TLS 1.2 and 1.3 with forward secrecy only (security statement S66), ALPN http/1.1. Throws
// std::runtime_error with a sentence for the operator when a file cannot be used.
std::shared_ptr<boost::asio::ssl::context> make_tls_context(const TlsFiles& files);

// A concrete executor: the type-erased default costs an allocation per operation.
using Socket = boost::asio::basic_stream_socket<boost::asio::generic::stream_protocol,
                                                boost::asio::io_context::executor_type>;

struct Transfer {
  boost::system::error_code error;
  std::size_t bytes = 0;
};

// All operations are awaited one after the other on the socket's loop.
class Stream {
 public:
  // `tls` is null for a plain connection.
  Stream(Socket socket, boost::asio::ssl::context* tls);
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  [[nodiscard]] bool is_tls() const noexcept { return tls_.has_value(); }

  // The server's side of the TLS handshake; only for is_tls().
  auto handshake() {
    return suspend_until<Transfer>([this](auto resume) { start_handshake(resume); });
  }
  auto read_some(boost::asio::mutable_buffer buffer) {
    return suspend_until<Transfer>([this, buffer](auto resume) { start_read(buffer, resume); });
  }
  // Everything, in one system call if the socket takes it.
  auto write(std::string_view first, std::string_view second = {}, std::string_view third = {}) {
    return suspend_until<Transfer>([this, texts = std::array{first, second, third}](auto resume) {
      start_write(texts, resume);
    });
  }
  // Says goodbye in TLS and waits for the other side to do so.
  auto close_tls() {
    return suspend_until<Transfer>([this](auto resume) { start_close_tls(resume); });
  }
  // Past TLS, for throwing away what a client still sends after the last answer.
  auto read_raw(boost::asio::mutable_buffer buffer) {
    return suspend_until<Transfer>([this, buffer](auto resume) { start_read_raw(buffer, resume); });
  }

  // Whether FIN or RST has come, also behind bytes that nobody has read yet.
  [[nodiscard]] bool ended_by_peer() noexcept;
  void end_of_output() noexcept;  // sends FIN
  void close() noexcept;          // what is pending fails
  void reset() noexcept;          // closes so that the client sees an error

 private:
  // Holds one pointer, so that it is never on the heap.
  using Done = std::function<void(Transfer)>;
  void start_handshake(Done done);
  void start_read(boost::asio::mutable_buffer buffer, Done done);
  void start_write(const std::array<std::string_view, 3>& texts, Done done);
  void start_close_tls(Done done);
  void start_read_raw(boost::asio::mutable_buffer buffer, Done done);

  Socket socket_;
  std::optional<boost::asio::ssl::stream<Socket&>> tls_;
};

}  // namespace billspay::http
