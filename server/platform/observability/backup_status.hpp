// What the backup and the restore drill say of themselves: a small file each, written by their
// scripts, so that metrics, the dashboard and `doctor` can tell when the last one succeeded.
#pragma once

#include <optional>
#include <string>

#include "platform/core/clock.hpp"

namespace billspay::observability {

struct BackupOutcome {
  std::optional<Timestamp> succeeded_at;  // none: it never did
  std::optional<Timestamp> attempted_at;
  bool ok = false;  // of the last attempt
  std::string why;  // it failed
};

struct BackupStatus {
  BackupOutcome backup;
  BackupOutcome drill;
};

// From the files `backup` and `drill` of a directory, in lines name=value: succeeded_at,
// attempted_at (RFC 3339), ok (yes or no), why. What is missing or cannot be read did not happen.
BackupStatus read_backup_status(const std::string& directory);

// Since it last succeeded; infinite when it never did.
double age_seconds(const BackupOutcome& outcome) noexcept;

}  // namespace billspay::observability
