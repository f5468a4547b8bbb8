// Everything that one serving thread owns. Threads share nothing but the throttle, the hashing
// process and the metrics.
#pragma once

#include <memory>
#include <string>

#include "app/config.hpp"
#include "platform/auth/hash_workers.hpp"
#include "platform/auth/throttle.hpp"
#include "platform/http/gate.hpp"
#include "platform/http/platform.hpp"
#include "platform/postgres/read_pool.hpp"
#include "platform/postgres/write_pool.hpp"

namespace billspay::app {

// What the threads share; outlives them.
struct Shared {
  const Config* config;
  http::Site site;
  auth::Throttle throttle;
  auth::SignInThrottle sign_in_throttle;
  auth::DeviceCookies devices;
  auth::HashWorkers hash_workers;

  explicit Shared(const Config& configuration);
};

class Serving {
 public:
  // Begins to connect to the database.
  Serving(Shared& shared, boost::asio::io_context& loop, unsigned index);
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

  [[nodiscard]] const http::Gate& public_gate() const { return *public_gate_; }
  [[nodiscard]] const http::Gate& admin_gate() const { return *admin_gate_; }
  [[nodiscard]] const http::Gate& agent_gate() const { return *agent_gate_; }
  [[nodiscard]] bool database_ready() const { return reads_->ready(); }
  [[nodiscard]] const postgres::Statistics& read_statistics() const { return reads_->statistics(); }
  [[nodiscard]] const postgres::Statistics& write_statistics() const {
    return writes_->statistics();
  }

  // On the loop's thread, before the loop ends.
  void close();

 private:
  std::shared_ptr<postgres::ReadPool> reads_;
  std::shared_ptr<postgres::WritePool> writes_;
  postgres::Database portal_;
  auth::Hasher hasher_;
  auth::TokenIssuer issuer_;
  auth::TokenVerifier verifier_;
  vault::SealedBox processor_;
  http::Platform platform_;
  std::unique_ptr<http::Gate> public_gate_;
  std::unique_ptr<http::Gate> admin_gate_;
  std::unique_ptr<http::Gate> agent_gate_;
};

}  // namespace billspay::app
