// Files of one line or a few: secrets, settings, inventories.
#pragma once

#include <optional>
#include <string>

namespace billspay::app {

// Without the ends of lines at its end; nothing when it cannot be read.
std::optional<std::string> small_file(const std::string& path);

}  // namespace billspay::app
