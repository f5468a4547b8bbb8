// The process that hashes passwords. Hashing inside the serving process makes other requests
// several times slower at the tail whatever the threads' priority, because the kernel shares the
// processor between sessions first; a process in a session of its own does not.
// It holds no key, knows no database and keeps nothing: killing it loses the sign-ins under way.
//
// Parent and worker share one SOCK_SEQPACKET pair per serving thread; one message is one request or
// one reply, and the sockets are the queue.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/auth/passwords.hpp"
#include "platform/core/secret.hpp"

namespace billspay::auth {

// What `billspay hash-worker SOCKETS THREADS` runs: serves the inherited sockets 3, 4, … with that
// many threads until the parent closes its ends (also by dying). Returns the exit code.
int run_hash_worker(int socket_count, int thread_count);

// The messages. Both sides are the same binary, so numbers travel as they lie in memory.
namespace wire {

inline constexpr std::size_t max_message_bytes = 4096;
inline constexpr std::size_t max_stored_bytes = 512;
inline constexpr int first_socket = 3;

enum class Operation : std::uint8_t { verify, hash };
enum class Outcome : std::uint8_t { done, failed, lost };

struct Request {
  std::uint64_t id = 0;
  Operation operation = Operation::verify;
  Algorithm algorithm = Algorithm::argon2id;  // of hash; whose places it takes
  std::string stored;                         // of verify
  SecretString password;
};

struct Reply {
  std::uint64_t id = 0;
  Outcome outcome = Outcome::failed;  // lost: nothing sent before this will be answered any more
  Verdict verdict;                    // of verify
  std::string stored;                 // of hash
};

// `stored` and `password` must keep to max_stored_bytes and max_password_bytes.
SecretString encode(const Request& request);
std::optional<Request> decode_request(std::string_view message);
std::string encode(const Reply& reply);
std::optional<Reply> decode_reply(std::string_view message);

}  // namespace wire
}  // namespace billspay::auth
