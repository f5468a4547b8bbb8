#include "platform/mail/smtp_transport.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace billspay::mail {
namespace {

enum class Stage { session, recipient, content };

// One message on its way through curl's callbacks.
struct Delivery {
  std::string text;
  std::size_t sent = 0;
  Stage stage = Stage::session;
  std::chrono::steady_clock::time_point deadline{};
  std::chrono::milliseconds farewell{};
};

std::size_t read_text(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& delivery = *static_cast<Delivery*>(context);
  const std::size_t length = std::min(size * count, delivery.text.size() - delivery.sent);
  std::copy_n(delivery.text.data() + delivery.sent, length, buffer);
  delivery.sent += length;
  return length;
}

// Of all that curl would tell, only how far the dialogue went: a 550 means something else after
// MAIL than after RCPT. What is answered to QUIT changes nothing any more.
int follow_dialogue(CURL*, curl_infotype type, char* data, std::size_t size, void* context) {
  const std::string_view line(data, size);
  auto& delivery = *static_cast<Delivery*>(context);
  if (type != CURLINFO_HEADER_OUT) return 0;
  if (line.starts_with("RCPT ")) delivery.stage = Stage::recipient;
  if (line.starts_with("DATA")) delivery.stage = Stage::content;
  if (line.starts_with("QUIT")) {
    delivery.deadline =
        std::min(delivery.deadline, std::chrono::steady_clock::now() + delivery.farewell);
  }
  return 0;
}

// After its last word, QUIT, libcurl waits two minutes for the answer unless it is told otherwise
// here; it asks about once a second.
int end_overdue(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return std::chrono::steady_clock::now() > static_cast<Delivery*>(context)->deadline ? 1 : 0;
}

// An option that this libcurl does not know must not be left out silently.
template <class Value>
void set(CURL* curl, CURLoption option, Value value) {
  const CURLcode result = curl_easy_setopt(curl, option, value);
  if (result != CURLE_OK) {
    throw std::runtime_error(fmt::format("libcurl refuses option {}: {}", static_cast<int>(option),
                                         curl_easy_strerror(result)));
  }
}

void set_server(CURL* curl, const SmtpServer& server, const Sender& sender,
                const TransportTimeouts& timeouts) {
  const bool tls_first = server.encryption == Encryption::from_the_start;
  const char* scheme = tls_first ? "smtps" : "smtp";
  // The path is the name that EHLO gives.
  set(curl, CURLOPT_URL,
      fmt::format("{}://{}:{}/{}", scheme, server.host, server.port,
                  std::string_view(sender.address).substr(sender.address.find('@') + 1))
          .c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, scheme);
  set(curl, CURLOPT_PROXY, "");  // not even one that the environment names
  set(curl, CURLOPT_USE_SSL,
      static_cast<long>(server.encryption == Encryption::starttls ? CURLUSESSL_ALL
                                                                  : CURLUSESSL_NONE));
  set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!server.user.empty()) {
    set(curl, CURLOPT_USERNAME, server.user.c_str());
    set(curl, CURLOPT_PASSWORD, server.password.reveal().c_str());
  }
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(timeouts.connect.count()));
  set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(timeouts.total.count()));
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_FRESH_CONNECT, 1L);
  set(curl, CURLOPT_FORBID_REUSE, 1L);
}

DeliveryFailure failure_of(CURLcode result, long reply, Stage stage) {
  const bool refused = reply >= 500 && reply < 600;
  const bool wants_password = reply == 530 || reply == 534 || reply == 535 || reply == 538;
  const std::string_view where = stage == Stage::session     ? "the session"
                                 : stage == Stage::recipient ? "the recipient"
                                                             : "the content";
  std::string reason = reply >= 400 ? fmt::format("the mail server refused {} ({})", where, reply)
                                    : fmt::format("no delivery: {}", curl_easy_strerror(result));
  return {refused && !wants_password && stage != Stage::session, std::move(reason)};
}

}  // namespace

SmtpTransport::SmtpTransport(SmtpServer server, Sender sender, TransportTimeouts timeouts)
    : server_(std::move(server)), sender_(std::move(sender)), timeouts_(timeouts) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

std::expected<void, DeliveryFailure> SmtpTransport::deliver(MessageId id, const Message& message) {
  auto text = render(message, sender_, id, now());
  if (!text) return std::unexpected(DeliveryFailure{true, std::move(text.error())});
  Delivery delivery{.text = std::move(*text),
                    .deadline = std::chrono::steady_clock::now() + timeouts_.total +
                                std::chrono::milliseconds(100),
                    .farewell = timeouts_.farewell};

  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 curl_easy_cleanup);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
      curl_slist_append(nullptr, fmt::format("<{}>", message.to).c_str()), curl_slist_free_all);
  if (!curl || !recipients) throw std::bad_alloc();
  set_server(curl.get(), server_, sender_, timeouts_);
  set(curl.get(), CURLOPT_MAIL_FROM, fmt::format("<{}>", sender_.address).c_str());
  set(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
  set(curl.get(), CURLOPT_UPLOAD, 1L);
  set(curl.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(delivery.text.size()));
  set(curl.get(), CURLOPT_READFUNCTION, &read_text);
  set(curl.get(), CURLOPT_READDATA, &delivery);
  set(curl.get(), CURLOPT_VERBOSE, 1L);  // for the callback only
  set(curl.get(), CURLOPT_DEBUGFUNCTION, &follow_dialogue);
  set(curl.get(), CURLOPT_DEBUGDATA, &delivery);

  set(curl.get(), CURLOPT_NOPROGRESS, 0L);
  set(curl.get(), CURLOPT_XFERINFOFUNCTION, &end_overdue);
  set(curl.get(), CURLOPT_XFERINFODATA, &delivery);

  const CURLcode result = curl_easy_perform(curl.get());
  if (result == CURLE_OK) return {};
  long reply = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply);
  return std::unexpected(failure_of(result, reply, delivery.stage));
}

}  // namespace billspay::mail
