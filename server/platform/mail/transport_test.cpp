#include "platform/mail/transport.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/core/bytes.hpp"
#include "platform/mail/smtp_peer_test.hpp"

namespace billspay::mail {
namespace {

using std::chrono::milliseconds;

constexpr const char* from = "no-reply@billspay.example";

Message reset_mail() {
  return {"password-reset", "ada@example.com", "Ada Lovelace", "Reset your password",
          "https://example.com/reset#token=a-secret\n"};
}

std::expected<void, DeliveryFailure> deliver(const std::string& url, const Message& message,
                                             TransportTimeouts timeouts = {}) {
  auto transport = open_transport(SecretString(url), from, timeouts);
  if (!transport) return std::unexpected(DeliveryFailure{true, transport.error()});
  return (*transport)->deliver(MessageId::make(), message);
}

void expect_discreet(const std::string& reason) {
  for (const char* word : {"ada", "example.com", "secret", "token", "Reset"}) {
    EXPECT_EQ(reason.find(word), std::string::npos) << reason;
  }
}

TEST(SmtpTransport, HandsOverOneMessageToOneRecipient) {
  SmtpPeer peer;
  const auto outcome = deliver(peer.url(), reset_mail());
  ASSERT_TRUE(outcome) << outcome.error().reason;
  const auto commands = peer.commands();
  ASSERT_GE(commands.size(), 4U);
  EXPECT_EQ(commands[0], "EHLO billspay.example");
  EXPECT_EQ(commands[1], "MAIL FROM:<no-reply@billspay.example>");
  EXPECT_EQ(commands[2], "RCPT TO:<ada@example.com>");
  EXPECT_EQ(commands[3], "DATA");
  ASSERT_EQ(peer.contents().size(), 1U);
  EXPECT_NE(peer.contents()[0].find("Subject: Reset your password\r\n"), std::string::npos);
}

TEST(SmtpTransport, DoublesDotsAndKeepsLinesShort) {
  SmtpPeer peer;
  Message message = reset_mail();
  message.subject = "Überweisung 山田";
  message.text = ".\n..\n.hidden\nRCPT TO:<eve@example.com>\n\n.\nQUIT\n" + std::string(2000, '.');
  const auto outcome = deliver(peer.url(), message);
  ASSERT_TRUE(outcome) << outcome.error().reason;
  ASSERT_EQ(peer.contents().size(), 1U);
  const std::string content = peer.contents()[0];
  EXPECT_NE(content.find("\r\n\r\n..\r\n...\r\n..hidden\r\nRCPT TO:<eve@example.com>\r\n\r\n..\r\n"
                         "QUIT\r\n"),
            std::string::npos);
  EXPECT_NE(content.find("Subject: =?UTF-8?B?"), std::string::npos);
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t end = content.find("\r\n", at);
    EXPECT_LE(end - at, 77U);  // 76 and a doubled dot
    at = end + 2;
  }
  EXPECT_FALSE(peer.heard("RCPT TO:<eve"));
}

// S48
TEST(SmtpTransport, DoesNotEvenConnectForAPoisonedHeader) {
  SmtpPeer peer;
  for (std::string Message::* field : {&Message::to, &Message::to_name, &Message::subject}) {
    Message message = reset_mail();
    message.*field += "\r\nBcc: eve@example.com";
    const auto outcome = deliver(peer.url(), message);
    ASSERT_FALSE(outcome);
    EXPECT_TRUE(outcome.error().permanent);
    expect_discreet(outcome.error().reason);
  }
  EXPECT_TRUE(peer.commands().empty());
}

TEST(SmtpTransport, GivesUpOnlyWhenRecipientOrContentIsRefusedForGood) {
  struct Case {
    const char* command;
    const char* reply;
    bool permanent;
  };
  for (const Case& refusal :
       {Case{"greeting", "421 busy", false}, Case{"greeting", "554 no service", false},
        Case{"MAIL", "451 later", false}, Case{"MAIL", "550 no such sender a@example.com", false},
        Case{"MAIL", "530 STARTTLS first", false}, Case{"RCPT", "450 greylisted", false},
        Case{"RCPT", "550 no such user ada@example.com", true},
        Case{"RCPT", "530 who are you", false}, Case{"DATA", "421 shutting down", false},
        Case{"DATA", "554 no valid recipients", true}, Case{"content", "452 disk full", false},
        Case{"content", "550 looks like spam: a-secret", true}}) {
    SmtpPeer peer({{refusal.command, refusal.reply}});
    const auto outcome = deliver(peer.url(), reset_mail());
    ASSERT_FALSE(outcome) << refusal.command << ' ' << refusal.reply;
    EXPECT_EQ(outcome.error().permanent, refusal.permanent)
        << refusal.command << ' ' << refusal.reply << ": " << outcome.error().reason;
    EXPECT_NE(outcome.error().reason.find(std::string(refusal.reply, 3)), std::string::npos)
        << outcome.error().reason;
    expect_discreet(outcome.error().reason);
    EXPECT_TRUE(peer.contents().empty());
  }
}

// S78
TEST(SmtpTransport, TriesAgainAfterALostConnection) {
  for (const char* command : {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "content"}) {
    SmtpPeer peer({{command, SmtpPeer::hang_up}});
    const auto outcome = deliver(peer.url(), reset_mail());
    ASSERT_FALSE(outcome) << command;
    EXPECT_FALSE(outcome.error().permanent) << command;
    expect_discreet(outcome.error().reason);
  }
}

// S78
TEST(SmtpTransport, DoesNotWaitForeverForASlowServer) {
  for (const char* command : {"greeting", "EHLO", "RCPT", "content"}) {
    SmtpPeer peer({{command, SmtpPeer::silence}});
    const auto outcome = deliver(peer.url(), reset_mail(),
                                 {.connect = milliseconds(200), .total = milliseconds(200)});
    ASSERT_FALSE(outcome) << command;
    EXPECT_FALSE(outcome.error().permanent) << command;
  }
}

TEST(SmtpTransport, HasDeliveredWhenOnlyTheFarewellFails) {
  for (const char* reply : {SmtpPeer::silence, SmtpPeer::hang_up, "500 what"}) {
    SmtpPeer peer({{"QUIT", reply}});
    const auto outcome = deliver(peer.url(), reset_mail(), {.farewell = milliseconds(100)});
    EXPECT_TRUE(outcome) << outcome.error().reason;
    EXPECT_EQ(peer.contents().size(), 1U);
  }
}

TEST(SmtpTransport, TriesAgainWhenNobodyListens) {
  int port = 0;
  {
    const SmtpPeer peer;
    port = peer.port();
  }
  const auto outcome = deliver("smtp://127.0.0.1:" + std::to_string(port), reset_mail());
  ASSERT_FALSE(outcome);
  EXPECT_FALSE(outcome.error().permanent);
}

TEST(SmtpTransport, SendsThePasswordOfTheAddress) {
  const std::string expected = base64(std::string("\0mailer\0p@ss:word", 17));
  SmtpPeer peer({{"AUTH", "334 "}, {expected.substr(0, 4), "235 welcome"}});
  std::string url = peer.url();
  url.insert(url.find("127"), "mailer:p%40ss%3Aword@");
  const auto outcome = deliver(url, reset_mail());
  ASSERT_TRUE(outcome) << outcome.error().reason;
  EXPECT_TRUE(peer.heard(expected));
}

TEST(SmtpTransport, TriesAgainWhenThePasswordIsRefused) {
  SmtpPeer peer({{"AUTH", "535 no"}});
  std::string url = peer.url();
  url.insert(url.find("127"), "mailer:wrong@");
  const auto outcome = deliver(url, reset_mail());
  ASSERT_FALSE(outcome);
  EXPECT_FALSE(outcome.error().permanent);
  EXPECT_FALSE(peer.heard("MAIL"));
}

// S66
TEST(SmtpTransport, SaysNothingToAServerThatTakesEncryptionAway) {
  SmtpPeer peer;  // offers no STARTTLS
  std::string url = peer.url("?tls=required");
  url.insert(url.find("127"), "mailer:secret@");
  const auto outcome = deliver(url, reset_mail());
  ASSERT_FALSE(outcome);
  EXPECT_FALSE(outcome.error().permanent);
  EXPECT_FALSE(peer.heard("AUTH"));
  EXPECT_FALSE(peer.heard("MAIL"));
}

// S66
TEST(SmtpTransport, SaysNothingToAServerWithACertificateThatNobodyVouchesFor) {
  SmtpPeer peer({}, true);
  const auto outcome = deliver(peer.url(), reset_mail());
  ASSERT_FALSE(outcome);
  EXPECT_FALSE(outcome.error().permanent);
  EXPECT_TRUE(peer.commands().empty());
}

TEST(SmtpTransport, IgnoresAProxyOfTheEnvironment) {
  SmtpPeer peer;
  ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
  ::setenv("smtp_proxy", "http://127.0.0.1:1", 1);
  const auto outcome = deliver(peer.url(), reset_mail());
  ::unsetenv("ALL_PROXY");
  ::unsetenv("smtp_proxy");
  EXPECT_TRUE(outcome) << outcome.error().reason;
}

TEST(SmtpTransport, TakesTheSenderFromTheAddressFirst) {
  SmtpPeer peer;
  ASSERT_TRUE(deliver(peer.url("?from=bills%40other.example"), reset_mail()));
  EXPECT_TRUE(peer.heard("MAIL FROM:<bills@other.example>"));
}

TEST(Transport, ExplainsAnAddressThatItDoesNotUnderstand) {
  for (const char* url :
       {"", "localhost", "http://mail.example.com", "smtp:", "smtp://", "smtp://:25",
        "smtp://mail.example.com:99999", "smtp://mail.example.com/folder",
        "smtp://mail.example.com?tls=maybe", "smtp://mail.example.com?colour=red",
        "smtp://mail.example.com?from=nobody", "smtps://mail.example.com?tls=off",
        "smtp://u:top-secret@mail.example.com?tls=off", "smtp://u:top-secret%0d%0a@localhost",
        "smtp://u:top-secret@mail.example.com\r\nQUIT", "file:", "file:?from=a@example.com",
        "file:/proc/nowhere/mail"}) {
    const auto transport = open_transport(SecretString(url), from);
    ASSERT_FALSE(transport) << url;
    EXPECT_FALSE(transport.error().empty());
    EXPECT_EQ(transport.error().find("top-secret"), std::string::npos);
  }
  EXPECT_FALSE(open_transport(SecretString("smtp://localhost"), ""));
  EXPECT_FALSE(open_transport(SecretString("smtp://localhost"), "a@example.com\r\nBcc: b@c.de"));
}

TEST(Transport, UnderstandsTheUsualAddresses) {
  for (const char* url :
       {"smtp://mail.example.com", "smtp://u:p@mail.example.com:2525", "smtps://mail.example.com",
        "smtp://[::1]:2525", "smtp://u:p@localhost", "smtp://mail.example.com?tls=off",
        "smtp://mail.example.com?tls=required&from=a@example.com", "smtp://127.0.0.1/"}) {
    const auto transport = open_transport(SecretString(url), from);
    EXPECT_TRUE(transport) << url << ": " << transport.error();
  }
}

class FileTransportTest : public testing::Test {
 protected:
  FileTransportTest() {
    std::string name = testing::TempDir() + "billspay-mail-XXXXXX";
    folder_ = ::mkdtemp(name.data());
  }
  ~FileTransportTest() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::vector<std::filesystem::path> files() const {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      found.push_back(entry.path());
    }
    return found;
  }

