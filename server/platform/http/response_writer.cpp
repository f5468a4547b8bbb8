#include "platform/http/response_writer.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/http/status.hpp>
#include <charconv>
#include <ctime>

namespace billspay::http {
namespace {

bool is_clean(std::string_view text) noexcept {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

void append_number(std::string& out, std::size_t number, int base = 10) {
  char digits[20];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number, base).ptr);
}

// RFC 9110 §5.6.7, made once per second and thread.
std::string_view date_now() {
  thread_local std::time_t made_at = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now == made_at) return text;
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  char rest[32];
  // Weekday and month by hand: strftime would follow the locale.
  text = days[static_cast<std::size_t>(utc.tm_wday)];
  text.append(rest, std::strftime(rest, sizeof rest, ", %d ", &utc));
  text += months[static_cast<std::size_t>(utc.tm_mon)];
  text.append(rest, std::strftime(rest, sizeof rest, " %Y %H:%M:%S GMT", &utc));
  made_at = now;
  return text;
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

bool has_clean_headers(const Response& response) noexcept {
  return is_clean(response.content_type) &&
         std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
           return is_clean(header.first) && is_clean(header.second);
         });
}

bool may_have_body(int status) noexcept { return status >= 200 && status != 204 && status != 304; }

void append_head(std::string& out, const Response& response, const Head& head) {
  const auto reason =
      boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(response.status));
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(response.status));
  out.append(" ").append(reason.data(), reason.size()).append("\r\n");
  append_field(out, "Date", date_now());
  if (may_have_body(response.status)) {
    if (!response.content_type.empty()) append_field(out, "Content-Type", response.content_type);
    if (head.body_end == BodyEnd::content_length) {
      out += "Content-Length: ";
      append_number(out, response.content().size());
      out += "\r\n";
    } else if (head.body_end == BodyEnd::last_chunk) {
      out += "Transfer-Encoding: chunked\r\n";
    }
  }
  append_field(out, "X-Request-Id", head.request_id);
  out += response.standing_headers;
  for (const auto& [name, value] : response.headers) append_field(out, name, value);
  if (head.close) {
    out += "Connection: close\r\n";
  } else if (head.http_1_0) {
    out += "Connection: keep-alive\r\n";
  }
  out += "\r\n";
}

void append_chunk_size(std::string& out, std::size_t size) {
  append_number(out, size, 16);
  out += "\r\n";
}

}  // namespace billspay::http
