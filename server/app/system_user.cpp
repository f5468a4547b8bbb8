#include "app/system_user.hpp"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace billspay::app {
namespace {

constexpr std::size_t entry_bytes = 16UL * 1024;

}  // namespace

std::optional<SystemUser> find_user(const std::string& name) {
  passwd entry{};
  passwd* found = nullptr;
  std::array<char, entry_bytes> buffer{};
  if (::getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found) != 0 ||
      found == nullptr) {
    return std::nullopt;
  }
  return SystemUser{name, entry.pw_uid, entry.pw_gid};
}

std::string current_user() {
  passwd entry{};
  passwd* found = nullptr;
  std::array<char, entry_bytes> buffer{};
  if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) != 0 ||
      found == nullptr) {
    return std::to_string(::geteuid());
  }
  return entry.pw_name;
}

ActingAs::ActingAs(const std::string& user) : before_(::geteuid()), group_before_(::getegid()) {
  const auto found = find_user(user);
  if (!found) throw std::runtime_error("This machine has no user '" + user + "'.");
  if (found->id == before_) return;
  // The group first, while we still may.
  if (::setegid(found->group) != 0 || ::seteuid(found->id) != 0) {
    throw std::runtime_error("Only root can act as the user '" + user + "': run this as root.");
  }
}

ActingAs::~ActingAs() {
  // Going on as somebody else would be worse than not going on.
  if (::geteuid() == before_) return;
  if (::seteuid(before_) != 0 || ::setegid(group_before_) != 0) std::abort();
}

}  // namespace billspay::app
