// Where settings come from: environment variables, and for secrets also files (`NAME_FILE`, as
// systemd credentials and container secrets give them).
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "platform/core/secret.hpp"

namespace billspay::app {

class Environment {
 public:
  static Environment of_process();
  explicit Environment(std::map<std::string, std::string, std::less<>> variables)
      : variables_(std::move(variables)) {}

  void set(const std::string& name, std::string value) { variables_[name] = std::move(value); }

  // Empty when it is not set; an empty variable counts as not set.
  [[nodiscard]] std::string text(std::string_view name, std::string_view fallback = {}) const;
  // From NAME or from the file that NAME_FILE names, without the line's end. The error is a
  // sentence.
  [[nodiscard]] std::expected<SecretString, std::string> secret(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> variables_;
};

// The database as its owner, for commands: MIGRATION_DATABASE_URL, else DATABASE_URL. The error is
// a sentence.
std::expected<SecretString, std::string> owner_url(const Environment& environment);

}  // namespace billspay::app
