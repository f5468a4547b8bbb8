#include "app/environment.hpp"

#include <unistd.h>

#include <fstream>
#include <sstream>

namespace billspay::app {

Environment Environment::of_process() {
  std::map<std::string, std::string, std::less<>> variables;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return Environment(std::move(variables));
}

std::string Environment::text(std::string_view name, std::string_view fallback) const {
  const auto found = variables_.find(name);
  return std::string(found == variables_.end() || found->second.empty() ? fallback : found->second);
}

std::expected<SecretString, std::string> Environment::secret(std::string_view name) const {
  const std::string value = text(name);
  const std::string file = text(std::string(name) + "_FILE");
  if (!value.empty() && !file.empty()) {
    return std::unexpected("Set either " + std::string(name) + " or " + std::string(name) +
                           "_FILE, not both.");
  }
  if (file.empty()) return SecretString(value);
  std::ifstream stream(file);
  std::ostringstream content;
  if (!stream || !(content << stream.rdbuf())) {
    return std::unexpected(std::string(name) + "_FILE names a file that cannot be read: " + file +
                           ".");
  }
  std::string secret = content.str();
  while (secret.ends_with('\n') || secret.ends_with('\r')) secret.pop_back();
  return SecretString(std::move(secret));
}

std::expected<SecretString, std::string> owner_url(const Environment& environment) {
  auto url = environment.secret("MIGRATION_DATABASE_URL");
  if (!url || !url->empty()) return url;
  url = environment.secret("DATABASE_URL");
  if (url && url->empty()) {
    return std::unexpected(
        "Set MIGRATION_DATABASE_URL (or DATABASE_URL) to the database as its owner.");
  }
  return url;
}

}  // namespace billspay::app
