// A request and a response as the rest of the server sees them, without Beast.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/core/problem.hpp"
#include "platform/core/task.hpp"

namespace billspay::http {

enum class Method { get, head, post, put, patch, remove, options, other };

// Case-sensitive, as RFC 9110 §9.1 says; `other` for anything not in the list.
Method method_named(std::string_view name) noexcept;
std::string_view name_of_method(Method method) noexcept;

// A large body on its way in, piece by piece of at most 64 KiB; an empty optional ends it. The
// client is asked to send (100 Continue) by the first call. problems::body_too_large,
// problems::malformed_request; the connection is closed after the answer unless all was pulled.
using BodyPieces = std::function<Task<Result<std::optional<std::string>>>()>;

// Views point into the session's buffers and live as long as the handler runs.
struct Request {
  Method method = Method::other;
  std::string_view method_name;  // as received
  std::string_view path;         // before '?', as received: never decoded, starts with '/'
  std::string_view query;        // after '?', as received
  std::string_view host;         // the Host header as received; the authority of absolute-form
  std::vector<std::pair<std::string_view, std::string_view>> headers;  // names lower-cased
  std::string_view body;
  BodyPieces body_pieces;  // instead of `body`, for operations with ListenerOptions::upload_limit

  std::string request_id;
  // Of the peer, or from X-Forwarded-For of a trusted proxy; 127.0.0.1 for a Unix socket's peer.
  std::string client_ip;
  bool secure = false;  // TLS here, or at a trusted proxy that says so
  std::chrono::steady_clock::time_point received_at;

  // Filled in by the router for logs and metrics.
  std::string_view operation = "unrouted";
  std::string_view problem_slug;  // of a refused request, for the log line

  // The value of a header by its lower-case name; empty when absent. The framing check has refused
  // requests that repeat a header of which there may be only one.
  [[nodiscard]] std::string_view header(std::string_view name) const noexcept {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return {};
  }
};

// Produces a long body piece by piece; an empty optional ends it. It may throw before its first
// piece (answered with 500/503); later the connection is closed, which the client sees as an error.
using BodySource = std::function<Task<std::optional<std::string>>()>;

struct Response {
  int status = 200;
  std::string_view content_type;  // a constant; empty when there is no body
  std::string body;
  // Used instead of body when not empty: bytes that outlive the server and are not copied.
  std::string_view standing_body;
  BodySource stream;  // used instead of body when set; sent chunked
  // For a stream that waits for things to happen: makes it end soon, because the client is gone or
  // the server stops. May be called several times, and never resumes the stream at once.
  std::function<void()> hang_up;
  std::vector<std::pair<std::string_view, std::string>> headers;  // names are constants
  // Complete header lines ("Name: value\r\n"…) that are the same for every answer of a listener;
  // they outlive the server and are written as they are.
  std::string_view standing_headers;
  bool close = false;  // close the connection afterwards

  // Of an answer that is no stream.
  [[nodiscard]] std::string_view content() const noexcept {
    return standing_body.empty() ? std::string_view(body) : standing_body;
  }
};

// Answers one request; never throws. HEAD is answered like GET, the session drops the body.
using Dispatcher = std::function<Task<Response>(Request&)>;

}  // namespace billspay::http
