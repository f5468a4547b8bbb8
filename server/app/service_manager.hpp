// What passes between us and systemd, or whatever speaks its language: listening sockets that it
// opened before us and keeps open while we are replaced (sd_listen_fds(3)), and messages on how far
// we are (sd_notify(3)). No library is needed for either.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "app/config.hpp"

namespace billspay::app {

// Descriptors by their names (FileDescriptorName=); none when they are not meant for this process.
// They are closed on exec from now on. The error is a sentence.
std::expected<std::map<std::string, int>, std::string> handed_over_sockets(
    const Environment& environment);

// Gives each listener the socket of its name: public, admin, agent, ops. A sentence when there is
// one of another name.
std::optional<std::string> use_sockets(Config& config, const std::map<std::string, int>& sockets);

// Tells the service manager, if there is one: "READY=1", "STOPPING=1", "STATUS=…". Lines are
// separated by line ends. What cannot be told is not told.
void tell_service_manager(const Environment& environment, std::string_view message) noexcept;

}  // namespace billspay::app
