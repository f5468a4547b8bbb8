// A blocking HTTP/1.1 client of raw bytes, for tests that must say exactly what goes over the wire:
// half requests, broken ones, several at once. What it reads back it reads strictly.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace billspay::test {

struct RawResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names lower-cased
  std::string body;                                          // decoded
  std::vector<std::string> chunks;                           // of a chunked body
  bool complete = true;  // false when the connection ended inside the body

  // The value of the first header of that lower-case name, or empty.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] std::size_t count(std::string_view name) const;
};

// Each call waits at most thirty seconds and then throws std::runtime_error.
class RawConnection {
 public:
  // Of 127.0.0.1.
  explicit RawConnection(std::uint16_t port);
  static RawConnection to_unix(const std::string& path);
  // Accepts any certificate. `highest_version` is OpenSSL's, such as TLS1_1_VERSION; 0 for the
  // newest. `protocol` is offered by ALPN. Throws when there is no handshake.
  static RawConnection to_tls(std::uint16_t port, int highest_version = 0,
                              std::string_view protocol = "http/1.1");
  RawConnection(RawConnection&&) noexcept;
  ~RawConnection();

  // False when the other side is gone.
  bool send(std::string_view bytes);
  // The next response, after skipping any 100 Continue; `to_head` when it answers a HEAD request.
  // Of a stream of events only the first chunk, as a body that is not complete.
  RawResponse read_response(bool to_head = false);
  // Its status and headers only.
  RawResponse read_head();
  // The next piece of a chunked body; nothing at its end or at that of the connection.
  std::optional<std::string> read_chunk();
  // Sends and reads: GET / … with Host added.
  RawResponse get(std::string_view path, std::string_view headers = "");
  // What has arrived, at least one byte unless the connection ended.
  std::string read_some();
  // Waits for the end of the connection; false when bytes or nothing arrives instead.
  bool closed();
  // Sends FIN, still reads.
  void end_of_output();
  // Ends at once, with a reset when `reset`.
  void close(bool reset = false);

 private:
  struct Socket;
  explicit RawConnection(std::unique_ptr<Socket> socket);
  bool receive();
  std::string take_line();
  std::string take(std::size_t size, RawResponse& response);
  bool read_chunk(RawResponse& response);

  std::unique_ptr<Socket> socket_;
  std::string received_;
};

}  // namespace billspay::test
