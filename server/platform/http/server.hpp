// The server as the application sees it: listeners that turn connections into requests for a
// Dispatcher, and an orderly end. Without Asio and Beast, which stay behind it.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/core/problem.hpp"
#include "platform/http/client_address.hpp"
#include "platform/http/limits.hpp"
#include "platform/http/listen_address.hpp"
#include "platform/http/message.hpp"

namespace billspay {
class EventLoops;
}
namespace billspay::observability {
class RequestMetrics;
}

namespace billspay::http {

// PEM files; the certificate's chain follows it.
struct TlsFiles {
  std::string certificate;
  std::string key;
};

struct ListenerOptions {
  std::string name;  // for logs
  ListenAddress address;
  // A descriptor that listens already, handed over by a service manager, which keeps it open: used
  // instead of `address`. Connections that wait in it when we stop are left to our successor.
  int inherited = -1;
  std::optional<TlsFiles> tls;
  TrustedProxies proxies;
  // Called once per loop while listening begins; the dispatcher is used on that loop only.
  std::function<Dispatcher(unsigned loop)> dispatcher;
  // Answers bytes that never became a request. Called on any loop.
  std::function<Response(const Request&, const Problem&)> problem_response;
  // How large a body the operation at this path reads by itself, in pieces; 0 for those that get
  // theirs whole and within limits.body_bytes, as all do when this is empty. Called on any loop.
  std::function<std::size_t(std::string_view method, std::string_view path)> upload_limit = {};
  Limits limits;
};

class Server {
 public:
  // Both must outlive it.
  Server(EventLoops& loops, observability::RequestMetrics& metrics);
  // Only after drain() is done or the loops have stopped.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens when it returns, serves as soon as the loops run. Throws std::runtime_error with a
  // sentence for the operator when the address or the TLS files cannot be used.
  void listen(ListenerOptions options);

  // Of the listener with that name, with the port that the system chose.
  [[nodiscard]] ListenAddress address(std::string_view name) const;
  [[nodiscard]] std::size_t connections() const;

  // Stops accepting, closes idle connections and answers what is in flight with Connection: close.
  // Calls `done` on the first loop when all are gone; what is left after `limit` is cut off.
  // May be called from any thread, once.
  void drain(std::chrono::milliseconds limit, std::function<void()> done);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace billspay::http
