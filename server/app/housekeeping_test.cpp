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
      "(gen_random_uuid(), 'very old', '', now() - interval '99 hours'), "
      "(gen_random_uuid(), 'old', '', now() - interval '49 hours'), "
      "(gen_random_uuid(), 'young', '', now() - interval '47 hours')");
  database->execute(
      "INSERT INTO agents (id, username, password_hash, full_name) "
      "VALUES ('01900000-0000-7000-8000-000000000001', 'dana', 'none', 'Dana Whitfield');"
      "INSERT INTO staff_sessions (id, agent_id, user_agent, idle_expires_at, expires_at) "
      "SELECT '01900000-0000-7000-8000-000000000002', id, '', now(), now() FROM agents;"
      "INSERT INTO staff_refresh_tokens (token_hash, session_id, created_at) VALUES "
      "('old', '01900000-0000-7000-8000-000000000002', now() - interval '61 days'), "
      "('young', '01900000-0000-7000-8000-000000000002', now() - interval '59 days')");
  TestServer server({}, std::move(database));
  for (int tries = 0; tries < 200; ++tries) {
    // One after the other, an hour's worth at a time.
    if (server.database().query("SELECT FROM idempotency_keys").size() == 1 &&
        server.database().query("SELECT FROM staff_refresh_tokens").size() == 1) {
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  const auto kept = server.database().query("SELECT key FROM idempotency_keys");
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0][0], "young");
  const auto tokens =
      server.database().query("SELECT convert_from(token_hash, 'UTF8') FROM staff_refresh_tokens");
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_EQ(tokens[0][0], "young");
}

}  // namespace
}  // namespace billspay::test_support
