// Figures for alarms that no request produces: how large the database is, when certificates run
// out, how old the backup is, which version this is.
#pragma once

#include <atomic>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <thread>

#include "app/config.hpp"
#include "platform/observability/metrics.hpp"

namespace billspay::app {

// Asks once a minute. On a thread with a connection of its own, because the database may let it
// wait.
class DatabaseSize {
 public:
  explicit DatabaseSize(SecretString database_url);
  DatabaseSize(const DatabaseSize&) = delete;
  DatabaseSize& operator=(const DatabaseSize&) = delete;
  ~DatabaseSize();

  // NaN before the first answer.
  [[nodiscard]] double bytes() const noexcept { return bytes_; }

 private:
  void run();
  void ask() noexcept;

  SecretString database_url_;
  std::atomic<double> bytes_{std::numeric_limits<double>::quiet_NaN()};
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::jthread thread_;
};

// billspay_build_info, and as far as they are configured billspay_backup_…,
// billspay_restore_drill_… and billspay_certificate_…. Their files are read at each scrape.
// `config` outlives the metrics.
void add_vital_signs(observability::Metrics& metrics, const Config& config);

// The files of all certificates that are configured or to be watched, each once.
std::vector<std::string> certificate_files(const Config& config);

}  // namespace billspay::app
