#include "platform/observability/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace billspay::observability {
namespace {

constexpr std::array<const char*, 6> status_classes{"other", "1xx", "2xx", "3xx", "4xx", "5xx"};

std::size_t class_of(int status) noexcept {
  return status >= 100 && status < 600 ? static_cast<std::size_t>(status / 100) : 0;
}

const prometheus::Histogram::BucketBoundaries request_seconds{
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>()(text);
  }
};

// One thread's way from an operation to its histograms.
struct HistogramCache {
  using PerClass = std::array<prometheus::Histogram*, status_classes.size()>;
  std::uint64_t instance = 0;
  std::unordered_map<std::string, PerClass, TextHash, std::equal_to<>> operations;
};

std::atomic<std::uint64_t> instances{0};

}  // namespace

struct Metrics::State {
  struct Gauge {
    std::string name;
    std::string help;
    Labels labels;
    std::function<double()> read;
  };

  mutable std::mutex mutex;
  prometheus::Registry registry;
  std::map<std::pair<std::string, Labels>, Counter> counters;
  std::vector<Gauge> gauges;

  // Gauges of one name stand together, as the text format demands.
  void collect_gauges(std::vector<prometheus::MetricFamily>& families) const {
    const std::lock_guard guard(mutex);
    for (const Gauge& gauge : gauges) {
      auto family = std::find_if(families.begin(), families.end(),
                                 [&](const auto& other) { return other.name == gauge.name; });
      if (family == families.end()) {
        families.push_back({gauge.name, gauge.help, prometheus::MetricType::Gauge, {}});
        family = std::prev(families.end());
      }
      prometheus::ClientMetric metric;
      for (const auto& [name, value] : gauge.labels) metric.label.push_back({name, value});
      metric.gauge.value = gauge.read();
      family->metric.push_back(std::move(metric));
    }
  }
};

void Counter::increment(double by) noexcept { counter_.Increment(by); }
double Counter::value() const noexcept { return counter_.Value(); }

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

Counter& Metrics::counter(const std::string& name, const std::string& help, const Labels& labels) {
  const std::lock_guard guard(state_->mutex);
  const auto key = std::pair(name, labels);
  if (const auto found = state_->counters.find(key); found != state_->counters.end()) {
    return found->second;
  }
  auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(state_->registry);
  return state_->counters.try_emplace(key, family.Add(labels)).first->second;
}

void Metrics::add_gauge(const std::string& name, const std::string& help,
                        std::function<double()> read, const Labels& labels) {
  const std::lock_guard guard(state_->mutex);
  state_->gauges.push_back({name, help, labels, std::move(read)});
}

std::string Metrics::render() const {
  auto families = state_->registry.Collect();
  state_->collect_gauges(families);
  return prometheus::TextSerializer().prometheus::Serializer::Serialize(families);
}

RequestMetrics::RequestMetrics(Metrics& metrics) : metrics_(metrics), instance_(++instances) {}

void RequestMetrics::observe(std::string_view operation, int status, double seconds) {
  thread_local HistogramCache cache;
  if (cache.instance != instance_) {
    cache.instance = instance_;
    cache.operations.clear();
  }
  auto entry = cache.operations.find(operation);
  if (entry == cache.operations.end()) {
    entry = cache.operations.emplace(operation, HistogramCache::PerClass{}).first;
  }
  const std::size_t status_class = class_of(status);
  auto*& histogram = entry->second[status_class];
  if (histogram == nullptr) {
    auto& family = prometheus::BuildHistogram()
                       .Name("billspay_http_request_duration_seconds")
                       .Help("Time from the first byte of a request to the last of its answer.")
                       .Register(metrics_.state_->registry);
    histogram = &family.Add(
        {{"operation", std::string(operation)}, {"status", status_classes[status_class]}},
        request_seconds);
  }
  histogram->Observe(seconds);
}

}  // namespace billspay::observability
