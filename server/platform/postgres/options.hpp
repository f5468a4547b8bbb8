// How a serving thread connects to PostgreSQL and how long it is willing to wait. Every limit is a
// named constant here, so that operations can read them in one place.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "platform/core/secret.hpp"

namespace billspay::postgres {

namespace defaults {
// PostgreSQL's own limits. lock_timeout is longer than deadlock_timeout (1 s), so that a deadlock
// is reported as one and run again.
inline constexpr std::chrono::milliseconds statement_timeout{5'000};
inline constexpr std::chrono::milliseconds lock_timeout{2'000};
inline constexpr std::chrono::milliseconds idle_in_transaction_timeout{10'000};
// Ours, for a server that says nothing at all.
inline constexpr std::chrono::milliseconds connect_deadline{2'000};
inline constexpr std::chrono::milliseconds statement_deadline{8'000};
// How long a request waits for a connection before the caller is told to try again.
inline constexpr std::chrono::milliseconds patience{1'500};
inline constexpr std::size_t most_waiting = 1'024;
inline constexpr std::chrono::milliseconds first_backoff{50};
inline constexpr std::chrono::milliseconds longest_backoff{2'000};
inline constexpr int read_connections = 2;
inline constexpr int write_connections = 4;
}  // namespace defaults

struct ConnectionOptions {
  // DATABASE_URL or a keyword string. Name resolution blocks, so give addresses or Unix sockets.
  SecretString conninfo;
  // SET ROLE for the whole session; empty keeps the user of the URL.
  std::string role = {};
  std::string application_name = "billspay";
  // More settings for the session, by name.
  std::vector<std::pair<std::string, std::string>> settings = {};
  std::chrono::milliseconds statement_timeout = defaults::statement_timeout;
  std::chrono::milliseconds lock_timeout = defaults::lock_timeout;
  std::chrono::milliseconds idle_in_transaction_timeout = defaults::idle_in_transaction_timeout;
  std::chrono::milliseconds connect_deadline = defaults::connect_deadline;
  std::chrono::milliseconds statement_deadline = defaults::statement_deadline;
  std::chrono::milliseconds patience = defaults::patience;
  std::size_t most_waiting = defaults::most_waiting;
};

// The arrays for PQconnectStartParams; points into the options and must not outlive them.
// `rotation` makes another of several hosts the first one: libpq never leaves a host that accepts
// the connection and then says nothing. Throws std::invalid_argument when conninfo is not one,
// without repeating it, because it may hold a password.
class ConnectParameters {
 public:
  ConnectParameters(const ConnectionOptions& options, std::size_t rotation);

  [[nodiscard]] const char* const* keywords() const noexcept { return keywords_.data(); }
  [[nodiscard]] const char* const* values() const noexcept { return values_.data(); }

 private:
  void add(const char* keyword, std::string value);

  std::deque<std::string> owned_;
  std::vector<const char*> keywords_;
  std::vector<const char*> values_;
};

}  // namespace billspay::postgres
