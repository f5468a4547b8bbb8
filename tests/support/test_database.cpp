#include "tests/support/test_database.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "platform/postgres/migrate.hpp"

namespace billspay::test_support {
namespace {

namespace fs = std::filesystem;
using postgres::BlockingConnection;
using postgres::EmbeddedCluster;

// A clone makes some 400 files, which takes 10 ms in memory and may take 300 ms on a disk.
fs::path fastest_place() {
  const fs::path memory = "/dev/shm";
  std::error_code missing;
  const auto space = fs::space(memory, missing);
  const bool roomy = !missing && space.available > (std::uintmax_t{1} << 30U);
  return roomy && ::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
}

fs::path make_directory() {
  std::string name = (fastest_place() / "billspay-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("Cannot make " + name);
  return name;
}

// A shell that waits for our end of a pipe to close, which the kernel sees to even after kill -9,
// and then removes the directory. The server gets its signal from the kernel too.
constexpr const char* remove_afterwards = R"(
read -r nothing
tries=0
while [ -e "$1/data/postmaster.pid" ] && [ $tries -lt 300 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
rm -rf "$1"
)";

void remove_when_we_are_gone(const fs::path& directory) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("Cannot make a pipe");
  const std::string name = directory.string();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("Cannot fork");
  if (child == 0) {
    ::setsid();  // out of reach of Ctrl-C
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0) ::_exit(126);
    ::dup2(ends[0], STDIN_FILENO);
    ::dup2(nothing, STDOUT_FILENO);  // or ctest would wait for us
    ::dup2(nothing, STDERR_FILENO);
    ::execl("/bin/sh", "sh", "-c", remove_afterwards, "sh", name.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[0]);
  // The other end stays open until this process ends.
}

class ProgramCluster {
 public:
  ProgramCluster() : directory_(make_directory()) {
    remove_when_we_are_gone(directory_);
    cluster_ = std::make_unique<EmbeddedCluster>(
        postgres::EmbeddedOptions{.directory = directory_, .durable = false});
    BlockingConnection owner(cluster_->owner_url());
    postgres::migrate(owner, postgres::embedded_migrations());
  }

  EmbeddedCluster& cluster() { return *cluster_; }

 private:
  fs::path directory_;
  std::unique_ptr<EmbeddedCluster> cluster_;
};

std::string create_database(std::string_view from) {
  static std::atomic<int> count = 0;
  const std::string name = "test_" + std::to_string(++count);
  BlockingConnection connection(test_cluster().superuser_url());
  connection.execute("CREATE DATABASE " + name + " OWNER billspay_owner TEMPLATE " +
                     std::string(from) + " STRATEGY file_copy");
  return name;
}

void drop_database(const std::string& name) noexcept {
  try {
    BlockingConnection(test_cluster().superuser_url())
        .execute("DROP DATABASE " + name + " WITH (FORCE)");
  } catch (const std::exception&) {
    return;  // the cluster is removed soon anyway
  }
}

}  // namespace

EmbeddedCluster& test_cluster() {
  static ProgramCluster program;
  return program.cluster();
}

TestDatabase::TestDatabase()
    : name_(create_database("billspay")), superuser_(test_cluster().superuser_url(name_)) {}

TestDatabase::~TestDatabase() {
  superuser_.reset();  // dropping waits 100 ms when it has to end a session
  drop_database(name_);
}

std::string TestDatabase::owner_url() const { return test_cluster().owner_url(name_); }

std::string TestDatabase::server_url() const { return test_cluster().server_url(name_); }

std::string TestDatabase::superuser_url() const { return test_cluster().superuser_url(name_); }

std::vector<BlockingConnection::Row> TestDatabase::query(
    const std::string& sql, const std::vector<BlockingConnection::Value>& params) {
  return superuser_->query(sql, params);
}

void TestDatabase::execute(const std::string& sql) { superuser_->execute(sql); }

EmptyDatabase::EmptyDatabase() : name_(create_database("template1")) {}

EmptyDatabase::~EmptyDatabase() { drop_database(name_); }

std::string EmptyDatabase::owner_url() const { return test_cluster().owner_url(name_); }

}  // namespace billspay::test_support
