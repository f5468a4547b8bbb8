// A private PostgreSQL cluster made from the installed server package, so that `billspay demo` and
// the tests run on the same engine as production without anybody setting one up. It listens on a
// Unix socket only, in a directory that nobody else may enter.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "platform/postgres/cluster_process.hpp"

namespace billspay::postgres {

struct EmbeddedOptions {
  std::filesystem::path directory;  // made when missing; data, socket and log live below it
  // False for tests: nothing is synced to disk and a power cut may lose the cluster.
  bool durable = true;
  // Removes the databases that are there and starts with none.
  bool fresh = false;
};

// Runs while it lives. Start it on the main thread: the kernel ends the cluster when the thread
// that started it ends, which is how `kill -9` of this process takes the cluster along.
class EmbeddedCluster {
 public:
  // Makes the cluster when the directory has none, starts it and waits until it answers. A cluster
  // that a killed process left behind is ended first and recovered. Throws std::runtime_error with
  // a sentence that says what to do.
  explicit EmbeddedCluster(EmbeddedOptions options);
  EmbeddedCluster(const EmbeddedCluster&) = delete;
  EmbeddedCluster& operator=(const EmbeddedCluster&) = delete;
  ~EmbeddedCluster();

  // Ends the sessions, writes what is in memory and waits (SIGINT, a fast shutdown).
  void stop() noexcept;

  // Owns the schema and migrates; never serves requests.
  [[nodiscard]] std::string owner_url(const std::string& database = "billspay") const;
  // Serves requests: may become billspay_portal, _agent, _admin or _worker with SET ROLE, and has
  // no rights of its own (NOINHERIT).
  [[nodiscard]] std::string server_url(const std::string& database = "billspay") const;
  // For tests and for `doctor`.
  [[nodiscard]] std::string superuser_url(const std::string& database = "postgres") const;

  [[nodiscard]] pid_t pid() const noexcept { return postmaster_; }
  [[nodiscard]] std::filesystem::path log_file() const;

 private:
  void lock_directory();
  void prepare_directories();
  void end_leftover() const;
  void initialise() const;
  void write_settings() const;
  void start();
  void create_roles_and_database() const;
  [[nodiscard]] std::string url(const std::string& user, const std::string& database) const;
  [[nodiscard]] std::filesystem::path data() const { return options_.directory / "data"; }

  EmbeddedOptions options_;
  ServerAccount account_;
  std::filesystem::path programs_;
  std::filesystem::path socket_;
  bool socket_elsewhere_ = false;  // the directory's path is too long for a socket address
  int lock_ = -1;
  pid_t postmaster_ = -1;
  pid_t started_by_ = -1;
};

}  // namespace billspay::postgres
