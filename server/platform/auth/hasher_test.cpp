#include "platform/auth/hasher.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <thread>

#include "platform/auth/hash_worker.hpp"

namespace billspay::auth {
namespace {

constexpr std::string_view worker_word = "test-hash-worker";
constexpr std::string_view parent_word = "test-hash-parent";

HashOptions options(int hashing_threads = 1, int queue_limit = 0) {
  return {.arguments = {"auth_tests", std::string(worker_word)},
          .serving_threads = 2,
          .hashing_threads = hashing_threads,
          .queue_limit = queue_limit};
}

// The test program is its own worker, and the parent that a test kills: before main, because main
// belongs to all test programs.
bool play_another_part() {
  std::ifstream file("/proc/self/cmdline");
  std::vector<std::string> words;
  for (std::string word; std::getline(file, word, '\0');) words.push_back(word);
  if (words.size() == 4 && words[1] == worker_word) {
    _exit(run_hash_worker(std::atoi(words[2].c_str()), std::atoi(words[3].c_str())));
  }
  if (words.size() == 2 && words[1] == parent_word) {
    const HashWorkers workers(options());
    const pid_t worker = workers.queue().worker;
    if (write(STDOUT_FILENO, &worker, sizeof worker) != sizeof worker) _exit(1);
    while (true) pause();
  }
  return false;
}
const bool another_part = play_another_part();

const SecretString right("wobbly tangerine kazoo");
const SecretString wrong("wobbly tangerine kazoO");

// Collects the outcome of tasks that run side by side.
template <class T>
struct Outcomes {
  std::vector<Result<T>> all;

