// The operating system's side of the embedded cluster: where the server's programs are, which
// account may run them (PostgreSQL refuses to run as root) and how they are started.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace billspay::postgres {

// Who the server's programs run as: ourselves, or `postgres` when we are root.
struct ServerAccount {
  uid_t user;
  gid_t group;
  std::vector<gid_t> groups;
  std::string name;
  bool switching;  // we are root and it is not
};

// These throw std::runtime_error with a sentence that says what to do.
ServerAccount find_server_account();
// $PG_BINDIR, or the newest /usr/lib/postgresql/*/bin.
std::filesystem::path find_server_programs();
// Gives the account's group passage through `directory`, and refuses when a parent denies it.
void let_enter(const ServerAccount& account, const std::filesystem::path& directory);
// Makes a directory of mode 0700 that belongs to the account.
void make_private_directory(const ServerAccount& account, const std::filesystem::path& directory);

// Starts a program as the account, with its output appended to `log`, in a process group of its own
// (Ctrl-C at the terminal reaches us alone) and ended by SIGINT when the calling thread ends.
pid_t start_process(const ServerAccount& account, const std::vector<std::string>& command,
                    const std::filesystem::path& log);
// The exit status as waitpid gives it.
int wait_for_exit(pid_t process) noexcept;
// Has it ended? Collects it if so.
bool has_exited(pid_t process) noexcept;

}  // namespace billspay::postgres
