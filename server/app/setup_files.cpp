#include "app/setup_files.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "app/durable_file.hpp"
#include "app/environment.hpp"
#include "app/small_file.hpp"
#include "platform/core/text.hpp"

namespace billspay::app {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path) {
  throw std::runtime_error(path + ": " + std::generic_category().message(errno) + ".");
}

struct Descriptor {
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  const int number;
};

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
  fs::create_directories(fs::path(path).parent_path());
  const bool made = ::mkdir(path.c_str(), 0700) == 0;
  if (!made && errno != EEXIST) fail(path);
  const Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (directory.number < 0 && (errno == ENOTDIR || errno == ELOOP)) {
    throw std::runtime_error(path + " is not a directory, or a link to one: name the directory.");
  }
  struct stat status{};
  if (directory.number < 0 || ::fstat(directory.number, &status) != 0) fail(path);
  if (owner != nullptr && !belongs_to(status, *owner) &&
      ::fchown(directory.number, owner->id, owner->group) != 0) {
    fail(path);
  }
  if ((status.st_mode & 0777U) != mode && ::fchmod(directory.number, mode) != 0) fail(path);
  made ? tell_made(path) : tell_kept(path);
}

DirectoryLock::DirectoryLock(const std::string& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0) fail(path);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(descriptor_);
  throw std::runtime_error("Another `billspay setup` is at work in " + path + ".");
}

DirectoryLock::~DirectoryLock() { ::close(descriptor_); }

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
  replace_file(path, text, {.mode = 0640, .group = service.group});
  tell_made(there ? path + ": added " + added : path);
}

}  // namespace billspay::app
