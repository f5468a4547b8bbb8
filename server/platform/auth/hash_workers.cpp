#include "platform/auth/hash_workers.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "platform/auth/hash_worker.hpp"

namespace billspay::auth {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr milliseconds first_backoff{100};
constexpr milliseconds longest_backoff{5000};
constexpr seconds proven_lifetime{10};  // a worker that lived this long starts the backoff over
constexpr seconds stuck_after{15};
constexpr milliseconds watch_interval{1000};

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {
    if (number < 0) throw std::system_error(errno, std::generic_category(), "hash worker socket");
  }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  [[nodiscard]] int get() const noexcept { return number_; }
  int release() noexcept { return std::exchange(number_, -1); }

 private:
  int number_;
};

class SpawnSettings {
 public:
  SpawnSettings() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
  }
  ~SpawnSettings() {
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

// The environment stays behind: it may hold keys and the database's address.
pid_t start_worker(const HashOptions& options, const std::vector<Descriptor>& worker_ends) {
  SpawnSettings settings;
  const int count = static_cast<int>(worker_ends.size());
  for (int i = 0; i < count; ++i) {
    posix_spawn_file_actions_adddup2(
        &settings.actions, worker_ends[static_cast<std::size_t>(i)].get(), wire::first_socket + i);
  }
  posix_spawn_file_actions_addclosefrom_np(&settings.actions, wire::first_socket + count);
  sigset_t all;
  sigset_t none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&settings.attributes, &all);
  posix_spawnattr_setsigmask(&settings.attributes, &none);
  posix_spawnattr_setflags(&settings.attributes,
                           POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

  std::vector<std::string> words = options.arguments;
  words.push_back(std::to_string(count));
  words.push_back(std::to_string(options.hashing_threads));
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::array<char*, 1> environment{nullptr};
  pid_t worker = -1;
  const int error = posix_spawn(&worker, options.executable.c_str(), &settings.actions,
                                &settings.attributes, arguments.data(), environment.data());
  if (error != 0) {
    throw std::system_error(error, std::generic_category(),
                            "the hash worker " + options.executable + " cannot be started");
  }
  return worker;
}

}  // namespace

class HashWorkers::Keeper {
 public:
  Keeper(HashOptions options, HashQueue& queue)
      : options_(std::move(options)), queue_(queue), stop_(eventfd(0, EFD_CLOEXEC)) {
    for (int i = 0; i < options_.serving_threads; ++i) add_socket_pair();
    start();
    thread_ = std::thread([this] { keep(); });
  }
  ~Keeper() {
    eventfd_write(stop_.get(), 1);
    thread_.join();
  }
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  [[nodiscard]] int serving_end(int index) const {
    return serving_ends_.at(static_cast<std::size_t>(index)).get();
  }

 private:
  // Our copies of the worker's ends are numbered above where they go, so that the dup2 calls of the
  // next start do not overwrite each other's sources.
  void add_socket_pair() {
    std::array<int, 2> pair{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0) pair = {-1, -1};
    serving_ends_.emplace_back(pair[0]);
    const Descriptor low(pair[1]);
    worker_ends_.emplace_back(
        fcntl(low.get(), F_DUPFD_CLOEXEC, wire::first_socket + options_.serving_threads));
  }

  void start() {
    const pid_t worker = start_worker(options_, worker_ends_);
    // Not pidfd_open(): glibc 2.36 declares it without extern "C".
    const int end = static_cast<int>(syscall(SYS_pidfd_open, worker, 0));
    if (end < 0) {
      const int error = errno;
      kill(worker, SIGKILL);
      reap(worker);
      throw std::system_error(error, std::generic_category(), "the hash worker cannot be watched");
    }
    end_.emplace(end);
    queue_.worker = worker;
  }

  static void reap(pid_t worker) {
    while (waitpid(worker, nullptr, 0) < 0 && errno == EINTR) continue;
  }

  void keep() {
    milliseconds backoff = first_backoff;
    while (true) {
      const auto started = steady_clock::now();
      if (queue_.worker >= 0) {
        const bool stopping = wait_for_end();
        bury();
        if (stopping) return;
      }
      if (steady_clock::now() - started > proven_lifetime) backoff = first_backoff;
      if (wait_for_stop(backoff)) return;
      backoff = std::min(2 * backoff, longest_backoff);
      try {
        start();
        ++queue_.statistics.restarts;
      } catch (const std::system_error&) {
        continue;  // no processes or descriptors left: requests are shed until it works again
      }
    }
  }

  // True when we are to stop, false when the worker has died; either way it is dead afterwards.
  bool wait_for_end() {
    const pid_t worker = queue_.worker;
    std::array<pollfd, 2> watched{pollfd{.fd = end_->get(), .events = POLLIN, .revents = 0},
                                  pollfd{.fd = stop_.get(), .events = POLLIN, .revents = 0}};
    std::uint64_t done = queue_.statistics.done;
    auto last_progress = steady_clock::now();
    while (poll(watched.data(), watched.size(), static_cast<int>(watch_interval.count())) <= 0) {
      const std::uint64_t done_now = queue_.statistics.done;
      if (queue_.statistics.in_flight == 0 || std::exchange(done, done_now) != done_now) {
        last_progress = steady_clock::now();
      }
      if (steady_clock::now() - last_progress > stuck_after) kill(worker, SIGKILL);
    }
    kill(worker, SIGKILL);
    reap(worker);
    return watched[1].revents != 0;
  }

  // Takes back what the dead worker did not read and tells each serving thread, through its own
  // socket and therefore after the last real reply, that nothing more will come.
  void bury() {
    queue_.worker = -1;
    std::array<char, wire::max_message_bytes> unread{};
    const std::string loss = wire::encode(wire::Reply{0, wire::Outcome::lost, {}, {}});
    for (const Descriptor& end : worker_ends_) {
      while (recv(end.get(), unread.data(), unread.size(), MSG_DONTWAIT) > 0) continue;
      static_cast<void>(send(end.get(), loss.data(), loss.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
    }
    wipe(unread.data(), unread.size());
  }

  bool wait_for_stop(milliseconds patience) const {
    pollfd watched{.fd = stop_.get(), .events = POLLIN, .revents = 0};
    return poll(&watched, 1, static_cast<int>(patience.count())) > 0;
  }

  HashOptions options_;
  HashQueue& queue_;
  Descriptor stop_;
  std::vector<Descriptor> serving_ends_;
  std::vector<Descriptor> worker_ends_;
  std::optional<Descriptor> end_;  // readable once the worker has ended
  std::thread thread_;
};

HashWorkers::HashWorkers(HashOptions options) : queue_(std::make_shared<HashQueue>()) {
  if (options.hashing_threads <= 0) {
    const int cores = static_cast<int>(std::thread::hardware_concurrency());
    options.hashing_threads = std::max(1, cores / 2);
  }
  const int limit = options.queue_limit > 0 ? options.queue_limit : 32 * options.hashing_threads;
  queue_->argon2id.limit = limit;
  // bcrypt takes eight times as long; with a quarter of the places the longest wait is some two
  // seconds, not six.
  queue_->bcrypt.limit = std::max(1, limit / 4);
  keeper_ = std::make_unique<Keeper>(std::move(options), *queue_);
}

HashWorkers::~HashWorkers() = default;

int HashWorkers::open_socket(int index) const {
  return Descriptor(fcntl(keeper_->serving_end(index), F_DUPFD_CLOEXEC, 0)).release();
}

}  // namespace billspay::auth
