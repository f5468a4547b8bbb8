#include "platform/mail/message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/core/bytes.hpp"
#include "platform/core/text.hpp"

namespace billspay::mail {
namespace {

constexpr std::size_t longest_line = 76;  // RFC 2045 §6.7 (5) and RFC 2047 §2

bool has_control(std::string_view text) noexcept {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

// Which header value cannot be one, if any.
std::optional<std::string> refused_header(const Message& message, const Sender& sender) {
  if (!valid_email(message.to)) return "the recipient is not an e-mail address";
  if (!valid_email(sender.address)) return "the sender is not an e-mail address";
  if (has_control(message.to_name)) return "the recipient's name has control characters";
  if (has_control(sender.name)) return "the sender's name has control characters";
  if (has_control(message.subject)) return "the subject has control characters";
  return std::nullopt;
}

// Whether a value may stand in a header as it is: it fits and cannot be taken for an encoded word.
bool plain_in_header(std::string_view value, std::size_t room) noexcept {
  return value.size() <= room && value.find("=?") == std::string_view::npos &&
         !value.starts_with(' ') && !value.ends_with(' ') &&
         std::ranges::all_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// RFC 2047 §4.1: words of whole characters, one to a line.
std::string encoded_words(std::string_view value) {
  constexpr std::size_t bytes_per_word = 39;  // 64 characters, so that "Subject: " fits before it
  std::string words;
  while (!value.empty()) {
    std::size_t size = std::min(bytes_per_word, value.size());
    while (size < value.size() && size > bytes_per_word - 3 &&
           (static_cast<unsigned char>(value[size]) & 0xc0U) == 0x80U) {
      --size;
    }
    if (!words.empty()) words += "\r\n ";
    words += "=?UTF-8?B?" + base64(value.substr(0, size)) + "?=";
    value.remove_prefix(size);
  }
  return words;
}

// "Name" <address>, RFC 5322 §3.4, folded where it would be too long.
std::string mailbox(std::string_view header, std::string_view name, std::string_view address) {
  if (name.empty()) return fmt::format("{}: {}\r\n", header, address);
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted.push_back('\\');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  const std::string shown =
      plain_in_header(quoted, longest_line - header.size() - 2) ? quoted : encoded_words(name);
  const bool fits = shown.find('\n') == std::string::npos &&
                    header.size() + shown.size() + address.size() + 5 <= longest_line;
  return fmt::format("{}: {}{} <{}>\r\n", header, shown, fits ? "" : "\r\n", address);
}

std::string unstructured(std::string_view header, std::string_view value) {
  const std::size_t room = longest_line - header.size() - 2;
  return fmt::format("{}: {}\r\n", header,
                     plain_in_header(value, room) ? std::string(value) : encoded_words(value));
}

// RFC 5322 §3.3: "Sun, 22 Nov 2026 18:04:05 +0000".
std::string format_date_time(Timestamp at) {
  using namespace std::chrono;
  constexpr std::array day_names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = floor<days>(at);
  const Date date(day);
  const hh_mm_ss time(floor<seconds>(at - day));
  return fmt::format("{}, {} {} {:04} {:02}:{:02}:{:02} +0000",
                     day_names[weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                     month_names[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

void append_quoted_printable_line(std::string& out, std::string_view line) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    const bool last = i + 1 == line.size();
    const bool blank = byte == ' ' || byte == '\t';
    const bool literal = (byte > 0x20 && byte < 0x7f && byte != '=') || (blank && !last);
    const std::size_t size = literal ? 1 : 3;
    if (width + size > longest_line - (last ? 0 : 1)) {
      out += "=\r\n";
      width = 0;
    }
    if (literal) {
      out.push_back(line[i]);
    } else {
      fmt::format_to(std::back_inserter(out), "={:02X}", byte);
    }
    width += size;
  }
  out += "\r\n";
}

// RFC 2045 §6.7. A carriage return of any kind ends a line, so that none is left in the text.
std::string quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    append_quoted_printable_line(out, text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
  return out;
}

}  // namespace

std::expected<std::string, std::string> render(const Message& message, const Sender& sender,
                                               MessageId id, Timestamp date) {
  if (auto refused = refused_header(message, sender)) return std::unexpected(std::move(*refused));
  const std::string_view address = sender.address;
  std::string out = mailbox("From", sender.name, address);
  out += mailbox("To", message.to_name, message.to);
  out += unstructured("Subject", message.subject);
  out += fmt::format("Date: {}\r\n", format_date_time(date));
  out +=
      fmt::format("Message-ID: <{}@{}>\r\n", id.to_string(), address.substr(address.find('@') + 1));
  // RFC 3834 §5: holiday answers stay away.
  out +=
      "Auto-Submitted: auto-generated\r\n"
      "MIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=UTF-8\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n"
      "\r\n";
  out += quoted_printable(message.text);
  return out;
}

SecretString to_json(const Message& message) {
  return SecretString(boost::json::serialize(boost::json::object{{"kind", message.kind},
                                                                 {"to", message.to},
                                                                 {"toName", message.to_name},
                                                                 {"subject", message.subject},
                                                                 {"text", message.text}}));
}

std::optional<Message> from_json(std::string_view json) {
  boost::system::error_code failure;
  const auto document = boost::json::parse(json, failure);
  if (failure || !document.is_object() || document.get_object().size() != 5) return std::nullopt;
  Message message;
  const auto read = [&](std::string_view name, std::string& out) {
    const auto* member = document.get_object().if_contains(name);
    if (member == nullptr || !member->is_string()) return false;
    out = std::string(member->get_string());
    return true;
  };
  if (!read("kind", message.kind) || !read("to", message.to) || !read("toName", message.to_name) ||
      !read("subject", message.subject) || !read("text", message.text)) {
    return std::nullopt;
  }
  return message;
}

}  // namespace billspay::mail
