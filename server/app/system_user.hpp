// Users of the operating system: who owns files that are made, and acting as the database's user
// for a moment, because PostgreSQL asks the kernel who is at its Unix socket.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

namespace billspay::app {

struct SystemUser {
  std::string name;
  uid_t id;
  gid_t group;
};

std::optional<SystemUser> find_user(const std::string& name);
// Whoever runs this process.
std::string current_user();

// For the whole process, while it lives: nothing else may run meanwhile. Does nothing when we are
// that user already. Throws std::runtime_error with a sentence.
class ActingAs {
 public:
  explicit ActingAs(const std::string& user);
  ~ActingAs();
  ActingAs(const ActingAs&) = delete;
  ActingAs& operator=(const ActingAs&) = delete;

 private:
  uid_t before_;
  gid_t group_before_;
};

}  // namespace billspay::app