  void start(Task<Result<T>> task) {
    spawn(std::move(task),
          [this](const std::exception_ptr& failure, std::optional<Result<T>> result) {
            ASSERT_FALSE(failure);
            all.push_back(std::move(*result));
          });
  }
};

template <class T>
Result<T> run(boost::asio::io_context& io, Task<Result<T>> task) {
  Outcomes<T> outcomes;
  outcomes.start(std::move(task));
  io.restart();
  io.run();
  return std::move(outcomes.all.at(0));
}

// Signs in until the restarted worker answers.
bool verifies_again(boost::asio::io_context& io, Hasher& hasher, const std::string& stored) {
  for (int i = 0; i < 600; ++i) {
    const auto verdict = run(io, hasher.verify(right, stored));
    if (verdict) return verdict->matches;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

TEST(Hasher, HashesAndVerifiesInTheWorker) {
  HashWorkers workers(options());
  boost::asio::io_context io;
  Hasher hasher(io, workers, 0);
  for (const Algorithm algorithm : {Algorithm::argon2id, Algorithm::bcrypt}) {
    const auto stored = run(io, hasher.hash(algorithm, right));
    ASSERT_TRUE(stored);
    EXPECT_TRUE(verify_password(*stored, right).matches);
    EXPECT_TRUE(run(io, hasher.verify(right, *stored))->matches);
    EXPECT_FALSE(run(io, hasher.verify(wrong, *stored))->matches);
  }
  EXPECT_EQ(workers.queue().statistics.done, 6U);
  EXPECT_EQ(workers.queue().statistics.in_flight, 0);
}

TEST(Hasher, CarriesAnyPasswordThatThePolicyAllows) {
  HashWorkers workers(options());
  boost::asio::io_context io;
  Hasher hasher(io, workers, 0);
  std::string longest(max_password_bytes, '\0');
  longest.back() = 'x';
  const auto stored = run(io, hasher.hash(Algorithm::argon2id, SecretString(longest)));
  EXPECT_TRUE(run(io, hasher.verify(SecretString(longest), *stored))->matches);
  longest.back() = 'y';
  EXPECT_FALSE(run(io, hasher.verify(SecretString(longest), *stored))->matches);
  const SecretString too_long(longest + "y");
  EXPECT_FALSE(run(io, hasher.verify(too_long, *stored))->matches);
  EXPECT_FALSE(run(io, hasher.verify(right, std::string(5000, '$')))->matches);
}

// S72: what does not fit is refused before the event loop has turned once.
TEST(Hasher, ShedsWhatDoesNotFitTheQueueAtOnce) {
  HashWorkers workers(options(1, 3));
  boost::asio::io_context io;
  Hasher hasher(io, workers, 0);
  const std::string stored(dummy_hash(Algorithm::argon2id));
  Outcomes<Verdict> outcomes;
  for (int i = 0; i < 64; ++i) outcomes.start(hasher.verify(right, stored));
  ASSERT_EQ(outcomes.all.size(), 61U);
  for (const auto& refused : outcomes.all) {
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, problems::temporarily_unavailable);
    EXPECT_EQ(refused.error().retry_after_seconds, std::optional<int>(1));
  }
  EXPECT_EQ(workers.queue().statistics.in_flight, 3);
  EXPECT_EQ(workers.queue().statistics.shed, 61U);
  io.run();
  ASSERT_EQ(outcomes.all.size(), 64U);
  for (std::size_t i = 61; i < 64; ++i) EXPECT_TRUE(outcomes.all[i].has_value());
  EXPECT_TRUE(run(io, hasher.verify(right, stored)).has_value());
}

// S72: a crowd of agents at the start of their shift does not keep customers out.
TEST(Hasher, KeepsPlacesForEachAlgorithm) {
  HashWorkers workers(options(1, 8));
  boost::asio::io_context io;
  Hasher hasher(io, workers, 0);
  Outcomes<Verdict> agents;
  Outcomes<Verdict> customers;
  const std::string slow(dummy_hash(Algorithm::bcrypt));
  const std::string imported(slow.substr(slow.find('$')));
  for (int i = 0; i < 10; ++i) agents.start(hasher.verify(right, i % 2 == 0 ? slow : imported));
  EXPECT_EQ(agents.all.size(), 8U) << "two places, a quarter of eight";
  for (int i = 0; i < 10; ++i) {
    customers.start(hasher.verify(right, std::string(dummy_hash(Algorithm::argon2id))));
  }
  EXPECT_EQ(customers.all.size(), 2U) << "all eight places";
  EXPECT_EQ(workers.queue().statistics.in_flight, 10);
  io.run();
  EXPECT_EQ(agents.all.size(), 10U);
  EXPECT_EQ(customers.all.size(), 10U);
  EXPECT_TRUE(run(io, hasher.verify(right, slow)).has_value()) << "the places are free again";
  EXPECT_EQ(workers.queue().statistics.in_flight, 0);
  EXPECT_EQ(workers.queue().bcrypt.taken, 0);
}

// S72: the limit is one for the whole process.
TEST(Hasher, SharesTheLimitBetweenThreads) {
  HashWorkers workers(options(2, 8));
  const std::string stored(dummy_hash(Algorithm::argon2id));
  std::atomic<int> answered{0};
  std::atomic<int> refused{0};
  {
    std::vector<std::jthread> threads;
    for (int index = 0; index < 2; ++index) {
      threads.emplace_back([&, index] {
        boost::asio::io_context io;
        Hasher hasher(io, workers, index);
        Outcomes<Verdict> outcomes;
        for (int i = 0; i < 40; ++i) outcomes.start(hasher.verify(wrong, stored));
        io.run();
        for (const auto& result : outcomes.all) ++(result ? answered : refused);
      });
    }
  }
  EXPECT_EQ(answered + refused, 80);
  EXPECT_GE(answered, 8);
  EXPECT_EQ(workers.queue().statistics.done, static_cast<std::uint64_t>(answered));
  EXPECT_EQ(workers.queue().statistics.shed, static_cast<std::uint64_t>(refused));
  EXPECT_EQ(workers.queue().statistics.in_flight, 0);
}

TEST(Hasher, LosesOnlyWhatIsUnderWayWhenTheWorkerIsKilled) {
  HashWorkers workers(options());
  boost::asio::io_context io;
  Hasher hasher(io, workers, 0);
  const std::string stored = hash_password(Algorithm::argon2id, right);
  for (int round = 1; round <= 2; ++round) {
    Outcomes<Verdict> outcomes;
    kill(workers.queue().worker, SIGSTOP);
    for (int i = 0; i < 10; ++i) outcomes.start(hasher.verify(right, stored));
    kill(workers.queue().worker, SIGKILL);
    io.restart();
    io.run();
    ASSERT_EQ(outcomes.all.size(), 10U);
    EXPECT_FALSE(outcomes.all.back());
    EXPECT_EQ(outcomes.all.back().error().kind, problems::temporarily_unavailable);
    EXPECT_TRUE(verifies_again(io, hasher, stored));
    EXPECT_EQ(workers.queue().statistics.in_flight, 0);
    EXPECT_EQ(workers.queue().statistics.restarts, static_cast<std::uint64_t>(round));
  }
}

TEST(Hasher, IsNotConfusedByADeathWhileIdle) {
  HashWorkers workers(options());
  boost::asio::io_context io;
  Hasher hasher(io, workers, 0);
  const std::string stored = hash_password(Algorithm::argon2id, right);
  ASSERT_TRUE(run(io, hasher.verify(right, stored)));
  const pid_t first = workers.queue().worker;
  kill(first, SIGKILL);
  for (int i = 0; i < 600 && workers.queue().statistics.restarts == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_NE(workers.queue().worker, first);
  EXPECT_TRUE(run(io, hasher.verify(right, stored)).has_value());
}

TEST(Hasher, EndsWaitingRequestsWhenItOrTheWorkersEnd) {
  const std::string stored(dummy_hash(Algorithm::argon2id));
  boost::asio::io_context io;
  Outcomes<Verdict> outcomes;
  std::optional<HashWorkers> workers(std::in_place, options());
  std::optional<Hasher> first(std::in_place, io, *workers, 0);
  Hasher second(io, *workers, 1);
  for (int i = 0; i < 5; ++i) outcomes.start(first->verify(right, stored));
  first.reset();
  EXPECT_EQ(outcomes.all.size(), 5U);
  for (int i = 0; i < 5; ++i) outcomes.start(second.verify(right, stored));
  workers.reset();
  io.run();
  ASSERT_EQ(outcomes.all.size(), 10U);
  EXPECT_FALSE(outcomes.all.back());
  EXPECT_FALSE(run(io, second.verify(right, stored)));
}

TEST(HashWorkers, RunInASessionOfTheirOwn) {
  HashWorkers workers(options());
  boost::asio::io_context io;
  Hasher hasher(io, workers, 0);
  ASSERT_TRUE(run(io, hasher.verify(right, std::string(dummy_hash(Algorithm::argon2id)))));
  const pid_t worker = workers.queue().worker;
  EXPECT_EQ(getsid(worker), worker);
  EXPECT_NE(getsid(worker), getsid(0));
}

TEST(HashWorkers, RefuseToStartWithoutTheirProgram) {
  HashOptions missing = options();
  missing.executable = "/nonexistent/billspay";
  EXPECT_THROW(HashWorkers{missing}, std::system_error);
}

TEST(HashWorkers, KeepSheddingWhileTheWorkerCannotStayUp) {
  HashOptions failing = options();
  failing.executable = "/bin/false";
  HashWorkers workers(failing);
  boost::asio::io_context io;
  Hasher hasher(io, workers, 0);
  const std::string stored(dummy_hash(Algorithm::argon2id));
  for (int i = 0; i < 20; ++i) {
    const auto verdict = run(io, hasher.verify(right, stored));
    ASSERT_FALSE(verdict);
    EXPECT_EQ(verdict.error().kind, problems::temporarily_unavailable);
  }
  EXPECT_EQ(workers.queue().statistics.in_flight, 0);
}

// A server that was killed must not leave a process behind that holds passwords.
TEST(HashWorkers, EndWithTheirParentHoweverItDies) {
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  const pid_t parent = fork();
  if (parent == 0) {
    dup2(pipe_ends[1], STDOUT_FILENO);
    const std::string word(parent_word);
    execl("/proc/self/exe", "auth_tests", word.c_str(), nullptr);
    _exit(1);
  }
  close(pipe_ends[1]);
  pid_t worker = -1;
  ASSERT_EQ(read(pipe_ends[0], &worker, sizeof worker), static_cast<ssize_t>(sizeof worker));
  close(pipe_ends[0]);
  ASSERT_EQ(getsid(worker), worker);
  kill(parent, SIGKILL);
  waitpid(parent, nullptr, 0);
  bool gone = false;
  for (int i = 0; i < 600 && !gone; ++i) {
    std::ifstream status("/proc/" + std::to_string(worker) + "/stat");
    std::string text;
    std::getline(status, text);
    gone = text.empty() || text.find(") Z ") != std::string::npos;
    if (!gone) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_TRUE(gone);
}

TEST(HashMessages, ThatAreCutOrForeignAreNotUnderstood) {
  wire::Request request;
  request.stored = "stored";
  request.password = right;
  const SecretString message = wire::encode(request);
  const std::string_view text = message.reveal();
  ASSERT_TRUE(wire::decode_request(text));
  EXPECT_EQ(wire::decode_request(text)->password.reveal(), right.reveal());
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_FALSE(wire::decode_request(text.substr(0, size))) << size;
  }
  EXPECT_FALSE(wire::decode_request(std::string(text) + "x"));
  EXPECT_FALSE(wire::decode_request(std::string(64, '\xff')));
  EXPECT_FALSE(wire::decode_reply("short"));
  EXPECT_FALSE(wire::decode_reply(std::string(64, '\xff')));
}

}  // namespace
}  // namespace billspay::auth
