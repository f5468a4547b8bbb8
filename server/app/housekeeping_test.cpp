#include "app/housekeeping.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "tests/support/test_server.hpp"

namespace billspay::test_support {
namespace {

// The server clears once when it starts.
TEST(Housekeeping, ClearsWhatHasServedItsTimeAndNothingElse) {
  auto database = std::make_unique<TestDatabase>();
  database->execute(
      "INSERT INTO idempotency_keys (user_id, key, fingerprint, created_at) VALUES "
      "(gen_random_uuid(), 'old', '', now() - interval '49 hours'), "
      "(gen_random_uuid(), 'young', '', now() - interval '47 hours')");
  TestServer server({}, std::move(database));
  for (int tries = 0; tries < 200; ++tries) {
    if (server.database().query("SELECT 1 FROM idempotency_keys").size() == 1) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  const auto kept = server.database().query("SELECT key FROM idempotency_keys");
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0][0], "young");
}

}  // namespace
}  // namespace billspay::test_support
