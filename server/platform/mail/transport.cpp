#include "platform/mail/transport.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <variant>

#include "platform/core/text.hpp"
#include "platform/mail/file_transport.hpp"
#include "platform/mail/smtp_transport.hpp"

namespace billspay::mail {
namespace {

constexpr std::string_view sender_name = "billspay";

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

// An absent part is an empty one.
std::optional<std::string> part_of(const Url& url, CURLUPart part, unsigned int flags = 0) {
  char* text = nullptr;
  const CURLUcode result = curl_url_get(url.get(), part, &text, flags);
  if (result == CURLUE_URLDECODE) return std::nullopt;  // also when it hides control characters
  std::string value = text == nullptr ? "" : text;
  if (text != nullptr) wipe(text, value.size());
  curl_free(text);
  return value;
}

bool is_loopback(const std::string& host) {
  in_addr address{};
  if (inet_pton(AF_INET, host.c_str(), &address) == 1) return ntohl(address.s_addr) >> 24U == 127;
  return host == "localhost" || host == "[::1]";
}

struct Choices {
  std::string from;
  std::string tls;
};

// "from=a@example.com&tls=off"; false when there is anything else.
bool read_query(std::string_view query, Choices& choices) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return false;
    const std::string encoded(pair.substr(equals + 1));
    int size = 0;
    char* decoded =
        curl_easy_unescape(nullptr, encoded.c_str(), static_cast<int>(encoded.size()), &size);
    if (decoded == nullptr) return false;
    const std::string value(decoded, static_cast<std::size_t>(size));
    curl_free(decoded);
    if (pair.starts_with("from=")) {
      choices.from = value;
    } else if (pair.starts_with("tls=") && (value == "off" || value == "required")) {
      choices.tls = value;
    } else {
      return false;
    }
  }
  return true;
}

std::expected<Sender, std::string> sender_from(const Choices& choices) {
  if (!valid_email(choices.from)) {
    return std::unexpected(
        "The address that mail comes from is missing or malformed: set MAIL_FROM to one like "
        "no-reply@example.com.");
  }
  return Sender{choices.from, std::string(sender_name)};
}

// A mail server or a folder, and whom mail comes from.
struct Address {
  std::variant<std::filesystem::path, SmtpServer> place;
  Sender sender;
};

std::expected<Address, std::string> parse_folder(std::string_view address, Choices choices) {
  const std::size_t question = address.find('?');
  std::string_view folder = address.substr(0, question);
  if (folder.starts_with("///")) folder.remove_prefix(2);
  if (question != std::string_view::npos && !read_query(address.substr(question + 1), choices)) {
    return std::unexpected("MAIL_URL: after ? only from=ADDRESS is understood for file:.");
  }
  if (folder.empty()) return std::unexpected("MAIL_URL: file: wants a folder, as in file:mail.");
  auto sender = sender_from(choices);
  if (!sender) return std::unexpected(std::move(sender.error()));
  return Address{std::filesystem::path(folder), std::move(*sender)};
}

std::expected<SmtpServer, std::string> server_from(const Url& url, const Choices& choices) {
  const auto host = part_of(url, CURLUPART_HOST);
  const auto user = part_of(url, CURLUPART_USER, CURLU_URLDECODE);
  const auto password = part_of(url, CURLUPART_PASSWORD, CURLU_URLDECODE);
  const auto port = part_of(url, CURLUPART_PORT);
  if (!host || host->empty() || !user || !password || !port ||
      part_of(url, CURLUPART_PATH) != "/") {
    return std::unexpected("MAIL_URL: write smtp://[user:password@]host[:port] and nothing after.");
  }
  const bool tls_first = part_of(url, CURLUPART_SCHEME) == "smtps";
  const bool off = choices.tls == "off" || (choices.tls.empty() && is_loopback(*host));
  SmtpServer server{.host = *host,
                    .port = port->empty() ? (tls_first ? 465 : 587) : std::atoi(port->c_str()),
                    .encryption = tls_first ? Encryption::from_the_start
                                  : off     ? Encryption::none
                                            : Encryption::starttls,
                    .user = *user,
                    .password = SecretString(*password)};
  if (tls_first && choices.tls == "off") {
    return std::unexpected("MAIL_URL: smtps:// and tls=off contradict each other.");
  }
  if (server.encryption == Encryption::none && !server.user.empty() && !is_loopback(*host)) {
    return std::unexpected("MAIL_URL: a password is not sent without TLS; remove tls=off.");
  }
  return server;
}

std::expected<Address, std::string> parse_smtp(const SecretString& address, Choices choices) {
  const Url url(curl_url(), curl_url_cleanup);
  if (!url) throw std::bad_alloc();
  const std::string_view text = address.reveal();
  if ((!text.starts_with("smtp://") && !text.starts_with("smtps://")) ||
      curl_url_set(url.get(), CURLUPART_URL, address.reveal().c_str(), 0) != CURLUE_OK) {
    return std::unexpected(
        "MAIL_URL is not an address of a mail server: write smtp://host:port, smtps://host:port "
        "or file:FOLDER, with special characters of a password percent-encoded.");
  }
  if (!read_query(part_of(url, CURLUPART_QUERY).value_or("?"), choices)) {
    return std::unexpected(
        "MAIL_URL: after ? only from=ADDRESS, tls=off and tls=required are understood.");
  }
  auto sender = sender_from(choices);
  if (!sender) return std::unexpected(std::move(sender.error()));
  auto server = server_from(url, choices);
  if (!server) return std::unexpected(std::move(server.error()));
  return Address{std::move(*server), std::move(*sender)};
}

std::expected<Address, std::string> parse(const SecretString& url, std::string_view from) {
  constexpr std::string_view file_scheme = "file:";
  const Choices choices{.from = std::string(from), .tls = {}};
  const std::string_view address = url.reveal();
  return address.starts_with(file_scheme)
             ? parse_folder(address.substr(file_scheme.size()), choices)
             : parse_smtp(url, choices);
}

}  // namespace

std::optional<std::string> unusable_address(const SecretString& url, std::string_view from) {
  auto address = parse(url, from);
  if (address) return std::nullopt;
  return std::move(address.error());
}

std::expected<std::unique_ptr<Transport>, std::string> open_transport(const SecretString& url,
                                                                      std::string_view from,
                                                                      TransportTimeouts timeouts) {
  auto address = parse(url, from);
  if (!address) return std::unexpected(std::move(address.error()));
  if (auto* server = std::get_if<SmtpServer>(&address->place)) {
    return std::make_unique<SmtpTransport>(std::move(*server), std::move(address->sender),
                                           timeouts);
  }
  try {
    return std::make_unique<FileTransport>(std::get<std::filesystem::path>(address->place),
                                           std::move(address->sender));
  } catch (const std::filesystem::filesystem_error& failure) {
    return std::unexpected("MAIL_URL: the folder cannot be made: " + failure.code().message() +
                           ".");
  }
}

}  // namespace billspay::mail