  std::filesystem::path folder_;
};

TEST_F(FileTransportTest, WritesOnePrivateFilePerMessage) {
  const std::string url = "file:" + (folder_ / "new" / "box").string();
  ASSERT_TRUE(deliver(url, reset_mail()));
  ASSERT_TRUE(deliver(url, reset_mail()));
  folder_ /= "new/box";
  ASSERT_EQ(files().size(), 2U);
  for (const auto& file : files()) {
    EXPECT_EQ(file.extension(), ".eml");
    struct stat status{};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    std::ifstream in(file);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    EXPECT_NE(text.find("token=3Da-secret\r\n"), std::string::npos);
  }
  folder_ = folder_.parent_path().parent_path();
}

TEST_F(FileTransportTest, LeavesNothingBehindWhenItFails) {
  auto transport = open_transport(SecretString("file://" + (folder_ / "box").string()), from);
  ASSERT_TRUE(transport) << transport.error();
  Message poisoned = reset_mail();
  poisoned.subject = "x\r\nBcc: eve@example.com";
  EXPECT_FALSE((*transport)->deliver(MessageId::make(), poisoned));
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "box"));

  std::filesystem::remove(folder_ / "box");
  const auto outcome = (*transport)->deliver(MessageId::make(), reset_mail());
  ASSERT_FALSE(outcome);
  EXPECT_FALSE(outcome.error().permanent);
  EXPECT_EQ(outcome.error().reason.find(folder_.string()), std::string::npos);
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace billspay::mail
