// The sign-ins of the demo are printed in its banner and in the guide from which the product began,
// so outside the demo nobody may have them: `serve` does not start, and `doctor` says it.
#pragma once

#include <string>
#include <vector>

#include "platform/postgres/blocking.hpp"

namespace billspay::app {

// User names of active people whose password was published.
struct PublishedCredentials {
  std::vector<std::string> admins;
  std::vector<std::string> agents;
};

// Tries the published passwords on every admin, and that of the demo's agents on the demo's agents:
// each try costs as much as a sign-in. Reads as billspay_admin, which the connection's user must be
// allowed to become. Throws StatementError, also when the schema is missing.
PublishedCredentials published_credentials(postgres::BlockingConnection& connection);

// What to do about an admin who has one.
std::string remedy_for_admin(const std::string& username);

}  // namespace billspay::app
