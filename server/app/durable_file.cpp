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

void write_all(int descriptor, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0) fail(path, errno);
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

// A device or a pipe.
void write_to(const std::string& path, std::string_view text) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) fail(path, errno);
  try {
    write_all(descriptor, text, path);
  } catch (...) {
    ::close(descriptor);
    throw;
  }
  ::close(descriptor);
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

  void write(std::string_view text) const { write_all(descriptor_, text, place_); }

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
  if (there && !S_ISREG(status.st_mode)) {
    write_to(path, content);
    return;
  }
  Unfinished file(there ? std::filesystem::canonical(path).string() : path);
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
