#include "platform/postgres/embedded.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "platform/postgres/blocking.hpp"

namespace billspay::postgres {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr std::size_t longest_socket_path = 107;  // sockaddr_un::sun_path without its NUL

// Asks every few milliseconds until the answer is yes or the time is over.
template <class Condition>
bool wait_until(Condition holds, steady_clock::duration limit) {
  const auto end = steady_clock::now() + limit;
  while (!holds()) {
    if (steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(milliseconds(10));
  }
  return true;
}

// The server processes of a data directory: they make it their working directory.
std::vector<pid_t> processes_in(const fs::path& data) {
  std::vector<pid_t> found;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (!std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; })) continue;
    std::error_code not_ours;
    if (fs::read_symlink(entry.path() / "cwd", not_ours) != data) continue;
    if (fs::read_symlink(entry.path() / "exe", not_ours).filename() != "postgres") continue;
    found.push_back(static_cast<pid_t>(std::stol(name)));
  }
  return found;
}

std::string last_lines(const fs::path& file) {
  std::ifstream in(file);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  return text.size() > 600 ? text.substr(text.find('\n', text.size() - 600) + 1) : text;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
      continue;
    }
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

// An eighth of the machine, between 64 MB and 1 GB.
long shared_buffers_mb() {
  const long memory_mb = ::sysconf(_SC_PHYS_PAGES) / 1024 * ::sysconf(_SC_PAGESIZE) / 1024;
  return std::clamp(memory_mb / 8, 64L, 1024L);
}

}  // namespace

EmbeddedCluster::EmbeddedCluster(EmbeddedOptions options)
    : options_(std::move(options)),
      account_(find_server_account()),
      programs_(find_server_programs()),
      started_by_(::getpid()) {
  try {
    lock_directory();
    prepare_directories();
    end_leftover();
    if (options_.fresh) fs::remove_all(data());
    initialise();
    write_settings();
    start();
    create_roles_and_database();
  } catch (...) {
    stop();
    throw;
  }
}

EmbeddedCluster::~EmbeddedCluster() { stop(); }

void EmbeddedCluster::stop() noexcept {
  if (::getpid() != started_by_) return;  // a fork's copy of this object owns nothing
  if (const pid_t process = std::exchange(postmaster_, -1); process > 0) {
    ::kill(process, SIGINT);
    if (!wait_until([&] { return has_exited(process); }, seconds(60))) {
      ::kill(process, SIGQUIT);
      wait_for_exit(process);
    }
  }
  if (std::exchange(socket_elsewhere_, false)) {
    std::error_code ignored;
    fs::remove_all(socket_, ignored);
  }
  if (lock_ >= 0) ::close(std::exchange(lock_, -1));
}

void EmbeddedCluster::lock_directory() {
  if (!fs::exists(options_.directory)) {
    fs::create_directories(options_.directory);
    fs::permissions(options_.directory, fs::perms::owner_all);
  }
  options_.directory = fs::canonical(options_.directory);
  const fs::path file = options_.directory / "lock";
  lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) {
    throw std::runtime_error("Cannot write to " + options_.directory.string() +
                             ". Choose another directory, or make it yours.");
  }
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    throw std::runtime_error("Another billspay is using " + options_.directory.string() +
                             ". Stop it first, or choose another directory.");
  }
}

void EmbeddedCluster::prepare_directories() {
  let_enter(account_, options_.directory);
  socket_ = options_.directory / "socket";
  if ((socket_ / ".s.PGSQL.5432.lock").string().size() > longest_socket_path) {
    std::string name = "/tmp/billspay-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("Cannot make a directory for the socket in /tmp.");
    }
    socket_ = name;
    socket_elsewhere_ = true;
  }
  make_private_directory(account_, socket_);
  std::error_code none;
  if (fs::file_size(log_file(), none) > 16U << 20U && !none) {
    fs::rename(log_file(), log_file().string() + ".1");
  }
}

// PostgreSQL itself only looks at the process number in its file, which may be somebody else's by
// now. We hold the directory's lock, so whatever still runs there was left behind.
void EmbeddedCluster::end_leftover() const {
  const auto all_gone = [&] { return processes_in(data()).empty(); };
  if (!all_gone()) {
    pid_t leader = 0;
    std::ifstream(data() / "postmaster.pid") >> leader;
    if (std::ranges::count(processes_in(data()), leader) != 0) ::kill(leader, SIGINT);
    if (!wait_until(all_gone, seconds(30))) {
      for (const pid_t process : processes_in(data())) ::kill(process, SIGQUIT);
      if (!wait_until(all_gone, seconds(10))) {
        throw std::runtime_error("A PostgreSQL server still runs in " + data().string() +
                                 " and does not end. End it, then try again.");
      }
    }
  }
  fs::remove(data() / "postmaster.pid");
}

