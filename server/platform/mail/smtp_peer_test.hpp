// A small SMTP server for the tests of this folder: on loopback, on a thread of its own, with plain
// sockets, following a script. It is a real peer on a real connection, so that what is tested is
// what libcurl does and not what we believe it does.
#pragma once

#include <openssl/ssl.h>

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace billspay::mail {

class SmtpPeer {
 public:
  // Answers by command: "greeting", "EHLO", "MAIL", "RCPT", "DATA", "content". What is missing is
  // answered as a friendly server would.
  using Script = std::map<std::string, std::string>;
  static constexpr const char* hang_up = "(hangs up)";
  static constexpr const char* silence = "(says nothing)";
  static constexpr const char* wait = "(waits for another script)";

  explicit SmtpPeer(Script script = {}, bool with_tls = false);
  ~SmtpPeer();
  SmtpPeer(const SmtpPeer&) = delete;
  SmtpPeer& operator=(const SmtpPeer&) = delete;

  [[nodiscard]] int port() const noexcept { return port_; }
  [[nodiscard]] std::string url(const std::string& query = "") const {
    return (tls_ ? "smtps://127.0.0.1:" : "smtp://127.0.0.1:") + std::to_string(port_) + query;
  }
  // Every line before the content of a message.
  [[nodiscard]] std::vector<std::string> commands() const;
  [[nodiscard]] bool heard(const std::string& start) const;
  // Every accepted message as it came over the wire, dots doubled, without the final dot.
  [[nodiscard]] std::vector<std::string> contents() const;
  // Replaces the script.
  void follow(Script script);

 private:
  struct Connection;

  void serve();
  void converse(Connection& connection);
  [[nodiscard]] std::string reply_to(const std::string& command) const;

  mutable std::mutex mutex_;
  Script script_;
  std::vector<std::string> commands_;
  std::vector<std::string> contents_;
  SSL_CTX* tls_ = nullptr;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace billspay::mail
