// Where settings come from: environment variables, a settings file, and for secrets files of their
// own (`NAME_FILE`, as systemd credentials and container secrets give them).
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
  // Adds the lines NAME=value of a file as systemd's EnvironmentFile= reads them: comments with #
  // or ;, quotes around a value; of two lines of a name the later counts. What is set already
  // stays. A sentence when it cannot be read.
  std::optional<std::string> add_file(const std::string& path);

  // Empty when it is not set; an empty variable counts as not set.
  [[nodiscard]] std::string text(std::string_view name, std::string_view fallback = {}) const;
  // From NAME or from the file that NAME_FILE names, without the line's end. The error is a
  // sentence.
  [[nodiscard]] std::expected<SecretString, std::string> secret(std::string_view name) const;
  // The path in a variable; see find_file().
  [[nodiscard]] std::string file(std::string_view name) const { return find_file(text(name)); }
  // A relative name is looked for in $CREDENTIALS_DIRECTORY (systemd's LoadCredential=), else in
  // the folder `keys` beside the settings file, else where we are.
  [[nodiscard]] std::string find_file(const std::string& name) const;

 private:
  std::map<std::string, std::string, std::less<>> variables_;
  std::string keys_;  // a directory
};

// The settings of a command: those of the process and of a file. `chosen` is --settings; without it
// BILLSPAY_SETTINGS, else /etc/billspay/billspay.env when there is one and nothing names a
// database. The error is a sentence.
std::expected<Environment, std::string> settings(const std::string& chosen);

// The database as its owner, for commands: MIGRATION_DATABASE_URL, else DATABASE_URL. The error is
// a sentence, also for a remote database without verified TLS.
std::expected<SecretString, std::string> owner_url(const Environment& environment);

}  // namespace billspay::app
