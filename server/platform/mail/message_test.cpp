#include "platform/mail/message.hpp"

#include <gtest/gtest.h>

#include "platform/core/bytes.hpp"

namespace billspay::mail {
namespace {

const Sender sender{"no-reply@billspay.example", "billspay"};

Message reset_mail() {
  return {"password-reset", "ada@example.com", "Ada Lovelace", "Reset your password",
          "Hello Ada,\n\nhttps://example.com/reset#token=abc\n"};
}

std::string rendered(const Message& message) {
  const auto at = Timestamp(std::chrono::sys_days(
                      Date(std::chrono::year(2026), std::chrono::month(1), std::chrono::day(4)))) +
                  std::chrono::hours(7) + std::chrono::seconds(9);
  const auto text =
      render(message, sender, MessageId(*Uuid::parse("0190a000-0000-7000-8000-000000000001")), at);
  EXPECT_TRUE(text) << text.error();
  return text.value_or("");
}

std::string header(const std::string& text, const std::string& name) {
  std::string value;
  bool inside = false;
  for (std::size_t at = 0; at < text.find("\r\n\r\n");) {
    const std::size_t end = text.find("\r\n", at);
    const std::string line = text.substr(at, end - at);
    if (!line.starts_with(' ')) inside = line.starts_with(name + ": ");
    if (inside) value += line.starts_with(' ') ? line : line.substr(name.size() + 2);
    at = end + 2;
  }
  return value;
}

std::string body(const std::string& text) { return text.substr(text.find("\r\n\r\n") + 4); }

// What a mail program makes of RFC 2047 B words.
std::string decode_words(std::string value) {
  std::string out;
  for (std::size_t at = 0; (at = value.find("=?UTF-8?B?", at)) != std::string::npos;) {
    const std::size_t end = value.find("?=", at + 10);
    out += from_base64(value.substr(at + 10, end - at - 10)).value_or("(not base64)");
    at = end;
  }
  return out;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '=' && text.substr(i).starts_with("=\r\n")) {
      i += 2;
    } else if (text[i] == '=') {
      out.push_back(static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16)));
      i += 2;
    } else if (text[i] != '\r') {
      out.push_back(text[i]);
    }
  }
  return out;
}

void expect_short_lines(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - at, 76U) << text.substr(at, end - at);
    at = end + 2;
  }
}

TEST(Message, IsPlainTextWithTheUsualHeaders) {
  EXPECT_EQ(rendered(reset_mail()),
            "From: \"billspay\" <no-reply@billspay.example>\r\n"
            "To: \"Ada Lovelace\" <ada@example.com>\r\n"
            "Subject: Reset your password\r\n"
            "Date: Sun, 4 Jan 2026 07:00:09 +0000\r\n"
            "Message-ID: <0190a000-0000-7000-8000-000000000001@billspay.example>\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=UTF-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
            "Hello Ada,\r\n"
            "\r\n"
            "https://example.com/reset#token=3Dabc\r\n");
}

// S48
TEST(Message, RefusesHeaderInjection) {
  using std::string_literals::operator""s;
  for (const std::string& poison :
       {"x\r\nBcc: eve@example.com"s, "x\nBcc: eve@example.com"s, "x\rBcc: eve@example.com"s,
        "x\0y"s, "\r\n\r\nbody"s, "x\r\n folded"s, "x\x7f"s, "x\ty"s, "\n"s, "x\x0b"s}) {
    for (std::string Message::* field : {&Message::to, &Message::to_name, &Message::subject}) {
      Message message = reset_mail();
      message.*field += poison;
      const auto text = render(message, sender, MessageId::make(), now());
      ASSERT_FALSE(text) << *text;
      EXPECT_EQ(text.error().find("eve"), std::string::npos);
    }
    for (std::string Sender::* field : {&Sender::address, &Sender::name}) {
      Sender poisoned = sender;
      poisoned.*field += poison;
      EXPECT_FALSE(render(reset_mail(), poisoned, MessageId::make(), now()));
    }
  }
}

// S48
TEST(Message, GoesToOneAddressOnly) {
  for (const char* address :
       {"", "ada", "a@example.com,b@example.com", "a@example.com b@example.com",
        "Ada <a@example.com>", "<a@example.com>", "a@example.com>", "a@example.com;b@example.com",
        "\"a b\"@example.com", "group:a@example.com;", "ä@example.com"}) {
    Message message = reset_mail();
    message.to = address;
    EXPECT_FALSE(render(message, sender, MessageId::make(), now())) << address;
  }
}

