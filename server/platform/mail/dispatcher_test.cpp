#include "platform/mail/dispatcher.hpp"

#include <functional>
#include <set>
#include <thread>

#include "platform/mail/outbox_fixture_test.hpp"
#include "platform/mail/smtp_peer_test.hpp"
#include "platform/observability/log.hpp"

namespace billspay::mail {
namespace {

using namespace std::chrono_literals;

class DispatcherTest : public OutboxTest {
 protected:
  DispatcherTest() {
    worker_.conninfo = SecretString(database_.server_url());
    worker_.role = "billspay_worker";
    worker_.application_name = "billspay-mail";
  }

  std::unique_ptr<Dispatcher> start(const vault::DataCipher& cipher) {
    auto transport = open_transport(SecretString(peer_.url()), "no-reply@billspay.example");
    return std::make_unique<Dispatcher>(worker_, cipher, std::move(transport.value()), 50ms);
  }
  std::unique_ptr<Dispatcher> start() { return start(cipher_); }

  static void eventually(const std::function<bool()>& holds) {
    for (int i = 0; i < 2000; ++i) {
      if (holds()) return;
      std::this_thread::sleep_for(10ms);
    }
    FAIL() << "this did not come true";
  }

  void allow_connections(bool allowed) {
    postgres::BlockingConnection(test_support::test_cluster().superuser_url())
        .execute("ALTER DATABASE " + database_.name() + " ALLOW_CONNECTIONS " +
                 (allowed ? "true" : "false"));
  }
  // Returns when they have ended, not when they have been told to.
  void end_connections_of_the_worker() {
    database_.query(
        "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND application_name = $1",
        {worker_.application_name});
  }

