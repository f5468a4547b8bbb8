// Password hashing as the serving threads see it: requests go to the worker process and come back
// as tasks. What waits is bounded for the whole process, because a queue of hashes is the cheapest
// way to stop a server: past the limit the answer is an immediate "try again" (S72, ASVS V15.2.2).
// Each algorithm has places of its own, see HashQueue.
#pragma once

#include <memory>
#include <string>

#include "platform/auth/hash_workers.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/core/problem.hpp"
#include "platform/core/secret.hpp"
#include "platform/core/task.hpp"

namespace boost::asio {
class io_context;
}

namespace billspay::auth {

// One per serving thread; used and destroyed on the thread that runs `io`, or after that has
// stopped, and before `io` itself.
class Hasher {
 public:
  // `index` from 0 to HashOptions::serving_threads - 1, each used once.
  Hasher(boost::asio::io_context& io, const HashWorkers& workers, int index);
  ~Hasher();  // requests still under way end with temporarily_unavailable
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  // problems::temporarily_unavailable with Retry-After 1: at once when too many requests wait or
  // there is no worker, later when the worker died. A password over max_password_bytes matches
  // nothing and is not hashed.
  Task<Result<Verdict>> verify(SecretString password, std::string stored);
  // The same problem. Throws std::length_error over max_password_bytes, which password_weakness
  // refuses.
  Task<Result<std::string>> hash(Algorithm algorithm, SecretString password);

 private:
  class Channel;

  std::shared_ptr<Channel> channel_;
};

}  // namespace billspay::auth
