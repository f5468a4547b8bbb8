#include "platform/http/framing.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <charconv>

#include "platform/core/text.hpp"

namespace billspay::http::framing {
namespace {

using Outcome = std::optional<Refusal>;

constexpr Refusal malformed(std::string_view detail) {
  return {problems::malformed_request, detail};
}
constexpr Refusal too_large(std::string_view detail) {
  return {problems::header_too_large, detail};
}

constexpr bool is_alphanumeric(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// tchar of RFC 9110 §5.6.2.
constexpr auto token_characters = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 128; ++c) table[c] = is_alphanumeric(static_cast<char>(c));
  for (const char c : std::string_view("!#$%&'*+-.^_`|~")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

bool is_token(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return token_characters[static_cast<unsigned char>(c)];
  });
}

bool is_field_value(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
  });
}

// Without '#': a fragment never travels, and who sees one may cut there and who does not may not.
bool is_target(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

bool is_host(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alphanumeric(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == '[' ||
           c == ']';
  });
}

constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equals_ignoring_case(std::string_view text, std::string_view other) noexcept {
  return std::equal(text.begin(), text.end(), other.begin(), other.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

// Headers that mean one thing; two lines of them leave open which (RFC 9110 §5.3).
constexpr std::array singletons{std::string_view("authorization"),
                                std::string_view("content-encoding"),
                                std::string_view("content-length"),
                                std::string_view("content-location"),
                                std::string_view("content-range"),
                                std::string_view("content-type"),
                                std::string_view("cookie"),
                                std::string_view("date"),
                                std::string_view("expect"),
                                std::string_view("from"),
                                std::string_view("host"),
                                std::string_view("idempotency-key"),
                                std::string_view("if-match"),
                                std::string_view("if-modified-since"),
                                std::string_view("if-none-match"),
                                std::string_view("if-range"),
                                std::string_view("if-unmodified-since"),
                                std::string_view("last-event-id"),
                                std::string_view("max-forwards"),
                                std::string_view("origin"),
                                std::string_view("proxy-authorization"),
                                std::string_view("range"),
                                std::string_view("referer"),
                                std::string_view("sec-fetch-dest"),
                                std::string_view("sec-fetch-mode"),
                                std::string_view("sec-fetch-site"),
                                std::string_view("transfer-encoding"),
                                std::string_view("user-agent"),
                                std::string_view("x-csrf-token"),
                                std::string_view("x-forwarded-for"),
                                std::string_view("x-forwarded-host"),
                                std::string_view("x-forwarded-proto"),
                                std::string_view("x-request-id")};

bool is_singleton(std::string_view name) noexcept {
  return std::find(singletons.begin(), singletons.end(), name) != singletons.end();
}

// What is known only while the lines are read.
struct Progress {
  std::string_view authority;  // of the absolute form
  bool has_host = false;
  bool has_length = false;
  bool says_close = false;
  bool says_keep_alive = false;
};

Outcome read_target(std::string_view target, Header& header, Progress& progress) {
  if (!is_target(target)) {
    return malformed("The request target contains a character that is not allowed there.");
  }
  if (target.front() != '/') {
    const std::size_t scheme_end = target.find("://");
    const std::string_view scheme = target.substr(0, scheme_end);
    if (scheme_end == std::string_view::npos ||
        !(equals_ignoring_case(scheme, "http") || equals_ignoring_case(scheme, "https"))) {
      return malformed("The request target must be a path that begins with '/'.");
    }
    target.remove_prefix(scheme_end + 3);
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    progress.authority = target.substr(0, end);
    target.remove_prefix(end);
    if (!is_host(progress.authority)) {
      return malformed("The authority in the request target is not a host.");
    }
  }
  const std::size_t mark = target.find('?');
  header.path = target.substr(0, mark);
  if (header.path.empty()) header.path = "/";
  if (mark != std::string_view::npos) header.query = target.substr(mark + 1);
  return std::nullopt;
}

Outcome read_request_line(std::string_view line, const Limits& limits, Header& header,
                          Progress& progress) {
  const std::size_t method_end = line.find(' ');
  if (method_end == std::string_view::npos || !is_token(line.substr(0, method_end))) {
    return malformed("The request line must begin with a method and one blank.");
  }
  header.method = line.substr(0, method_end);
  line.remove_prefix(method_end + 1);
  const std::size_t target_end = line.find(' ');
  if (std::min(target_end, line.size()) > limits.target_bytes) {
    return too_large("The request target is too long.");
  }
  if (target_end == std::string_view::npos) {
    return malformed("The request line must end with one blank and HTTP/1.1.");
  }
  const std::string_view version = line.substr(target_end + 1);
  header.http_1_0 = version == "HTTP/1.0";
  if (!header.http_1_0 && version != "HTTP/1.1") {
    return malformed("The request line must end with one blank and HTTP/1.1.");
  }
  return read_target(line.substr(0, target_end), header, progress);
}

Outcome read_content_length(std::string_view value, Header& header) {
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), header.content_length);
  if (error != std::errc() || end != value.data() + value.size() ||
      (value.size() > 1 && value.front() == '0')) {
    return malformed("Content-Length must be one decimal number.");
  }
  return std::nullopt;
}

