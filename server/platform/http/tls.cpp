#include "platform/http/tls.hpp"

#include <poll.h>

#include <boost/asio/write.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "platform/http/server.hpp"

namespace billspay::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

// The client's list is a sequence of length-prefixed names (RFC 7301 §3.1).
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned offered_size, void*) {
  static constexpr unsigned char ours[] = "\x08http/1.1";
  unsigned char* match = nullptr;
  const int verdict =
      SSL_select_next_proto(&match, chosen_size, ours, sizeof ours - 1, offered, offered_size);
  if (verdict != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
  *chosen = match;
  return SSL_TLSEXT_ERR_OK;
}

[[noreturn]] void refuse(std::string_view what, const std::string& file, const error_code& error) {
  throw std::runtime_error("The TLS " + std::string(what) + " '" + file + "' cannot be used: " +
                           error.message() + ". It must be a readable PEM file.");
}

}  // namespace

std::shared_ptr<asio::ssl::context> make_tls_context(const TlsFiles& files) {
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  SSL_CTX* native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(
      native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  error_code error;
  context->use_certificate_chain_file(files.certificate, error);
  if (error) refuse("certificate", files.certificate, error);
  context->use_private_key_file(files.key, asio::ssl::context::pem, error);
  if (error) refuse("key", files.key, error);
  if (SSL_CTX_check_private_key(native) != 1) {
    throw std::runtime_error("The TLS key '" + files.key +
                             "' does not belong to the certificate '" + files.certificate + "'.");
  }
  return context;
}

Stream::Stream(Socket socket, asio::ssl::context* tls) : socket_(std::move(socket)) {
  if (tls != nullptr) tls_.emplace(socket_, *tls);
}

void Stream::start_handshake(Done done) {
  tls_->async_handshake(asio::ssl::stream_base::server,
                        [done = std::move(done)](const error_code& error) { done({error, 0}); });
}

void Stream::start_read(asio::mutable_buffer buffer, Done done) {
  if (!tls_) return start_read_raw(buffer, std::move(done));
  tls_->async_read_some(buffer,
                        [done = std::move(done)](const error_code& error, std::size_t bytes) {
                          done({error, bytes});
                        });
}

void Stream::start_read_raw(asio::mutable_buffer buffer, Done done) {
  socket_.async_read_some(buffer,
                          [done = std::move(done)](const error_code& error, std::size_t bytes) {
                            done({error, bytes});
                          });
}

void Stream::start_write(const std::array<std::string_view, 3>& texts, Done done) {
  const std::array buffers{asio::buffer(texts[0]), asio::buffer(texts[1]), asio::buffer(texts[2])};
  auto finished = [done = std::move(done)](const error_code& error, std::size_t bytes) {
    done({error, bytes});
  };
  if (tls_) {
    asio::async_write(*tls_, buffers, std::move(finished));
  } else {
    asio::async_write(socket_, buffers, std::move(finished));
  }
}

void Stream::start_close_tls(Done done) {
  tls_->async_shutdown([done = std::move(done)](const error_code& error) { done({error, 0}); });
}

bool Stream::ended_by_peer() noexcept {
  pollfd state{socket_.native_handle(), POLLRDHUP, 0};
  return ::poll(&state, 1, 0) > 0 && (state.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

void Stream::end_of_output() noexcept {
  error_code ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
}

void Stream::close() noexcept {
  error_code ignored;
  socket_.close(ignored);
}

void Stream::reset() noexcept {
  error_code ignored;
  socket_.set_option(Socket::linger(true, 0), ignored);
  socket_.close(ignored);
}

}  // namespace billspay::http
