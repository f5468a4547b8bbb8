// Everything that one serving thread owns. Threads share nothing but the throttle, the hashing
// process, the number of event streams and the metrics.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "app/config.hpp"
#include "app/consoles.hpp"
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
  http::StreamPlaces stream_places;
  pdf::Printer printer;
  http::StaticFiles portal_files;
  http::StaticFiles agent_files;
  http::StaticFiles admin_files;

  Shared(const Config& configuration, const Consoles& consoles);
  [[nodiscard]] const http::StaticFiles& files(auth::Audience audience) const;
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
  [[nodiscard]] bool database_ready() const {
    return portal_.reads->ready() && agents_.reads->ready() && admins_.reads->ready();
  }
  // Of the connections of customers, agents and admins.
  using Statistics = std::array<const postgres::Statistics*, 3>;
  [[nodiscard]] Statistics read_statistics() const {
    return {&portal_.reads->statistics(), &agents_.reads->statistics(),
            &admins_.reads->statistics()};
  }
  [[nodiscard]] Statistics write_statistics() const {
    return {&portal_.writes->statistics(), &agents_.writes->statistics(),
            &admins_.writes->statistics()};
  }

  // On the loop's thread. Wakes the event streams that are concerned: by changes of this customer,
  // by the end of sessions of this account; all of them when it is not known what was missed.
  void hear_of(const std::optional<Uuid>& whose);
  // On the loop's thread, before the loop ends.
  void close();

 private:
  // The connections under one role.
  struct Pools {
    std::shared_ptr<postgres::ReadPool> reads;
    std::shared_ptr<postgres::WritePool> writes;
    postgres::Database database{reads, writes};
  };
  static Pools staff_pools(const Config& config, boost::asio::io_context& loop, std::string role);
  http::Gatekeeper gatekeeper(auth::Audience audience);
  std::unique_ptr<http::Gate> make_gate(auth::Audience audience, http::HostPolicy hosts);

  Shared& shared_;
  Pools portal_;
  Pools agents_;
  Pools admins_;
  auth::Hasher hasher_;
  auth::TokenIssuer issuer_;
  auth::TokenVerifier verifier_;
  vault::SealedBox processor_;
  http::Subscriptions subscriptions_;
  http::Platform platform_;
  std::unique_ptr<http::Gate> public_gate_;
  std::unique_ptr<http::Gate> admin_gate_;
  std::unique_ptr<http::Gate> agent_gate_;
};

}  // namespace billspay::app