void read_connection(std::string_view list, Progress& progress) noexcept {
  while (true) {
    const std::size_t comma = list.find(',');
    const std::string_view option = trim(list.substr(0, comma));
    progress.says_close |= equals_ignoring_case(option, "close");
    progress.says_keep_alive |= equals_ignoring_case(option, "keep-alive");
    if (comma == std::string_view::npos) return;
    list.remove_prefix(comma + 1);
  }
}

// Acts on the few headers that frame the message.
Outcome heed_field(std::string_view name, std::string_view value, Header& header,
                   Progress& progress) {
  if (name == "host") {
    if (!is_host(value)) return malformed("Host is not a host name with an optional port.");
    header.host = value;
    progress.has_host = true;
  } else if (name == "content-length") {
    progress.has_length = true;
    return read_content_length(value, header);
  } else if (name == "transfer-encoding") {
    if (value != "chunked") return malformed("The only Transfer-Encoding accepted is 'chunked'.");
    header.chunked = true;
  } else if (name == "connection") {
    read_connection(value, progress);
  } else if (name == "expect") {
    if (!equals_ignoring_case(value, "100-continue")) {
      return malformed("The only Expect accepted is '100-continue'.");
    }
    header.expects_continue = true;
  }
  return std::nullopt;
}

Outcome read_field(std::span<char> line, const Limits& limits, Header& header, Progress& progress) {
  const std::string_view text(line.data(), line.size());
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || !is_token(text.substr(0, colon))) {
    return malformed("A header line must begin with a name and a colon.");
  }
  if (header.fields.size() == limits.header_count) return too_large("There are too many headers.");
  std::transform(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), line.begin(),
                 lower);
  const std::string_view name = text.substr(0, colon);
  if (!is_field_value(text.substr(colon + 1))) {
    return malformed("A header value contains a control character.");
  }
  const std::string_view value = trim(text.substr(colon + 1));
  for (const auto& [earlier, unused] : header.fields) {
    if (earlier == name && is_singleton(name)) {
      return malformed("A header that may stand there once is repeated.");
    }
  }
  header.fields.emplace_back(name, value);
  return heed_field(name, value, header, progress);
}

// What only the whole header shows.
Outcome check_together(Header& header, const Progress& progress) {
  if (header.chunked && progress.has_length) {
    return malformed("Content-Length and Transfer-Encoding exclude each other.");
  }
  if (header.http_1_0) {
    if (header.chunked) return malformed("HTTP/1.0 knows no Transfer-Encoding.");
    header.expects_continue = false;
  } else if (!progress.has_host) {
    return malformed("HTTP/1.1 needs a Host header.");
  }
  if (!progress.authority.empty()) {
    if (progress.has_host && !equals_ignoring_case(progress.authority, header.host)) {
      return malformed("Host differs from the authority in the request target.");
    }
    header.host = progress.authority;
  }
  header.keep_alive = !progress.says_close && (!header.http_1_0 || progress.says_keep_alive);
  return std::nullopt;
}

Outcome check_size(Header& header, const Limits& limits, const UploadLimit& upload_limit) {
  if (!header.chunked && header.content_length == 0) return std::nullopt;
  if (upload_limit) header.upload_limit = upload_limit(header.method, header.path);
  const std::size_t most = header.upload_limit > 0 ? header.upload_limit : limits.body_bytes;
  if (header.content_length > most) {
    return Refusal{problems::body_too_large, "Content-Length is larger than allowed here."};
  }
  return std::nullopt;
}

}  // namespace

void Header::clear() noexcept {
  auto kept = std::move(fields);
  kept.clear();
  *this = Header();
  fields = std::move(kept);
}

