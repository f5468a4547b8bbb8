// The part of `billspay setup` that prepares PostgreSQL on this machine: who may connect as whom,
// the roles and the database. It works as the database's superuser through its Unix socket, where
// the kernel vouches for who we are; no password is made anywhere.
#pragma once

#include <string>

#include "app/setup.hpp"
#include "platform/postgres/blocking.hpp"

namespace billspay::app {

// URLs of the database as its owner and as the server.
std::string owner_socket_url(const SetupOptions& options);
std::string server_socket_url(const SetupOptions& options);

// These throw postgres::Outage, postgres::StatementError and std::runtime_error with a sentence.

// Roles, database, and the lines of pg_hba.conf and pg_ident.conf by which the service's user
// becomes billspay_server, and root (or whoever runs this) either of the two. Ends when the owner
// can connect.
void prepare_postgres(const SetupOptions& options);
// After migrating: lets the server take the audiences' roles. On a database elsewhere as its owner.
void grant_roles(const SetupOptions& options, const std::string& owner_url);

// The text with our lines between their marks, in place of those that were there; at the top, where
// the first line that matches wins, or at the end.
std::string with_block(const std::string& text, const std::string& lines, bool at_top);

}  // namespace billspay::app
