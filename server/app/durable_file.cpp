#include "app/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string_view>
#include <system_error>

namespace billspay::app {
namespace {

[[noreturn]] void fail(const std::string& path, int error) {
  throw std::runtime_error(path + ": " + std::generic_category().message(error) + ".");
}

// A file beside its place; it goes away unless it gets there.
class Unfinished {
 public:
  explicit Unfinished(const std::string& place)
      : place_(place), path_(place + ".billspay-new-XXXXXX") {
    descriptor_ = ::mkostemp(path_.data(), O_CLOEXEC);
    if (descriptor_ < 0) fail(place_, errno);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    ::close(descriptor_);
    if (!moved_) ::unlink(path_.c_str());
  }

  void write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t count = ::write(descriptor_, text.data(), text.size());
      if (count < 0) fail(place_, errno);
      text.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  void set_owner(uid_t owner, gid_t group) const {
    if (::fchown(descriptor_, owner, group) != 0) fail(place_, errno);
  }

  // False when `flags` forbid it because something is there.
  bool move(unsigned mode, unsigned flags) {
    if (::fchmod(descriptor_, mode) != 0 || ::fsync(descriptor_) != 0) fail(place_, errno);
    moved_ = ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, place_.c_str(), flags) == 0;
    if (!moved_ && errno == EEXIST) return false;
    if (!moved_) fail(place_, errno);
    sync_directory(std::filesystem::absolute(place_).parent_path());
    return true;
  }

 private:
  std::string place_;
  std::string path_;
  int descriptor_ = -1;
  bool moved_ = false;
};

}  // namespace

bool make_secret_file(const std::string& path, const SecretString& content) {
  struct stat status{};
  if (::lstat(path.c_str(), &status) == 0) return false;
  Unfinished file(path);
  file.write(content.reveal());
  file.write("\n");
  return file.move(0400, RENAME_NOREPLACE);
}

void replace_file(const std::string& path, const std::string& content, FileRights rights) {
  struct stat status{};
  const bool there = ::stat(path.c_str(), &status) == 0;
  Unfinished file(path);
  file.write(content);
  there ? file.set_owner(status.st_uid, status.st_gid)
        : file.set_owner(::geteuid(), rights.group.value_or(::getegid()));
  file.move(there ? status.st_mode & 0777U : rights.mode, 0);
}

void sync_directory(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail(path, errno);
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (error != 0) fail(path, error);
}

}  // namespace billspay::app
