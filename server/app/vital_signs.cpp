#include "app/vital_signs.hpp"

#include <algorithm>
#include <cstdlib>

#include "app/certificates.hpp"
#include "app/version.hpp"
#include "platform/observability/backup_status.hpp"
#include "platform/observability/log.hpp"
#include "platform/postgres/blocking.hpp"

namespace billspay::app {
namespace {

using observability::BackupOutcome;
using observability::BackupStatus;
using observability::Metrics;

constexpr std::chrono::seconds pause{60};

void add_outcome(Metrics& metrics, const Config& config, const std::string& name,
                 const std::string& what, BackupOutcome BackupStatus::* outcome) {
  const auto read = [&config, outcome] {
    return observability::read_backup_status(config.backup_status).*outcome;
  };
  metrics.add_gauge("billspay_" + name + "_age_seconds", "Since " + what + " last succeeded.",
                    [read] { return observability::age_seconds(read()); });
  metrics.add_gauge("billspay_" + name + "_ok", "Whether the last attempt at " + what + " did.",
                    [read] { return read().ok ? 1.0 : 0.0; });
}

double expiry_seconds(const std::string& file) {
  const auto expiry = certificate_expiry(file);
  if (!expiry) return 0;
  return std::chrono::duration<double>(expiry->time_since_epoch()).count();
}

}  // namespace

DatabaseSize::DatabaseSize(SecretString database_url) : database_url_(std::move(database_url)) {
  thread_ = std::jthread([this] { run(); });
}

DatabaseSize::~DatabaseSize() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void DatabaseSize::run() {
  std::unique_lock lock(mutex_);
  do {
    lock.unlock();
    ask();
    lock.lock();
  } while (!wake_.wait_for(lock, pause, [this] { return stopping_; }));
}

void DatabaseSize::ask() noexcept {
  try {
    postgres::BlockingConnection connection(database_url_.reveal(), "billspay_size");
    connection.execute("SET statement_timeout = '5s'");
    const auto rows = connection.query("SELECT pg_database_size(current_database())");
    bytes_ = std::strtod(rows[0][0].value_or("").c_str(), nullptr);
  } catch (const std::exception& failure) {
    log::warn("database-size-unknown", {{"reason", failure.what()}});
  }
}

std::vector<std::string> certificate_files(const Config& config) {
  auto files = config.watched_certificates;
  for (const auto* listener : {&config.public_listener, &config.admin_listener,
                               &config.agent_listener, &config.ops_listener}) {
    if (listener->tls) files.push_back(listener->tls->certificate);
  }
  std::ranges::sort(files);
  const auto repeated = std::ranges::unique(files);
  files.erase(repeated.begin(), repeated.end());
  return files;
}

void add_vital_signs(Metrics& metrics, const Config& config) {
  metrics.add_gauge("billspay_build_info", "Which version this is.", [] { return 1.0; },
                    {{"version", std::string(version)}});
  for (const auto& file : certificate_files(config)) {
    metrics.add_gauge("billspay_certificate_expiry_timestamp_seconds",
                      "When the certificate expires; 0 when it cannot be read.",
                      [file] { return expiry_seconds(file); }, {{"file", file}});
  }
  if (config.backup_status.empty()) return;
  add_outcome(metrics, config, "backup", "a backup", &BackupStatus::backup);
  add_outcome(metrics, config, "restore_drill", "a restore drill", &BackupStatus::drill);
}

}  // namespace billspay::app