  SmtpPeer peer_;
  postgres::ConnectionOptions worker_;
};

TEST_F(DispatcherTest, SendsWhatIsDueAndErasesIt) {
  const auto dispatcher = start();
  enqueue_for(customer_, reset_mail());
  dispatcher->wake();
  eventually([&] { return count("sent_at IS NOT NULL") == 1; });
  eventually([&] { return dispatcher->counts().sent == 1; });
  EXPECT_EQ(rows("attempts, payload, last_error, abandoned_at"),
            (std::vector<Row>{{"1", std::nullopt, std::nullopt, std::nullopt}}));
  ASSERT_EQ(peer_.contents().size(), 1U);
  EXPECT_NE(peer_.contents()[0].find("reset#token=3Da-secret"), std::string::npos);
  EXPECT_NE(peer_.contents()[0].find("Message-ID: <" + rows("id")[0][0].value() + "@"),
            std::string::npos);
  eventually([&] { return dispatcher->counts().pending == 0; });
}

TEST_F(DispatcherTest, SendsNothingThatWasRolledBack) {
  const auto dispatcher = start();
  enqueue_for(customer_, reset_mail("eve@example.com"), {.commit = false, .on_behalf_of = {}});
  enqueue_for(customer_, reset_mail());
  eventually([&] { return dispatcher->counts().sent == 1; });
  EXPECT_TRUE(peer_.heard("RCPT TO:<ada@example.com>"));
  EXPECT_FALSE(peer_.heard("RCPT TO:<eve@example.com>"));
}

TEST_F(DispatcherTest, SendsEachMessageOnceWhenThereAreTwo) {
  constexpr int messages = 40;
  for (int i = 0; i < messages; ++i) {
    enqueue_for(customer_, reset_mail("ada" + std::to_string(i) + "@example.com"));
  }
  const auto one = start();
  const auto other = start();
  eventually([&] { return one->counts().sent + other->counts().sent == messages; });
  EXPECT_EQ(count("sent_at IS NOT NULL AND attempts = 1 AND payload IS NULL"), messages);
  std::set<std::string> recipients;
  for (const auto& command : peer_.commands()) {
    if (command.starts_with("RCPT")) EXPECT_TRUE(recipients.insert(command).second) << command;
  }
  EXPECT_EQ(recipients.size(), static_cast<std::size_t>(messages));
}

TEST_F(DispatcherTest, LeavesAMessageAloneThatAnotherIsSending) {
  peer_.follow({{"content", SmtpPeer::wait}});
  enqueue_for(customer_, reset_mail());
  const auto slow = start();
  eventually([&] { return peer_.heard("DATA"); });
  const auto other = start();
  eventually([&] { return other->counts().pending == 1; });  // it looked, and saw
  peer_.follow({});
  eventually([&] { return slow->counts().sent == 1; });
  EXPECT_EQ(other->counts().sent + other->counts().failed, 0U);
  EXPECT_EQ(peer_.contents().size(), 1U);
}

TEST_F(DispatcherTest, TriesAgainLater) {
  peer_.follow({{"RCPT", "450 later"}});
  enqueue_for(customer_, reset_mail());
  const auto dispatcher = start();
  eventually([&] { return dispatcher->counts().failed == 1; });
  eventually([&] { return dispatcher->counts().pending == 1; });
  EXPECT_EQ(rows("attempts, last_error, sent_at, abandoned_at, payload IS NULL,"
                 "next_attempt_at > now(), next_attempt_at <= now() + interval '10 seconds'"),
            (std::vector<Row>{{"1", "the mail server refused the recipient (450)", std::nullopt,
                               std::nullopt, "f", "t", "t"}}));
  peer_.follow({});
  database_.execute("UPDATE outbox SET next_attempt_at = now()");
  dispatcher->wake();
  eventually([&] { return dispatcher->counts().sent == 1; });
  EXPECT_EQ(rows("attempts, last_error, payload"),
            (std::vector<Row>{{"2", std::nullopt, std::nullopt}}));
}

TEST_F(DispatcherTest, GivesUpAtOnceWhenTheRefusalIsPermanent) {
  peer_.follow({{"RCPT", "550 no such user"}});
  enqueue_for(customer_, reset_mail());
  const auto dispatcher = start();
  eventually([&] { return dispatcher->counts().abandoned == 1; });
  EXPECT_EQ(rows("attempts, payload, sent_at, abandoned_at IS NULL, last_error"),
            (std::vector<Row>{{"1", std::nullopt, std::nullopt, "f",
                               "the mail server refused the recipient (550)"}}));
}

TEST_F(DispatcherTest, GivesUpAfterTheLastAttempt) {
  peer_.follow({{"greeting", "421 busy"}});
  enqueue_for(customer_, reset_mail());
  database_.execute("UPDATE outbox SET attempts = 8");
  const auto dispatcher = start();
  eventually([&] { return dispatcher->counts().abandoned == 1; });
  EXPECT_EQ(count("attempts = 9 AND payload IS NULL AND abandoned_at IS NOT NULL"), 1);
}

TEST_F(DispatcherTest, DoesNotEvenTryAMessageThatWasClaimedTooOften) {
  enqueue_for(customer_, reset_mail());
  database_.execute("UPDATE outbox SET attempts = 9");
  const auto dispatcher = start();
  eventually([&] { return dispatcher->counts().abandoned == 1; });
  EXPECT_TRUE(peer_.commands().empty());
}

// S48
TEST_F(DispatcherTest, AbandonsAPoisonedHeader) {
  Message message = reset_mail();
  message.to_name = "Ada\r\nBcc: eve@example.com";
  enqueue_for(customer_, message);
  const auto dispatcher = start();
  eventually([&] { return dispatcher->counts().abandoned == 1; });
  EXPECT_TRUE(peer_.commands().empty());
}

// S61, S78
TEST_F(DispatcherTest, SendsNoPayloadOfAnotherRow) {
  enqueue_for(customer_, reset_mail("ada@example.com"));
  enqueue_for(customer_, reset_mail("eve@example.com"));
  database_.execute(
      "UPDATE outbox SET payload = other.payload FROM outbox other WHERE other.id <> outbox.id");
  const auto dispatcher = start();
  eventually([&] { return dispatcher->counts().failed == 2; });
  EXPECT_EQ(count("sent_at IS NULL AND last_error = 'the payload does not open'"), 2);
  EXPECT_TRUE(peer_.commands().empty());
}

TEST_F(DispatcherTest, KeepsWhatItHasNoKeyFor) {
  enqueue_for(customer_, reset_mail());
  const auto other_cipher = cipher_with_key('x');
  const auto dispatcher = start(other_cipher);
  eventually([&] { return dispatcher->counts().failed == 1; });
  EXPECT_EQ(count("payload IS NOT NULL AND abandoned_at IS NULL"), 1);
}

// S76
TEST_F(DispatcherTest, LogsNeitherAddressNorLink) {
  const log::Capture captured;
  enqueue_for(customer_, reset_mail());
  peer_.follow({{"content", "550 ada@example.com a-secret"}});
  const auto dispatcher = start();
  eventually([&] { return dispatcher->counts().abandoned == 1; });
  dispatcher->stop();
  std::string text;
  for (const auto& line : captured.lines()) text += line + '\n';
  EXPECT_NE(text.find("password-reset"), std::string::npos);
  EXPECT_NE(text.find(rows("id")[0][0].value()), std::string::npos);
  for (const char* word : {"ada@", "example.com", "secret", "Reset your"}) {
    EXPECT_EQ(text.find(word), std::string::npos) << text;
  }
}

// S78
TEST_F(DispatcherTest, GoesOnAfterLosingItsDatabaseConnections) {
  const auto dispatcher = start();
  enqueue_for(customer_, reset_mail());
  eventually([&] { return dispatcher->counts().sent == 1; });
  end_connections_of_the_worker();
  enqueue_for(customer_, reset_mail());
  eventually([&] { return dispatcher->counts().sent == 2; });
  EXPECT_EQ(peer_.contents().size(), 2U);
}

// S78
TEST_F(DispatcherTest, NotesASentMessageOnceTheDatabaseIsBack) {
  const log::Capture captured;
  peer_.follow({{"content", SmtpPeer::wait}});
  enqueue_for(customer_, reset_mail());
  const auto dispatcher = start();
  eventually([&] { return peer_.heard("DATA"); });
  allow_connections(false);
  end_connections_of_the_worker();
  peer_.follow({});
  eventually([&] { return !captured.lines().empty(); });
  EXPECT_EQ(peer_.contents().size(), 1U);
  EXPECT_EQ(count("sent_at IS NULL"), 1);
  allow_connections(true);
  eventually([&] { return dispatcher->counts().sent == 1; });
  EXPECT_EQ(count("sent_at IS NOT NULL AND attempts = 1"), 1);
  EXPECT_EQ(peer_.contents().size(), 1U);
}

// S78
TEST_F(DispatcherTest, StopsWhileTheDatabaseCannotBeReached) {
  worker_.conninfo = SecretString("host=127.0.0.1 port=1 user=nobody");
  const log::Capture captured;
  const auto dispatcher = start();
  eventually([&] { return !captured.lines().empty(); });
  std::this_thread::sleep_for(200ms);
  dispatcher->stop();
  dispatcher->stop();
  EXPECT_EQ(captured.lines().size(), 1U);
}

TEST(PauseAfter, GrowsAndEndsWithinAboutADay) {
  std::chrono::seconds total{0};
  std::chrono::seconds last{0};
  int attempts = 1;
  for (; const auto pause = pause_after(attempts); ++attempts) {
    EXPECT_GE(*pause, last);
    last = *pause;
    total += *pause;
  }
  EXPECT_EQ(pause_after(1), 10s);
  EXPECT_EQ(attempts, 9);
  EXPECT_GT(total, 20h);
  EXPECT_LT(total, 25h);
  EXPECT_FALSE(pause_after(0));
  EXPECT_FALSE(pause_after(-1));
}

}  // namespace
}  // namespace billspay::mail
