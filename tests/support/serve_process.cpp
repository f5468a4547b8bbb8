#include "tests/support/serve_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

#include "app/keys.hpp"

namespace billspay::test_support {
namespace {

using Texts = std::vector<std::string>;

std::vector<char*> pointers(Texts& texts) {
  std::vector<char*> all;
  for (auto& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

Texts variables(const app::Environment& environment, const ServeOptions& options) {
  Texts names{
      "DATABASE_URL",        "PUBLIC_LISTEN", "ADMIN_LISTEN", "AGENT_LISTEN",        "OPS_LISTEN",
      "ADMIN_ALLOWED_HOSTS", "PUBLIC_URL",    "MAIL_URL",     "AGENT_ALLOWED_HOSTS", "THREADS"};
  for (const auto& [name, unused] : app::make_keys().settings) names.push_back(name);
  Texts all;
  for (const auto& name : names) all.push_back(name + "=" + environment.text(name));
  all.insert(all.end(), options.settings.begin(), options.settings.end());
  if (!options.sockets.empty()) {
    all.push_back("LISTEN_FDS=" + std::to_string(options.sockets.size()));
    all.push_back("LISTEN_FDNAMES=" + options.socket_names);
  }
  return all;
}

}  // namespace

ServeProcess::ServeProcess(const app::Environment& environment, const ServeOptions& options) {
  Texts settings = variables(environment, options);
  // Only the process itself knows its number.
  Texts words{"/bin/sh", "-c", "LISTEN_PID=$$ exec \"$0\" serve", options.program};
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  std::vector<int> copies;  // out of the way of where they are to be
  for (const int socket : options.sockets) {
    copies.push_back(::fcntl(socket, F_DUPFD_CLOEXEC, 200));
    posix_spawn_file_actions_adddup2(&actions, copies.back(), 2 + static_cast<int>(copies.size()));
  }
  const int failure = posix_spawn(&process_, words.front().c_str(), &actions, nullptr,
                                  pointers(words).data(), pointers(settings).data());
  posix_spawn_file_actions_destroy(&actions);
  for (const int copy : copies) ::close(copy);
  ::close(ends[1]);
  output_ = ends[0];
  if (failure != 0) throw std::runtime_error("cannot start the program");
}

ServeProcess::~ServeProcess() {
  if (process_ > 0) {
    stop();
    exit_code();
  }
  ::close(output_);
}

std::string ServeProcess::read_until(std::string_view part) {
  std::string text;
  char buffer[4096];
  while (!text.contains(part)) {
    const auto size = ::read(output_, buffer, sizeof buffer);
    if (size <= 0) break;
    text.append(buffer, static_cast<std::size_t>(size));
  }
  return text;
}

void ServeProcess::stop() const { ::kill(process_, SIGTERM); }

int ServeProcess::exit_code() {
  int status = -1;
  ::waitpid(std::exchange(process_, -1), &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace billspay::test_support