Outcome HeaderEnd::look(std::string_view bytes, const Limits& limits) noexcept {
  const std::string_view window = bytes.substr(0, limits.header_bytes);
  while (true) {
    const std::size_t line_feed = window.find('\n', seen_);
    const std::string_view fresh =
        window.substr(seen_, line_feed == std::string_view::npos ? line_feed : line_feed - seen_);
    if (fresh.find('\0') != std::string_view::npos) {
      return malformed("The request header contains a NUL byte.");
    }
    const std::size_t carriage_return = fresh.find('\r');
    if (carriage_return != std::string_view::npos && carriage_return + 1 != fresh.size()) {
      return malformed("A carriage return is not followed by a line feed.");
    }
    if (line_feed == std::string_view::npos) {
      seen_ = window.size() - (carriage_return == std::string_view::npos ? 0 : 1);
      if (bytes.size() < limits.header_bytes) return std::nullopt;
      return too_large("The request line and headers together are too long.");
    }
    if (carriage_return == std::string_view::npos) {
      return malformed("A line feed is not preceded by a carriage return.");
    }
    const bool empty_line = line_feed == line_start_ + 1;
    if (empty_line && line_start_ == 0) {
      return malformed("The request begins with an empty line.");
    }
    line_start_ = seen_ = line_feed + 1;
    if (empty_line) {
      size_ = line_start_;
      return std::nullopt;
    }
  }
}

Outcome read_header(std::span<char> block, const Limits& limits, Header& header,
                    const UploadLimit& upload_limit) {
  header.clear();
  Progress progress;
  bool first = true;
  while (true) {
    const std::string_view rest(block.data(), block.size());
    const std::size_t end = rest.find("\r\n");
    if (end == std::string_view::npos) return malformed("The request header has no end.");
    if (end == 0) break;
    auto refusal = first ? read_request_line(rest.substr(0, end), limits, header, progress)
                         : read_field(block.subspan(0, end), limits, header, progress);
    if (refusal) return refusal;
    first = false;
    block = block.subspan(end + 2);
  }
  if (first) return malformed("The request begins with an empty line.");
  if (block.size() != 2) return malformed("Bytes follow the end of the header.");
  if (auto refusal = check_together(header, progress)) return refusal;
  return check_size(header, limits, upload_limit);
}

struct ChunkedBody::Parser {
  boost::beast::http::request_parser<boost::beast::http::string_body> decode;
};

ChunkedBody::ChunkedBody(const Limits& limits) : parser_(std::make_unique<Parser>()) {
  auto& decode = parser_->decode;
  decode.eager(true);
  decode.body_limit(limits.body_bytes);
  // The parser keeps a reference to it.
  static auto no_extensions = [](std::uint64_t, boost::beast::string_view extensions,
                                 boost::beast::error_code& error) {
    if (!extensions.empty()) error = boost::beast::http::error::bad_chunk_extension;
  };
  decode.on_chunk_header(no_extensions);
  // The header of the request has been read already; the parser gets one of its own.
  constexpr std::string_view header = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  boost::beast::error_code ignored;
  decode.put(boost::asio::buffer(header), ignored);
}

ChunkedBody::~ChunkedBody() = default;

std::expected<std::size_t, Refusal> ChunkedBody::feed(std::string_view bytes) {
  // The line of a chunk's size is only read when it is complete.
  constexpr std::size_t longest_unread = 64;
  auto& decode = parser_->decode;
  std::size_t used = 0;
  boost::beast::error_code error;
  while (!decode.is_done() && used < bytes.size() && !error) {
    used += decode.put(boost::asio::buffer(bytes.substr(used)), error);
  }
  if (error == boost::beast::http::error::body_limit) {
    return std::unexpected(
        Refusal{problems::body_too_large, "The request body is larger than allowed here."});
  }
  const bool needs_more = error == boost::beast::http::error::need_more;
  if ((error && !needs_more) || (needs_more && bytes.size() - used > longest_unread)) {
    return std::unexpected(malformed("The chunks of the body are malformed."));
  }
  const auto& message = decode.get();
  if (decode.is_done() && std::distance(message.begin(), message.end()) != 1) {
    return std::unexpected(malformed("Trailers after the body are not accepted."));
  }
  return used;
}

bool ChunkedBody::done() const { return parser_->decode.is_done(); }

std::size_t ChunkedBody::size() const { return parser_->decode.get().body().size(); }

std::string ChunkedBody::take() { return std::exchange(parser_->decode.get().body(), {}); }

}  // namespace billspay::http::framing
