// The files of an installation: made with the right owner and mode, or kept as they are.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/system_user.hpp"

namespace billspay::app {

using SettingLines = std::vector<std::pair<std::string, std::string>>;

// Says what became of a thing.
void tell_made(const std::string& what);
void tell_kept(const std::string& what);

// All of these throw std::runtime_error with a sentence.

// With parents. `owner` null: whoever runs this. A link is refused: below a directory of the
// service's it could lead root anywhere.
void make_directory(const std::string& path, unsigned mode, const SystemUser* owner = nullptr);

// Held by one `billspay setup` at a time; another one is refused.
class DirectoryLock {
 public:
  explicit DirectoryLock(const std::string& path);
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;
  ~DirectoryLock();

 private:
  int descriptor_;
};

// "JWT_KEYS_AGENT" -> "jwt-keys-agent", as the file and the credential of a secret are called.
std::string credential_name(std::string_view setting);

// Adds the settings that are not there yet to a file, which is made when it is missing (0640, of
// the service's group). Says which were added.
void add_settings(const std::string& path, const SettingLines& settings, const SystemUser& service);

}  // namespace billspay::app
