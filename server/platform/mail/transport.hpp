// Where mail leaves us: an SMTP server, or a folder of .eml files for development and tests. One
// address (MAIL_URL) chooses; the dispatcher is the only caller and may block.
#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/core/ids.hpp"
#include "platform/core/secret.hpp"
#include "platform/mail/message.hpp"

namespace billspay::mail {

// The reason names neither address nor secret, so it may be logged and stored.
struct DeliveryFailure {
  bool permanent;  // trying the same message again is pointless
  std::string reason;
};

class Transport {
 public:
  virtual ~Transport() = default;
  // Blocks until the message is accepted or refused, about TransportTimeouts::total at most.
  virtual std::expected<void, DeliveryFailure> deliver(MessageId id, const Message& message) = 0;
};

struct TransportTimeouts {
  std::chrono::milliseconds connect{5'000};
  std::chrono::milliseconds total{15'000};    // must end before mail::lease does
  std::chrono::milliseconds farewell{1'000};  // for the answer to QUIT, when all else is done
};

// What is wrong with `url` or `from`, if anything: a sentence for whoever set them. Makes no
// folder.
std::optional<std::string> unusable_address(const SecretString& url, std::string_view from);

// `url` is one of
//   smtp://[user:password@]host[:port]   STARTTLS is required, except on a loopback address
//   smtps://[user:password@]host[:port]  TLS from the start
//   file:FOLDER                          one .eml file per message, made when missing
// with ?tls=off to allow, or ?tls=required to forbid, an smtp:// server without STARTTLS and
// ?from=ADDRESS in place of `from`. Ports default to 587 and 465 (RFC 8314). Certificates are
// always verified, and a password is never sent in the clear to another host. The error says what
// to correct, without the address itself, for it may hold a password.
std::expected<std::unique_ptr<Transport>, std::string> open_transport(
    const SecretString& url, std::string_view from, TransportTimeouts timeouts = {});

}  // namespace billspay::mail
