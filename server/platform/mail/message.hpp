// One mail as the services write it, and its forms: RFC 5322 text for the wire and JSON for the
// outbox. Plain text only, because a mail of ours never needs more than a sentence and a link.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "platform/core/clock.hpp"
#include "platform/core/ids.hpp"
#include "platform/core/secret.hpp"

namespace billspay::mail {

struct Message {
  std::string kind;  // for logs and statistics: "password-reset"
  std::string to;    // bare addr-spec
  std::string to_name;
  std::string subject;
  std::string text;  // UTF-8, lines end with \n

  bool operator==(const Message&) const = default;
};

struct Sender {
  std::string address;  // bare addr-spec
  std::string name;
};

// RFC 5322 and 2045 text with CRLF: one recipient, quoted-printable, lines of at most 76 characters
// (unless an address alone is longer). The same id always gives the same Message-ID, so that a mail
// that is sent twice can be recognised. The error says which header was refused, never its value:
// an address that is not one, or a control character in a name or subject (ASVS V1.3.11).
std::expected<std::string, std::string> render(const Message& message, const Sender& sender,
                                               MessageId id, Timestamp date);

// The payload of an outbox row; it may carry a reset link.
SecretString to_json(const Message& message);
// Nothing for any other text than to_json() writes.
std::optional<Message> from_json(std::string_view json);

}  // namespace billspay::mail
