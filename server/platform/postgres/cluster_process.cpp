#include "platform/postgres/cluster_process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace billspay::postgres {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

bool may_pass(const ServerAccount& account, const struct stat& directory) {
  if (directory.st_uid == account.user) return (directory.st_mode & S_IXUSR) != 0;
  const bool in_group = std::ranges::find(account.groups, directory.st_gid) != account.groups.end();
  return (directory.st_mode & (in_group ? S_IXGRP : S_IXOTH)) != 0;
}

// Between fork and exec only what is async-signal-safe.
[[noreturn]] void become_program(const ServerAccount& account, char* const* arguments, int log,
                                 pid_t parent) {
  if (account.switching && (::setgroups(account.groups.size(), account.groups.data()) != 0 ||
                            ::setgid(account.group) != 0 || ::setuid(account.user) != 0)) {
    ::_exit(126);
  }
  ::setpgid(0, 0);
  // Changing the user clears this, hence after it; and our parent may have ended before.
  ::prctl(PR_SET_PDEATHSIG, SIGINT);
  if (::getppid() != parent) ::_exit(126);
  // initdb wants to know where it is, which it may not when we stand in root's home.
  if (::chdir("/") != 0) ::_exit(126);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing < 0) ::_exit(126);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(log, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  sigset_t none;
  sigemptyset(&none);
  ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
  for (const int ignored : {SIGINT, SIGTERM, SIGPIPE}) ::signal(ignored, SIG_DFL);
  ::umask(0077);
  ::execv(arguments[0], arguments);
  ::_exit(127);
}

}  // namespace

ServerAccount find_server_account() {
  ServerAccount account{::geteuid(), ::getegid(), {}, "", false};
  if (account.user != 0) return account;
  account.switching = true;
  account.name = "postgres";
  // The entry is read into static memory, which is fine this early.
  const struct passwd* entry = ::getpwnam("postgres");  // NOLINT(concurrency-mt-unsafe)
  if (entry == nullptr) {
    throw std::runtime_error(
        "PostgreSQL does not run as root, and this machine has no user `postgres` to run it as. "
        "Install the package postgresql-15, or start billspay as an ordinary user.");
  }
  account.user = entry->pw_uid;
  account.group = entry->pw_gid;
  int count = 64;
  account.groups.resize(static_cast<std::size_t>(count));
  ::getgrouplist("postgres", account.group, account.groups.data(), &count);
  account.groups.resize(static_cast<std::size_t>(std::clamp(count, 0, 64)));
  return account;
}

fs::path find_server_programs() {
  if (const char* chosen = std::getenv("PG_BINDIR")) {  // NOLINT(concurrency-mt-unsafe)
    if (fs::exists(fs::path(chosen) / "initdb")) return chosen;
    throw std::runtime_error("PG_BINDIR is " + std::string(chosen) +
                             ", but there is no `initdb` in it.");
  }
  int newest = 0;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", missing)) {
    if (!fs::exists(entry.path() / "bin/initdb")) continue;
    newest = std::max(newest, std::stoi(entry.path().filename()));
  }
  if (newest == 0) {
    throw std::runtime_error(
        "The PostgreSQL server is not installed. Install the package postgresql-15, or set "
        "PG_BINDIR to the folder that holds `initdb` and `postgres`.");
  }
  return fs::path("/usr/lib/postgresql") / std::to_string(newest) / "bin";
}

void let_enter(const ServerAccount& account, const fs::path& directory) {
  if (!account.switching) return;
  struct stat status{};
  if (::stat(directory.c_str(), &status) != 0) fail(directory.string());
  if (!may_pass(account, status) &&
      (::chown(directory.c_str(), static_cast<uid_t>(-1), account.group) != 0 ||
       ::chmod(directory.c_str(), (status.st_mode & 07777U) | S_IXGRP) != 0)) {
    fail("Letting `" + account.name + "` enter " + directory.string());
  }
  for (fs::path parent = directory.parent_path();; parent = parent.parent_path()) {
    if (::stat(parent.c_str(), &status) != 0) fail(parent.string());
    if (!may_pass(account, status)) {
      throw std::runtime_error("PostgreSQL runs as the user `" + account.name +
                               "` here, which may not enter " + parent.string() +
                               ". Choose another directory, or allow it: chmod o+x " +
                               parent.string());
    }
    if (parent == parent.root_path()) return;
  }
}

void make_private_directory(const ServerAccount& account, const fs::path& directory) {
  if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) {
    fail("Making the directory " + directory.string());
  }
  if ((account.switching && ::chown(directory.c_str(), account.user, account.group) != 0) ||
      ::chmod(directory.c_str(), 0700) != 0) {
    fail("Giving the directory " + directory.string() + " to PostgreSQL");
  }
}

pid_t start_process(const ServerAccount& account, const std::vector<std::string>& command,
                    const fs::path& log) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (output < 0) fail("Opening " + log.string());
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) become_program(account, arguments.data(), output, parent);
  ::close(output);
  if (child < 0) fail("Starting " + words.front());
  return child;
}

int wait_for_exit(pid_t process) noexcept {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

bool has_exited(pid_t process) noexcept { return ::waitpid(process, nullptr, WNOHANG) != 0; }

}  // namespace billspay::postgres
