// All keys that the server needs, made at once.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "platform/core/secret.hpp"

namespace billspay::app {

struct NewKeys {
  // Variable name and value, for the server's environment.
  std::vector<std::pair<std::string, SecretString>> settings;
  // Opens the vault. Belongs on another machine.
  SecretString vault_private_key;
};

NewKeys make_keys();

}  // namespace billspay::app
