// Sends what waits in the outbox, from a thread and database connections of its own, so that a slow
// mail server holds up no request. A message is claimed before it is sent and nobody else claims it
// for the time of its lease: any number of processes may run a dispatcher and none sends what
// another is sending. A process that dies between sending and noting it down leaves a message that
// is sent once more after the lease, under the same Message-ID: at least once, rarely twice.
#pragma once

#include <chrono>
#include <memory>

#include "platform/mail/courier.hpp"
#include "platform/mail/transport.hpp"
#include "platform/postgres/options.hpp"
#include "platform/vault/data_cipher.hpp"

namespace billspay::mail {

// Runs while it lives. `database` must become the role billspay_worker; `cipher` outlives this.
class Dispatcher {
 public:
  Dispatcher(const postgres::ConnectionOptions& database, const vault::DataCipher& cipher,
             std::unique_ptr<Transport> transport,
             std::chrono::milliseconds poll_interval = std::chrono::seconds(1));
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;
  ~Dispatcher();

  // Looks at the outbox now rather than at the next poll. Any thread.
  void wake() noexcept;
  // Returns when a running delivery is over (TransportTimeouts::total) and noted, otherwise within
  // a second; a database that hangs can add its statement deadline. May be repeated.
  void stop() noexcept;
  [[nodiscard]] const MailCounts& counts() const noexcept;

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace billspay::mail