void EmbeddedCluster::initialise() const {
  if (fs::exists(data())) return;
  // Under another name until it is whole, so that an interrupted attempt is simply made again.
  const fs::path unfinished = options_.directory / "data.unfinished";
  fs::remove_all(unfinished);
  make_private_directory(account_, unfinished);
  std::vector<std::string> command{(programs_ / "initdb").string(),
                                   "--pgdata",
                                   unfinished.string(),
                                   "--username=postgres",
                                   "--encoding=UTF8",
                                   "--locale=C.UTF-8",
                                   "--auth=trust"};
  command.emplace_back(options_.durable ? "--data-checksums" : "--no-sync");
  if (wait_for_exit(start_process(account_, command, log_file())) != 0) {
    throw std::runtime_error("PostgreSQL could not make its files in " +
                             options_.directory.string() + ":\n" + last_lines(log_file()));
  }
  fs::rename(unfinished, data());
}

void EmbeddedCluster::write_settings() const {
  const fs::path file = data() / "billspay.conf";
  std::ofstream out(file, std::ios::trunc);
  out << "# Written by billspay at every start.\n"
      << "listen_addresses = ''\n"
      << "port = 5432\n"
      << "unix_socket_directories = '" << socket_.string() << "'\n"
      << "unix_socket_permissions = 0700\n"
      << "max_connections = 400\n"
      << "shared_buffers = " << (options_.durable ? shared_buffers_mb() : 64) << "MB\n"
      << "work_mem = 8MB\n"
      << "maintenance_work_mem = 128MB\n"
      << "max_wal_size = 2GB\n"
      << "wal_level = minimal\n"
      << "max_wal_senders = 0\n"
      << "random_page_cost = 1.1\n"
      << "jit = off\n"
      << "timezone = 'UTC'\n"
      << "log_timezone = 'UTC'\n"
      << "log_line_prefix = '%m [%p] %a %u@%d '\n"
      << "log_checkpoints = off\n"
      << "log_autovacuum_min_duration = -1\n"
      // The detail of an error quotes the row.
      << "log_error_verbosity = terse\n"
      << "log_min_error_statement = panic\n";
  if (!options_.durable) {
    out << "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
        << "checkpoint_timeout = 1h\n";
  }
  out.close();
  if (!out) throw std::runtime_error("Cannot write " + file.string() + ". Is the disk full?");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read |
                            fs::perms::others_read);
}

void EmbeddedCluster::start() {
  postmaster_ = start_process(account_,
                              {(programs_ / "postgres").string(), "-D", data().string(),
                               "--config-file=" + (data() / "billspay.conf").string()},
                              log_file());
  bool ended = false;
  const auto settled = [&] {
    ended = has_exited(postmaster_);
    return ended || PQping(superuser_url().c_str()) == PQPING_OK;
  };
  // Recovery after a crash reads the log since the last checkpoint.
  if (wait_until(settled, std::chrono::minutes(5)) && !ended) return;
  if (ended) postmaster_ = -1;
  throw std::runtime_error("PostgreSQL did not start in " + options_.directory.string() + ":\n" +
                           last_lines(log_file()));
}

void EmbeddedCluster::create_roles_and_database() const {
  BlockingConnection connection(superuser_url());
  // The server's roles belong to the schema's first migration as well, but only here may the server
  // be made a member of them.
  connection.execute(R"(
    DO $$
    DECLARE
      wanted text;
    BEGIN
      FOREACH wanted IN ARRAY ARRAY['billspay_portal', 'billspay_agent', 'billspay_admin',
                                    'billspay_worker', 'billspay_owner', 'billspay_server']
      LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
          EXECUTE format('CREATE ROLE %I', wanted);
        END IF;
      END LOOP;
    END
    $$;
    ALTER ROLE billspay_owner LOGIN CREATEROLE;
    ALTER ROLE billspay_server LOGIN NOINHERIT;
    GRANT billspay_portal, billspay_agent, billspay_admin, billspay_worker TO billspay_server;)");
  if (connection.query("SELECT FROM pg_database WHERE datname = 'billspay'").empty()) {
    connection.execute("CREATE DATABASE billspay OWNER billspay_owner");
  }
}

fs::path EmbeddedCluster::log_file() const { return options_.directory / "postgres.log"; }

std::string EmbeddedCluster::url(const std::string& user, const std::string& database) const {
  return "postgresql:///" + percent_encoded(database) +
         "?host=" + percent_encoded(socket_.string()) + "&port=5432&user=" + user;
}

std::string EmbeddedCluster::owner_url(const std::string& database) const {
  return url("billspay_owner", database);
}

std::string EmbeddedCluster::server_url(const std::string& database) const {
  return url("billspay_server", database);
}

std::string EmbeddedCluster::superuser_url(const std::string& database) const {
  return url("postgres", database);
}

}  // namespace billspay::postgres
