// How statements and rows travel to the database: inside this machine, or over a network, where
// nothing but TLS with a verified name is good enough (security statement S66).
#pragma once

#include <optional>
#include <string>

#include "platform/core/secret.hpp"

namespace billspay::postgres {

// A sentence when this libpq URL or keyword string leads to another machine without
// sslmode=verify-full, or cannot be understood. Local are Unix sockets, loopback addresses and the
// name localhost. What libpq takes from its own variables (PGHOST, PGSSLMODE, …) counts.
std::optional<std::string> unverified_transport(const SecretString& conninfo);

// Whether every host of it is on this machine.
bool is_local(const SecretString& conninfo);

// A database that a Unix socket of this machine leads to.
struct SocketPlace {
  std::string directory;
  std::string port;
  std::string database;
};
std::optional<SocketPlace> socket_place(const SecretString& conninfo);

// The same database as somebody else, without a password; as a keyword string.
std::string as_user(const SecretString& conninfo, const std::string& user,
                    const std::string& database = "");

}  // namespace billspay::postgres
