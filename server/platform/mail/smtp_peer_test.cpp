#include "platform/mail/smtp_peer_test.hpp"

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>
#include <stdexcept>
#include <utility>

namespace billspay::mail {
namespace {

// With a certificate for 127.0.0.1 that nobody vouches for.
SSL_CTX* untrusted_tls() {
  SSL_CTX* context = SSL_CTX_new(TLS_server_method());
  EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
  X509* certificate = X509_new();
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME* name = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("127.0.0.1"), -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  X509_sign(certificate, key, nullptr);
  SSL_CTX_use_certificate(context, certificate);
  SSL_CTX_use_PrivateKey(context, key);
  X509_free(certificate);
  EVP_PKEY_free(key);
  return context;
}

}  // namespace

struct SmtpPeer::Connection {
  int socket;
  SSL* tls;
  const std::atomic<bool>& stopping;
  std::string buffer;

  void write(const std::string& text) const {
    if (tls != nullptr) {
      SSL_write(tls, text.data(), static_cast<int>(text.size()));
    } else {
      (void)::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
    }
  }

  // Without its CRLF; nothing when the other side is gone or the test is over.
  std::optional<std::string> read_line() {
    while (true) {
      const std::size_t end = buffer.find("\r\n");
      if (end != std::string::npos) {
        std::string line = buffer.substr(0, end);
        buffer.erase(0, end + 2);
        return line;
      }
      char chunk[4096];
      const auto size = read_some(chunk, sizeof chunk);
      if (size <= 0) return std::nullopt;
      buffer.append(chunk, static_cast<std::size_t>(size));
    }
  }

  ssize_t read_some(char* chunk, std::size_t size) const {
    pollfd ready{socket, POLLIN, 0};
    while ((tls == nullptr || SSL_pending(tls) == 0) && ::poll(&ready, 1, 20) == 0) {
      if (stopping) return 0;
    }
    return tls != nullptr ? SSL_read(tls, chunk, static_cast<int>(size))
                          : ::recv(socket, chunk, size, 0);
  }
};

SmtpPeer::SmtpPeer(Script script, bool with_tls) : script_(std::move(script)) {
  if (with_tls) tls_ = untrusted_tls();
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::listen(listener_, 16) != 0 ||
      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("the SMTP peer of the test cannot listen");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

SmtpPeer::~SmtpPeer() {
  stopping_ = true;
  thread_.join();
  ::close(listener_);
  SSL_CTX_free(tls_);
}

std::vector<std::string> SmtpPeer::commands() const {
  const std::lock_guard lock(mutex_);
  return commands_;
}

bool SmtpPeer::heard(const std::string& start) const {
  const std::lock_guard lock(mutex_);
  for (const auto& command : commands_) {
    if (command.starts_with(start)) return true;
  }
  return false;
}

std::vector<std::string> SmtpPeer::contents() const {
  const std::lock_guard lock(mutex_);
  return contents_;
}

void SmtpPeer::follow(Script script) {
  const std::lock_guard lock(mutex_);
  script_ = std::move(script);
}

void SmtpPeer::serve() {
  while (!stopping_) {
    pollfd ready{listener_, POLLIN, 0};
    if (::poll(&ready, 1, 20) <= 0) continue;
    const int socket = ::accept(listener_, nullptr, nullptr);
    if (socket < 0) continue;
    Connection connection{socket, tls_ != nullptr ? SSL_new(tls_) : nullptr, stopping_, {}};
    if (connection.tls != nullptr) SSL_set_fd(connection.tls, socket);
    if (connection.tls == nullptr || SSL_accept(connection.tls) == 1) converse(connection);
    SSL_free(connection.tls);
    ::close(socket);
  }
}

std::string SmtpPeer::reply_to(const std::string& command) const {
  static const Script friendly{{"greeting", "220 peer"},
                               {"EHLO", "250-peer\r\n250 AUTH PLAIN"},
                               {"DATA", "354 go on"},
                               {"content", "250 accepted"}};
  const std::lock_guard lock(mutex_);
  for (const Script* script : {&script_, &friendly}) {
    if (const auto found = script->find(command); found != script->end()) return found->second;
  }
  return "250 ok";
}

void SmtpPeer::converse(Connection& connection) {
  std::string command = "greeting";
  std::string content;
  while (true) {
    std::string reply = reply_to(command);
    for (; reply == wait && !stopping_; reply = reply_to(command)) ::poll(nullptr, 0, 5);
    if (reply == hang_up) return;
    if (command == "content" && reply.starts_with("250")) {
      const std::lock_guard lock(mutex_);
      contents_.push_back(std::exchange(content, {}));
    }
    if (reply != silence) connection.write(reply + "\r\n");
    auto line = connection.read_line();
    while (reply == silence && line) line = connection.read_line();
    if (reply.starts_with("354")) {
      for (; line && *line != "."; line = connection.read_line()) content += *line + "\r\n";
      if (!line) return;
      command = "content";
      continue;
    }
    if (!line) return;
    command = line->substr(0, 4);
    const std::lock_guard lock(mutex_);
    commands_.push_back(std::move(*line));
  }
}

}  // namespace billspay::mail
