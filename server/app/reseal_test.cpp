#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "app/commands.hpp"
#include "app/key_setting.hpp"
#include "platform/postgres/bytea.hpp"
#include "platform/vault/data_cipher.hpp"
#include "tests/support/accounts.hpp"
#include "tests/support/command_output.hpp"
#include "tests/support/parallel.hpp"

namespace billspay::app {
namespace {

using test_support::run_command;
using test_support::Said;
using test_support::TestServer;
using test_support::value;

class ResealCommand : public testing::Test {
 protected:
  ResealCommand() {
    for (const std::string name : {"ada", "ben"}) server_.customer(name + "@example.com");
    // What was sent is erased; then one that waits is put there.
    while (value(server_, "SELECT count(*) FROM outbox WHERE payload IS NOT NULL") != "0") {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    server_.database().query(
        "UPDATE outbox SET sent_at = NULL, next_attempt_at = now() + interval '1 hour', "
        "payload = $1 WHERE id = (SELECT id FROM outbox ORDER BY id LIMIT 1)",
        {postgres::to_bytea(cipher(older_).seal("outbox.payload", mail(), "a letter"))});
    environment_ = server_.environment();
    environment_.set("MIGRATION_DATABASE_URL", server_.database().owner_url());
    older_ = environment_.text("DATA_KEYS_COLUMNS");
  }

  static vault::DataCipher cipher(const std::string& keys) {
    return vault::DataCipher::parse("DATA_KEYS_COLUMNS", keys).value();
  }
  Uuid mail() { return *Uuid::parse(value(server_, "SELECT id FROM outbox ORDER BY id LIMIT 1")); }
  // What the keys open of every sealed column, as one text.
  std::string opened(const std::string& keys) {
    const auto with = cipher(keys);
    std::string text;
    const auto add = [&](const std::string& column, const std::string& table) {
      for (const auto& row :
           server_.database().query("SELECT id, " + column + " FROM " + table + " WHERE " + column +
                                    " IS NOT NULL ORDER BY id")) {
        const auto plain =
            with.open(table + "." + column, *Uuid::parse(*row[0]), postgres::from_bytea(row[1]));
        text += plain ? plain->reveal() + "\n" : "does not open\n";
      }
    };
    add("date_of_birth", "users");
    add("ssn_last4", "users");
    add("payload", "outbox");
    return text;
  }
  Said run() {
    return run_command([&] { return reseal(environment_); });
  }

  TestServer server_;
  std::string older_ = server_.environment().text("DATA_KEYS_COLUMNS");
  std::string newer_ = "newer:" + base64(std::string(32, 'n'));
  Environment environment_{{}};
};

// S60
TEST_F(ResealCommand, LeavesNothingThatAnOlderKeySealed) {
  const auto before = opened(older_);
  EXPECT_TRUE(before.contains("a letter"));
  EXPECT_FALSE(before.contains("does not open")) << before;
  environment_.set("DATA_KEYS_COLUMNS", newer_ + "," + older_);
  const auto said = run();
  EXPECT_EQ(said.code, 0) << said.error;
  EXPECT_TRUE(said.out.contains("5 of 5 values were sealed again; 0 do not open")) << said.out;
  EXPECT_EQ(opened(newer_), before);
  EXPECT_FALSE(opened(older_).contains("a letter"));
  EXPECT_EQ(value(server_,
                  "SELECT after ->> 'values' FROM audit_events "
                  "WHERE action = 'data.resealed' AND actor_kind = 'system'"),
            "5");

  environment_.set("DATA_KEYS_COLUMNS", newer_);
  EXPECT_TRUE(run().out.contains("0 of 5 values were sealed again; 0 do not open"));
  EXPECT_EQ(value(server_, "SELECT count(*) FROM audit_events WHERE action = 'data.resealed'"),
            "1");
  const auto trail = run_command([&] { return verify_audit(environment_, "", true); });
  EXPECT_EQ(trail.code, 0) << trail.error;
}

// S64
TEST_F(ResealCommand, PassesOverWhoWasPurged) {
  server_.database().execute(
      "UPDATE users SET date_of_birth = '', ssn_last4 = '' WHERE email = 'ben@example.com'");
  environment_.set("DATA_KEYS_COLUMNS", newer_ + "," + older_);
  const auto said = run();
  EXPECT_EQ(said.code, 0) << said.error;
  EXPECT_TRUE(said.out.contains("3 of 3 values were sealed again; 0 do not open")) << said.out;
}

TEST_F(ResealCommand, IsDoneOnceWhenManyDoIt) {
  const auto before = opened(older_);
  environment_.set("DATA_KEYS_COLUMNS", newer_ + "," + older_);
  std::array<int, 4> codes{};
  const auto said = run_command([&] {
    test_support::in_parallel(
        4, [&](int index) { codes[static_cast<std::size_t>(index)] = reseal(environment_); });
    return 0;
  });
  EXPECT_EQ(codes, (std::array<int, 4>{})) << said.error;
  EXPECT_EQ(opened(newer_), before);
  EXPECT_EQ(value(server_,
                  "SELECT sum((after ->> 'values')::integer) FROM audit_events "
                  "WHERE action = 'data.resealed'"),
            "5");
}

TEST_F(ResealCommand, NamesWhatDoesNotOpenAndShowsNoValue) {
  server_.database().execute(
      "UPDATE users SET ssn_last4 = other.ssn_last4 FROM users other WHERE other.id <> users.id");
  environment_.set("DATA_KEYS_COLUMNS", newer_ + "," + older_);
  const auto said = run();
  EXPECT_EQ(said.code, 1);
  EXPECT_TRUE(said.out.contains("3 of 5 values were sealed again; 2 do not open")) << said.out;
  EXPECT_TRUE(said.error.contains("users.ssn_last4 of ")) << said.error;
  EXPECT_FALSE(said.out.contains("can go")) << said.out;

  environment_.set("DATA_KEYS_COLUMNS", "other:" + base64(std::string(32, 'o')));
  EXPECT_EQ(run().code, 1);
  environment_.set("DATA_KEYS_COLUMNS", "too short");
  const auto wrong = run();
  EXPECT_EQ(wrong.code, 2);
  EXPECT_TRUE(wrong.error.contains("DATA_KEYS_COLUMNS")) << wrong.error;
  EXPECT_FALSE(wrong.error.contains("too short")) << wrong.error;
}

}  // namespace
}  // namespace billspay::app