TEST(Message, KeepsSyntaxInANameHarmless) {
  Message message = reset_mail();
  message.to_name = R"(Eve" <eve@example.com>, "\)";
  EXPECT_EQ(header(rendered(message), "To"),
            R"("Eve\" <eve@example.com>, \"\\" <ada@example.com>)");
}

TEST(Message, EncodesHeadersThatAreNotAscii) {
  Message message = reset_mail();
  message.to_name = "Zoë Müller-Łukasiewicz 山田太郎 山田太郎 山田太郎 山田太郎";
  message.subject = "Ihre Überweisung über 84,27 € ist angekommen – vielen Dank für Ihre Geduld 🎉";
  const std::string text = rendered(message);
  expect_short_lines(text);
  EXPECT_EQ(decode_words(header(text, "Subject")), message.subject);
  EXPECT_EQ(decode_words(header(text, "To")), message.to_name);
  EXPECT_TRUE(header(text, "To").ends_with(" <ada@example.com>"));
}

TEST(Message, EncodesHeadersThatAreTooLongOrLookEncoded) {
  for (const std::string& subject : {std::string(300, 'a'), std::string("=?UTF-8?B?QUJD?="),
                                     std::string(" leading"), std::string("trailing ")}) {
    Message message = reset_mail();
    message.subject = subject;
    message.to_name = subject;
    const std::string text = rendered(message);
    expect_short_lines(text);
    EXPECT_EQ(decode_words(header(text, "Subject")), subject);
  }
}

TEST(Message, NeverSplitsACharacterBetweenTwoWords) {
  for (std::size_t shift = 0; shift < 5; ++shift) {
    Message message = reset_mail();
    message.subject = std::string(shift, 'x');
    for (int i = 0; i < 40; ++i) message.subject += "🎉";
    const std::string text = header(rendered(message), "Subject");
    std::size_t words = 0;
    for (std::size_t at = 0; (at = text.find("=?UTF-8?B?", at)) != std::string::npos; ++words) {
      const std::size_t end = text.find("?=", at + 10);
      const std::string word = from_base64(text.substr(at + 10, end - at - 10)).value_or("\x80");
      EXPECT_NE(static_cast<unsigned char>(word.front()) & 0xc0U, 0x80U);
      at = end;
    }
    EXPECT_GT(words, 1U);
    EXPECT_EQ(decode_words(text), message.subject);
  }
}

TEST(Message, TextSurvivesQuotedPrintable) {
  Message message = reset_mail();
  message.text = "Grüße, 山田!\n.\n..\n. dot\nblank at the end \ntab\t\n=20\n\n" +
                 std::string(75, 'a') + "\n" + std::string(76, 'b') + "\n" + std::string(77, 'c') +
                 "\n" + std::string(75, 'd') + "=\n" + std::string(500, ' ') +
                 "\nhttps://example.com/#token=" + std::string(200, 'e') + "\n" +
                 std::string("nul\0", 4) + "\n";
  const std::string text = rendered(message);
  expect_short_lines(text);
  EXPECT_EQ(decode_quoted_printable(body(text)), message.text);
  for (const char c : body(text)) {
    EXPECT_TRUE(c == '\r' || c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7f));
  }
}

TEST(Message, EndsEveryLineTheSameWay) {
  Message message = reset_mail();
  message.text = "one\r\ntwo\rthree\n\r\nfour";
  EXPECT_EQ(body(rendered(message)), "one\r\ntwo\r\nthree\r\n\r\nfour\r\n");
}

TEST(Message, IsTheSameAfterTheOutbox) {
  Message message = reset_mail();
  message.text += "\"quotes\" \\ 山田 \x01\n";
  EXPECT_EQ(from_json(to_json(message).reveal()), message);
}

TEST(Message, IsNotReadFromAnythingElse) {
  for (const char* text :
       {"", "null", "[]", "{}", R"({"kind":"a","to":"b","toName":"c","subject":"d"})",
        R"({"kind":"a","to":"b","toName":"c","subject":"d","text":5})",
        R"({"kind":"a","to":"b","toName":"c","subject":"d","text":"e","cc":"f"})",
        R"({"kind":"a","to":"b","toName":"c","subject":"d","text":"e"}x)"}) {
    EXPECT_FALSE(from_json(text)) << text;
  }
}

}  // namespace
}  // namespace billspay::mail
