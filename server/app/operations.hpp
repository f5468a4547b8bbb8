// The operations listener: liveness, readiness and metrics. For probes and Prometheus on loopback,
// never for the public host (security statement S69).
#pragma once

#include <atomic>
#include <functional>

#include "platform/http/message.hpp"
#include "platform/observability/metrics.hpp"

namespace billspay::app {

struct Readiness {
  std::atomic<bool> draining{false};
  std::function<bool()> database_ready;
};

// GET /healthz, /readyz, /metrics. Both arguments must outlive the dispatcher.
http::Dispatcher operations_dispatcher(const Readiness& readiness,
                                       const observability::Metrics& metrics);

}  // namespace billspay::app
