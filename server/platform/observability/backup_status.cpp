#include "platform/observability/backup_status.hpp"

#include <fstream>
#include <limits>
#include <string_view>

namespace billspay::observability {
namespace {

// Scripts write these files; nothing of them should grow.
constexpr std::size_t longest_why = 400;

BackupOutcome read_outcome(const std::string& file) {
  BackupOutcome outcome;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    const auto equals = std::min(line.find('='), line.size());
    const std::string_view name = std::string_view(line).substr(0, equals);
    const std::string_view value = std::string_view(line).substr(std::min(equals + 1, line.size()));
    if (name == "succeeded_at") outcome.succeeded_at = parse_timestamp(value);
    if (name == "attempted_at") outcome.attempted_at = parse_timestamp(value);
    if (name == "ok") outcome.ok = value == "yes";
    if (name == "why") outcome.why = value.substr(0, longest_why);
  }
  outcome.ok = outcome.ok && outcome.succeeded_at;
  return outcome;
}

}  // namespace

BackupStatus read_backup_status(const std::string& directory) {
  return {read_outcome(directory + "/backup"), read_outcome(directory + "/drill")};
}

double age_seconds(const BackupOutcome& outcome) noexcept {
  if (!outcome.succeeded_at) return std::numeric_limits<double>::infinity();
  return std::chrono::duration<double>(now() - *outcome.succeeded_at).count();
}

}  // namespace billspay::observability
