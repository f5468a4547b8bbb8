#include "app/environment.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "app/small_file.hpp"
#include "platform/core/text.hpp"
#include "platform/postgres/transport.hpp"

namespace billspay::app {
namespace {

constexpr auto usual_settings = "/etc/billspay/billspay.env";

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string without_quotes(std::string_view value) {
  for (const char quote : {'"', '\''}) {
    if (value.size() >= 2 && value.front() == quote && value.back() == quote) {
      return std::string(value.substr(1, value.size() - 2));
    }
  }
  return std::string(value);
}

bool names_a_database(const Environment& environment) {
  constexpr std::array<std::string_view, 4> names{
      "DATABASE_URL", "DATABASE_URL_FILE", "MIGRATION_DATABASE_URL", "MIGRATION_DATABASE_URL_FILE"};
  return std::ranges::any_of(names, [&](auto name) { return !environment.text(name).empty(); });
}

}  // namespace

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

std::optional<std::string> Environment::add_file(const std::string& path) {
  std::ifstream stream(path);
  if (!stream) return "The settings cannot be read: " + path + ".";
  std::map<std::string, std::string, std::less<>> lines;
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    const std::string_view text = trim(line);
    if (text.empty() || text.starts_with('#') || text.starts_with(';')) continue;
    const auto equals = text.find('=');
    const auto name = trim(text.substr(0, equals));
    if (equals == std::string_view::npos || !is_name(name)) {
      return path + ", line " + std::to_string(number) + ": write it like NAME=value.";
    }
    lines[std::string(name)] = without_quotes(trim(text.substr(equals + 1)));
  }
  for (auto& [name, value] : lines) {
    auto& known = variables_[name];
    if (known.empty()) known = std::move(value);
  }
  keys_ = std::filesystem::absolute(path).parent_path() / "keys";
  return std::nullopt;
}

std::string Environment::text(std::string_view name, std::string_view fallback) const {
  const auto found = variables_.find(name);
  return std::string(found == variables_.end() || found->second.empty() ? fallback : found->second);
}

std::string Environment::find_file(const std::string& name) const {
  const std::string directory = text("CREDENTIALS_DIRECTORY", keys_);
  if (name.empty() || name.starts_with('/') || directory.empty()) return name;
  return directory + '/' + name;
}

std::expected<SecretString, std::string> Environment::secret(std::string_view name) const {
  const std::string value = text(name);
  const std::string file = this->file(std::string(name) + "_FILE");
  if (!value.empty() && !file.empty()) {
    return std::unexpected("Set either " + std::string(name) + " or " + std::string(name) +
                           "_FILE, not both.");
  }
  if (file.empty()) return SecretString(value);
  auto secret = small_file(file);
  if (!secret) {
    return std::unexpected(std::string(name) + "_FILE names a file that cannot be read: " + file +
                           ".");
  }
  return SecretString(std::move(*secret));
}

std::expected<Environment, std::string> settings(const std::string& chosen) {
  auto environment = Environment::of_process();
  std::string path = chosen.empty() ? environment.text("BILLSPAY_SETTINGS") : chosen;
  if (path.empty() && !names_a_database(environment) && ::access(usual_settings, F_OK) == 0) {
    path = usual_settings;
  }
  if (path.empty()) return environment;
  if (auto why = environment.add_file(path)) return std::unexpected(std::move(*why));
  return environment;
}

std::expected<SecretString, std::string> owner_url(const Environment& environment) {
  std::string name = "MIGRATION_DATABASE_URL";
  auto url = environment.secret(name);
  if (!url) return url;
  if (url->empty()) {
    name = "DATABASE_URL";
    url = environment.secret(name);
    if (url && url->empty()) {
      return std::unexpected(
          "Set MIGRATION_DATABASE_URL (or DATABASE_URL) to the database as its owner.");
    }
    if (!url) return url;
  }
  if (auto why = postgres::unverified_transport(*url)) return std::unexpected(name + ": " + *why);
  return url;
}

}  // namespace billspay::app
