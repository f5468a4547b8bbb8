// Files that are there completely or not at all, also when the disk is full or the power fails:
// written beside their place, flushed, and moved there in one step.
#pragma once

#include <optional>
#include <string>

#include "platform/core/secret.hpp"

namespace billspay::app {

// Who may read a file, and whose it is.
struct FileRights {
  unsigned mode;
  std::optional<unsigned> group;  // ours when there is none
};

// All of these throw std::runtime_error with a sentence.

// The content and a line end, of mode 0400. False when something of that name is there: it stays.
bool make_secret_file(const std::string& path, const SecretString& content);

// Takes the place of a file and its rights; a new one gets those that are given. Through a link it
// replaces what the link leads to; a device or pipe is written to.
void replace_file(const std::string& path, const std::string& content, FileRights rights);

// Returns when the names in a directory will outlast a power cut.
void sync_directory(const std::string& path);

}  // namespace billspay::app
