// Hands mail to an SMTP server, through libcurl: one connection per message, because mail is rare
// and a connection that was left open is one more thing that can be stale.
#pragma once

#include "platform/mail/transport.hpp"

namespace billspay::mail {

enum class Encryption { none, starttls, from_the_start };

struct SmtpServer {
  std::string host;  // an IPv6 address stands in brackets
  int port;
  Encryption encryption;
  std::string user;  // empty: no authentication
  SecretString password;
};

class SmtpTransport : public Transport {
 public:
  SmtpTransport(SmtpServer server, Sender sender, TransportTimeouts timeouts);
  // Permanent only when the server refuses the recipient or the content for good (5xx, RFC 5321
  // §4.2.1). A refused greeting, password or sender is our configuration's fault and is tried
  // again. The calling thread must have SIGPIPE blocked or ignored.
  std::expected<void, DeliveryFailure> deliver(MessageId id, const Message& message) override;

 private:
  SmtpServer server_;
  Sender sender_;
  TransportTimeouts timeouts_;
};

}  // namespace billspay::mail
