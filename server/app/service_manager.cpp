#include "app/service_manager.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstddef>

namespace billspay::app {
namespace {

constexpr int first_descriptor = 3;
constexpr int most_descriptors = 64;

std::optional<long> number(const std::string& text) {
  long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// The next of a list that is separated by colons.
std::string take_name(std::string_view& names) {
  const auto end = std::min(names.find(':'), names.size());
  std::string name(names.substr(0, end));
  names.remove_prefix(std::min(end + 1, names.size()));
  return name;
}

}  // namespace

std::expected<std::map<std::string, int>, std::string> handed_over_sockets(
    const Environment& environment) {
  std::map<std::string, int> sockets;
  if (number(environment.text("LISTEN_PID")) != ::getpid()) return sockets;
  const auto counted = environment.text("LISTEN_FDS");
  if (counted.empty()) return sockets;
  const auto count = number(counted);
  if (!count || *count < 0 || *count > most_descriptors) {
    return std::unexpected("LISTEN_FDS must be a number from 0 to " +
                           std::to_string(most_descriptors) + ".");
  }
  const std::string all_names = environment.text("LISTEN_FDNAMES");
  std::string_view names = all_names;
  for (int descriptor = first_descriptor; descriptor < first_descriptor + *count; ++descriptor) {
    if (::fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0) {
      return std::unexpected("LISTEN_FDS counts more descriptors than there are.");
    }
    const auto name = take_name(names);
    if (!sockets.emplace(name, descriptor).second) {
      return std::unexpected("LISTEN_FDNAMES must name each socket once, and '" + name +
                             "' is there twice or without a name.");
    }
  }
  return sockets;
}

std::optional<std::string> use_sockets(Config& config, const std::map<std::string, int>& sockets) {
  const std::map<std::string, ListenerConfig*, std::less<>> listeners{
      {"public", &config.public_listener},
      {"admin", &config.admin_listener},
      {"agent", &config.agent_listener},
      {"ops", &config.ops_listener}};
  for (const auto& [name, descriptor] : sockets) {
    const auto found = listeners.find(name);
    if (found == listeners.end()) {
      return "A socket was handed over as '" + name +
             "': FileDescriptorName= must be public, admin, agent or ops.";
    }
    found->second->inherited = descriptor;
  }
  return std::nullopt;
}

void tell_service_manager(const Environment& environment, std::string_view message) noexcept {
  const std::string path = environment.text("NOTIFY_SOCKET");
  sockaddr_un address{};
  if (path.size() < 2 || path.size() >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, path.size());
  // An abstract name begins with a NUL, which is written as @.
  if (path.front() == '@') address.sun_path[0] = '\0';
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
  static_cast<void>(::sendto(socket, message.data(), message.size(), MSG_NOSIGNAL,
                             reinterpret_cast<const sockaddr*>(&address), size));
  ::close(socket);
}

}  // namespace billspay::app
