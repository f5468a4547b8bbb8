// Files of one line or a few: secrets, settings, inventories.
#pragma once

#include <optional>
#include <string>

namespace billspay::app {

// Byte by byte; nothing when it cannot be read.
std::optional<std::string> whole_file(const std::string& path);

// Without the ends of lines at its end; nothing when it cannot be read.
std::optional<std::string> small_file(const std::string& path);

// The same; throws std::runtime_error with a sentence when it cannot be read.
std::string read_small_file(const std::string& path);

}  // namespace billspay::app
