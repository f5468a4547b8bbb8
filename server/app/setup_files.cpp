#include "app/setup_files.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "app/environment.hpp"
#include "app/small_file.hpp"
#include "platform/core/text.hpp"

namespace billspay::app {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path) {
  throw std::runtime_error(path + ": " + std::generic_category().message(errno) + ".");
}

void write_all(int file, const std::string& text, const std::string& path) {
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(file) == 0;
  const int error = errno;
  ::close(file);
  errno = error;
  if (!written) fail(path);
}

bool belongs_to(const struct stat& status, const SystemUser& owner) {
  return status.st_uid == owner.id && status.st_gid == owner.group;
}

// Names that have a line already, also an empty one or one in a comment's place.
bool has_line(const std::string& text, const std::string& name) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (trim(std::string_view(line).substr(0, line.find('='))) == name) return true;
  }
  return false;
}

constexpr std::string_view settings_head =
    "# Settings of billspay, in the form of systemd's EnvironmentFile=. No secret stands here:\n"
    "# NAME_FILE names a file in the folder `keys` beside this one, which the unit passes on as a\n"
    "# credential. `billspay setup` adds what is missing and changes nothing that is here.\n";

}  // namespace

void tell_made(const std::string& what) { fmt::print("made  {}\n", what); }
void tell_kept(const std::string& what) { fmt::print("kept  {}\n", what); }

void make_directory(const std::string& path, unsigned mode, const SystemUser* owner) {
  struct stat status{};
  const bool there = ::stat(path.c_str(), &status) == 0;
  if (!there) {
    fs::create_directories(fs::path(path).parent_path());
    if (::mkdir(path.c_str(), 0700) != 0) fail(path);
    if (::stat(path.c_str(), &status) != 0) fail(path);
  }
  if (!S_ISDIR(status.st_mode)) throw std::runtime_error(path + " is not a directory.");
  const bool wrong_owner = owner != nullptr && !belongs_to(status, *owner);
  if (wrong_owner && ::chown(path.c_str(), owner->id, owner->group) != 0) fail(path);
  if (!there || (status.st_mode & 0777U) != mode) {
    if (::chmod(path.c_str(), mode) != 0) fail(path);
  }
  there ? tell_kept(path) : tell_made(path);
}

bool make_secret_file(const std::string& path, const SecretString& content) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400);
  if (file < 0 && errno == EEXIST) return false;
  if (file < 0) fail(path);
  write_all(file, content.reveal() + "\n", path);
  return true;
}

std::string read_small_file(const std::string& path) {
  auto text = small_file(path);
  if (!text) throw std::runtime_error(path + " cannot be read.");
  return std::move(*text);
}

void replace_file(const std::string& path, const std::string& content, unsigned mode,
                  const SystemUser* group_of) {
  struct stat status{};
  const bool there = ::stat(path.c_str(), &status) == 0;
  const std::string unfinished = path + ".billspay-new";
  ::unlink(unfinished.c_str());
  const int file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) fail(unfinished);
  const uid_t owner = there ? status.st_uid : ::geteuid();
  const gid_t group = there ? status.st_gid : group_of != nullptr ? group_of->group : ::getegid();
  if (::fchown(file, owner, group) != 0 ||
      ::fchmod(file, there ? status.st_mode & 0777U : mode) != 0) {
    ::close(file);
    fail(unfinished);
  }
  write_all(file, content, unfinished);
  if (::rename(unfinished.c_str(), path.c_str()) != 0) fail(path);
}

std::string credential_name(std::string_view setting) {
  std::string name = ascii_lower(setting);
  for (char& c : name) {
    if (c == '_') c = '-';
  }
  return name;
}

void add_settings(const std::string& path, const SettingLines& settings,
                  const SystemUser& service) {
  const bool there = ::access(path.c_str(), F_OK) == 0;
  std::string text = there ? read_small_file(path) + "\n" : std::string(settings_head) + "\n";
  std::string added;
  for (const auto& [name, value] : settings) {
    if (has_line(text, name)) continue;
    text += fmt::format("{}={}\n", name, value);
    added += (added.empty() ? "" : ", ") + name;
  }
  if (added.empty()) {
    tell_kept(path);
    return;
  }
  replace_file(path, text, 0640, &service);
  tell_made(there ? path + ": added " + added : path);
}

}  // namespace billspay::app
