#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "platform/core/ids.hpp"
#include "tests/support/accounts.hpp"

namespace billspay::test_support {
namespace {

constexpr auto path = "/api/auth/register";
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr int registrations = 64;
#else
constexpr int registrations = 1'000;
#endif
#else
constexpr int registrations = 1'000;
#endif

// Tries again while hashing is full, as it is told to.
ApiResponse register_patiently(ApiClient& client, const std::string& body,
                               std::atomic<int>& turned_away) {
  for (int tries = 0;; ++tries) {
    auto answer = client.post(path, body);
    if (answer.status != 503 || tries == 200) return answer;
    ++turned_away;
    EXPECT_EQ(answer.problem(), "temporarily-unavailable");
    EXPECT_NE(answer.raw.header("retry-after"), "");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

// S56 S72
TEST(RegistrationRace, GivesEachOfManyCustomersANumberOfTheirOwn) {
  TestServer server({.threads = 2});
  std::atomic<int> next = 0;
  std::atomic<int> turned_away = 0;
  at_once(32, [&](int) {
    auto client = server.public_client();
    ApiResponse answer;
    for (int i = next++; i < registrations; i = next++) {
      const auto body =
          registration("c" + std::to_string(i) + "@example.com", TestServer::passphrase);
      answer = register_patiently(client, body, turned_away);
      EXPECT_EQ(answer.status, 201) << answer.raw.body;
    }
    return answer;
  });
  std::set<std::string> numbers;
  for (const auto& row : server.database().query("SELECT customer_number FROM users")) {
    EXPECT_TRUE(customer_number::valid(*row[0])) << *row[0];
    numbers.insert(*row[0]);
  }
  EXPECT_EQ(numbers.size(), static_cast<std::size_t>(registrations));
  EXPECT_EQ(value(server, "SELECT count(*) FROM audit_events WHERE action = 'customer.registered'"),
            std::to_string(registrations));
  RecordProperty("turned_away", turned_away.load());
}

// S72
TEST(RegistrationRace, TurnsAwayAFloodOfHashesWhileOtherRoutesStillAnswer) {
  TestServer server({.threads = 2});
  auto nora = server.customer("nora@example.com");
  std::atomic<bool> over = false;
  std::jthread reader([&] {
    while (!over) EXPECT_EQ(nora.client.get("/api/auth/profile").status, 200);
  });
  std::atomic<int> added = 0;
  std::atomic<int> turned_away = 0;
  at_once(160, [&](int i) {
    auto client = server.public_client();
    ApiResponse answer;
    // Machines that hash faster than these clients come need more than one wave.
    for (int wave = 0; wave < 5 && turned_away == 0; ++wave) {
      const auto email = "c" + std::to_string(i) + "." + std::to_string(wave) + "@example.com";
      answer = client.post(path, registration(email, TestServer::passphrase));
      (answer.status == 201 ? added : turned_away)++;
      if (answer.status == 201) continue;
      EXPECT_EQ(answer.status, 503);
      EXPECT_NE(answer.raw.header("retry-after"), "");
    }
    return answer;
  });
  over = true;
  reader.join();
  EXPECT_GT(turned_away, 0);
  EXPECT_GT(added, 0);
}

TEST(RegistrationRace, LetsOneOfManyHaveAnAddress) {
  TestServer server({.threads = 2});
  const auto answers = at_once(8, [&](int i) {
    const std::string email = i % 2 == 0 ? "nora@example.com" : "Nora@Example.com";
    return server.public_client().post(path, registration(email, TestServer::passphrase));
  });
  EXPECT_EQ(with_status(answers, 201), 1);
  EXPECT_EQ(with_status(answers, 409), 7);
  for (const auto& answer : answers) {
    if (answer.status == 409) EXPECT_EQ(answer.problem(), "email-taken");
  }
  EXPECT_EQ(value(server, "SELECT count(*) FROM users"), "1");
  EXPECT_EQ(value(server, "SELECT count(*) FROM outbox"), "1");
}

// S53
TEST(RegistrationRace, AnswersARepetitionUnderTheSameKeyAsTheFirstTime) {
  TestServer server;
  auto client = server.public_client();
  const auto body = registration("nora@example.com", TestServer::passphrase);
  const auto first = client.with("Idempotency-Key", "enrol-1").post(path, body);
  ASSERT_EQ(first.status, 201);
  const auto again = client.with("Idempotency-Key", "enrol-1").post(path, body);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.raw.body, first.raw.body);
  EXPECT_EQ(again.raw.header("location"), first.raw.header("location"));

  const auto other =
      client.with("Idempotency-Key", "enrol-1").post(path, with_member(body, "city", R"("Salem")"));
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(other.problem(), "idempotency-key-reused");
  EXPECT_EQ(client.with("Idempotency-Key", "enrol-2").post(path, body).status, 409);
  EXPECT_EQ(client.post(path, body).status, 409);
  EXPECT_EQ(client.with("Idempotency-Key", std::string(129, 'k')).post(path, body).status, 400);
  EXPECT_EQ(client.with("Idempotency-Key", "with blank").post(path, body).status, 400);

  // Somebody else's same key is another key.
  const auto stranger = client.with("Idempotency-Key", "enrol-1")
                            .post(path, registration("ida@example.com", TestServer::passphrase));
  EXPECT_EQ(stranger.status, 201);
  EXPECT_EQ(value(server, "SELECT count(*) FROM users"), "2");
}

// S53
TEST(RegistrationRace, HasOneEffectForManyAtOnceUnderTheSameKey) {
  TestServer server({.threads = 2});
  const auto body = registration("nora@example.com", TestServer::passphrase);
  const auto answers = at_once(8, [&](int) {
    return server.public_client().with("Idempotency-Key", "enrol-1").post(path, body);
  });
  std::set<std::string> bodies;
  for (const auto& answer : answers) {
    if (answer.status == 201)
      bodies.insert(answer.raw.body);
    else
      EXPECT_EQ(answer.problem(), "idempotency-key-in-use") << answer.raw.body;
  }
  EXPECT_EQ(bodies.size(), 1U);
  EXPECT_EQ(value(server, "SELECT count(*) FROM users"), "1");
  EXPECT_EQ(value(server, "SELECT count(*) FROM audit_events"), "1");
  EXPECT_EQ(value(server, "SELECT count(*) FROM outbox"), "1");
}

}  // namespace
}  // namespace billspay::test_support
