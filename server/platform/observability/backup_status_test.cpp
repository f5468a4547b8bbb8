#include "platform/observability/backup_status.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

namespace billspay::observability {
namespace {

std::string directory_with(const std::string& name, std::string_view backup) {
  const std::string directory = testing::TempDir() + "billspay-status-" + name;
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory);
  std::ofstream(directory + "/backup") << backup;
  return directory;
}

TEST(BackupStatus, TellsWhenItSucceededAndHowTheLastAttemptEnded) {
  const auto hour_ago = now() - std::chrono::hours(1);
  const auto status = read_backup_status(directory_with(
      "good", "succeeded_at=" + format_timestamp(hour_ago) +
                  "\nattempted_at=2026-11-25T02:00:00Z\nok=yes\nbytes=12\nunknown=1\n"));
  EXPECT_TRUE(status.backup.ok);
  EXPECT_NEAR(age_seconds(status.backup), 3600, 5);
  EXPECT_EQ(format_timestamp(*status.backup.attempted_at), "2026-11-25T02:00:00.000Z");
  EXPECT_FALSE(status.drill.ok);
  EXPECT_TRUE(std::isinf(age_seconds(status.drill)));
}

TEST(BackupStatus, KeepsTheLastSuccessWhileAnAttemptFails) {
  const auto status = read_backup_status(
      directory_with("failed", "succeeded_at=2026-11-24T02:00:00Z\nok=no\nwhy=the disk is full\n"));
  EXPECT_FALSE(status.backup.ok);
  EXPECT_TRUE(status.backup.succeeded_at.has_value());
  EXPECT_EQ(status.backup.why, "the disk is full");
}

TEST(BackupStatus, TakesNonsenseForNothing) {
  const auto status = read_backup_status(directory_with(
      "nonsense", "ok=yes\nsucceeded_at=yesterday\n=\n\nwhy\n" + std::string(99, 'x')));
  EXPECT_FALSE(status.backup.ok);
  EXPECT_FALSE(status.backup.succeeded_at.has_value());
  EXPECT_FALSE(read_backup_status("/nowhere").backup.ok);
}

}  // namespace
}  // namespace billspay::observability
