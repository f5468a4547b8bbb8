#include "app/doctor_machine.hpp"

#include <fmt/core.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <set>

#include "app/certificates.hpp"
#include "app/setup.hpp"
#include "app/vital_signs.hpp"
#include "platform/observability/backup_status.hpp"
#include "platform/postgres/transport.hpp"

namespace billspay::app {
namespace {

using observability::BackupOutcome;

constexpr std::array<std::string_view, 10> secret_settings{
    "DATABASE_URL",     "MIGRATION_DATABASE_URL", "JWT_KEYS_CUSTOMER",
    "JWT_KEYS_AGENT",   "JWT_KEYS_ADMIN",         "DATA_KEYS_COLUMNS",
    "DATA_KEYS_LOOKUP", "DATA_KEYS_VAULT_PUBLIC", "AUDIT_KEYS",
    "MAIL_URL"};
constexpr double least_free_share = 0.1;
constexpr double least_free_bytes = 1024.0 * 1024 * 1024;
constexpr std::chrono::days certificate_warning{14};
// A nightly backup, and a drill in each month.
constexpr std::chrono::hours oldest_backup{26};
constexpr std::chrono::days oldest_drill{35};

// False when somebody else may read or change it.
bool check_private_file(Report& report, const std::string& file) {
  struct stat status{};
  if (::stat(file.c_str(), &status) != 0) return true;  // reading it tells what is wrong
  const auto mode = static_cast<unsigned>(status.st_mode) & 0777U;
  if ((mode & 0077U) != 0) {
    report.wrong(
        fmt::format("{} may be read by others (mode {:04o}): chmod 0400 {}", file, mode, file));
    return false;
  }
  if (status.st_uid != 0 && status.st_uid != ::geteuid()) {
    report.wrong(fmt::format("{} belongs to user {}: chown root {}", file, status.st_uid, file));
    return false;
  }
  return true;
}

// The nearest directory that exists.
std::string existing(std::string path) {
  while (path.size() > 1 && ::access(path.c_str(), F_OK) != 0) {
    path.resize(std::max<std::size_t>(1, path.rfind('/')));
  }
  return path;
}

std::string days_ago(Timestamp at) {
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(now() - at).count();
  return hours < 48 ? fmt::format("{} hours ago", hours) : fmt::format("{} days ago", hours / 24);
}

// Of a URL or, for databases, a keyword string.
bool has_password(std::string_view url) {
  if (url.contains("password=")) return true;
  const auto scheme = url.find("://");
  const auto at = url.rfind('@');
  if (scheme == url.npos || at == url.npos || at < scheme) return false;
  return url.substr(scheme + 3, at - scheme - 3).contains(':');
}

void check_outcome(Report& report, const BackupOutcome& outcome, const std::string& what,
                   const std::string& unit, std::chrono::hours oldest) {
  const std::string why = outcome.why.empty() ? "it does not say why" : outcome.why;
  if (!outcome.succeeded_at && outcome.attempted_at) {
    report.wrong(
        fmt::format("No {} ever succeeded; the last failed ({}). Look at `journalctl -u {}`.", what,
                    why, unit));
  } else if (!outcome.succeeded_at) {
    report.note("There never was a " + what + ": systemctl start " + unit + " makes one.");
  } else if (!outcome.ok) {
    report.wrong(
        fmt::format("The last {} failed ({}); the one before succeeded {}. Look at "
                    "`journalctl -u {}`.",
                    what, why, days_ago(*outcome.succeeded_at), unit));
  } else if (now() - *outcome.succeeded_at > oldest) {
    report.wrong(
        fmt::format("The last {} is from {}: see whether its timer runs, "
                    "`systemctl list-timers`.",
                    what, days_ago(*outcome.succeeded_at)));
  } else {
    report.right(fmt::format("the last {} succeeded {}", what, days_ago(*outcome.succeeded_at)));
  }
}

}  // namespace

void check_secrets(Report& report, const Environment& environment) {
  bool all_private = true;
  std::string exposed;
  for (const auto name : secret_settings) {
    const auto file = environment.file(std::string(name) + "_FILE");
    if (!file.empty()) all_private = check_private_file(report, file) && all_private;
    // A URL without a password is no secret, and neither is a public key.
    const auto text = environment.text(name);
    const bool secret =
        name.contains("KEYS") ? name != "DATA_KEYS_VAULT_PUBLIC" : has_password(text);
    if (secret && !text.empty()) {
      exposed += (exposed.empty() ? "" : ", ") + std::string(name);
    }
  }
  if (all_private) report.right("no file of a secret is open to others");
  if (!exposed.empty()) {
    report.note("In the environment, where other programs of the same user can read them, stand " +
                exposed + ": name files instead (NAME_FILE).");
  }
  if (::access(usual_private_key_file, F_OK) == 0) {
    report.note(std::string("The vault's private key is still on this machine: move ") +
                usual_private_key_file + " to another one.");
  }
}

void check_disks(Report& report, const Config& config) {
  std::set<std::string> paths{"/", "/var/lib"};
  if (!config.audit_checkpoints.empty()) paths.insert(existing(config.audit_checkpoints));
  if (postgres::is_local(config.database_url)) paths.insert(existing("/var/lib/postgresql"));
  std::set<unsigned long> seen;
  for (const auto& path : paths) {
    struct statvfs disk{};
    if (::statvfs(path.c_str(), &disk) != 0 || !seen.insert(disk.f_fsid).second) continue;
    const auto size = static_cast<double>(disk.f_blocks) * static_cast<double>(disk.f_frsize);
    const auto free = static_cast<double>(disk.f_bavail) * static_cast<double>(disk.f_frsize);
    if (size <= 0) continue;
    const auto said =
        fmt::format("the disk of {} has {:.1f} GB of {:.1f} GB free", path, free / 1e9, size / 1e9);
    if (free < least_free_bytes || free < size * least_free_share) {
      report.wrong(said + ": make room or enlarge it, for PostgreSQL stops when it is full.");
    } else {
      report.right(said);
    }
  }
}

void check_certificates(Report& report, const Config& config) {
  for (const auto& file : certificate_files(config)) {
    const auto expiry = certificate_expiry(file);
    if (!expiry) {
      report.wrong(file +
                   " holds no certificate that can be read: see that it exists and that "
                   "this user may read it.");
      continue;
    }
    const auto left = std::chrono::floor<std::chrono::days>(*expiry - now());
    if (left < certificate_warning) {
      report.wrong(fmt::format("The certificate {} {} on {}: renew it (certbot renew).", file,
                               left.count() < 0 ? "expired" : "expires",
                               format_timestamp(*expiry).substr(0, 10)));
    } else {
      report.right(fmt::format("the certificate {} is good for {} days", file, left.count()));
    }
  }
}

void check_backup(Report& report, const Config& config) {
  if (config.backup_status.empty()) {
    report.note("BACKUP_STATUS is not set, so nobody here knows whether there is a backup.");
    return;
  }
  const auto status = observability::read_backup_status(config.backup_status);
  check_outcome(report, status.backup, "backup", "billspay-backup.service", oldest_backup);
  check_outcome(report, status.drill, "restore drill", "billspay-restore-drill.service",
                oldest_drill);
}

}  // namespace billspay::app
