// Numbers for Prometheus: a thin face over prometheus-cpp, so that its headers stay in one file and
// the hot path takes no lock that all operations share.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace prometheus {
class Counter;
}

namespace billspay::observability {

using Labels = std::map<std::string, std::string>;

// Lives as long as the Metrics that made it; may be used on any thread.
class Counter {
 public:
  explicit Counter(prometheus::Counter& counter) noexcept : counter_(counter) {}
  void increment(double by = 1) noexcept;
  [[nodiscard]] double value() const noexcept;

 private:
  prometheus::Counter& counter_;
};

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // The same name and labels give the same counter. Names end in _total.
  Counter& counter(const std::string& name, const std::string& help, const Labels& labels = {});
  // `read` is asked at each scrape, on the thread that renders.
  void add_gauge(const std::string& name, const std::string& help, std::function<double()> read,
                 const Labels& labels = {});
  // The Prometheus text format 0.0.4.
  [[nodiscard]] std::string render() const;

 private:
  friend class RequestMetrics;
  struct State;
  std::unique_ptr<State> state_;
};

// billspay_http_request_duration_seconds{operation,status}, status being 2xx, 4xx, ….
class RequestMetrics {
 public:
  explicit RequestMetrics(Metrics& metrics);
  // `operation` is the operation id of a route: there are only so many of them.
  void observe(std::string_view operation, int status, double seconds);

 private:
  Metrics& metrics_;
  std::uint64_t instance_;  // tells the caches of threads which object they are for
};

}  // namespace billspay::observability
