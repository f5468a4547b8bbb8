// Every limit of the HTTP side in one place (docs/operations.md explains how to raise them).
#pragma once

#include <chrono>
#include <cstddef>

namespace billspay::http {

namespace limits {

inline constexpr std::size_t body_bytes = 64UL * 1024;
inline constexpr std::size_t import_bytes = 32UL * 1024 * 1024;  // a file that is read in pieces
inline constexpr std::size_t header_bytes = 16UL * 1024;
inline constexpr std::size_t header_count = 64;
inline constexpr std::size_t target_bytes = 4096;
inline constexpr std::chrono::seconds header_deadline{10};  // first byte to end of header
inline constexpr std::chrono::seconds body_deadline{20};    // one body, or one piece of a file
inline constexpr std::chrono::seconds write_deadline{30};   // one response or one streamed piece
inline constexpr std::chrono::seconds idle_deadline{60};    // between requests
inline constexpr std::chrono::seconds linger_deadline{2};   // last answer to close
inline constexpr std::chrono::seconds drain_deadline{20};   // SIGTERM to forced close
inline constexpr std::size_t connections_per_ip = 256;
inline constexpr std::size_t connections = 8192;
inline constexpr std::size_t refused_connections = 128;  // told 503 at one time, others just closed
inline constexpr int listen_backlog = 1024;
// Event streams: open pages that are told of changes. Half of the connections stay for requests.
inline constexpr std::size_t streams_per_account = 8;
inline constexpr std::size_t streams = 4096;

}  // namespace limits

// What one listener goes by: the constants above unless a test (or an operator) says otherwise.
struct Limits {
  std::size_t body_bytes = limits::body_bytes;
  std::size_t header_bytes = limits::header_bytes;
  std::size_t header_count = limits::header_count;
  std::size_t target_bytes = limits::target_bytes;
  std::chrono::milliseconds header_deadline = limits::header_deadline;
  std::chrono::milliseconds body_deadline = limits::body_deadline;
  std::chrono::milliseconds write_deadline = limits::write_deadline;
  std::chrono::milliseconds idle_deadline = limits::idle_deadline;
  std::chrono::milliseconds linger_deadline = limits::linger_deadline;
  std::size_t connections_per_ip = limits::connections_per_ip;
  std::size_t connections = limits::connections;
  std::size_t refused_connections = limits::refused_connections;
};

}  // namespace billspay::http
