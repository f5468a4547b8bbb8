// Where a request begins and ends, decided once and strictly on the raw bytes, before anything else
// looks at them. A request that two programs could read in two ways is how requests are smuggled
// past a proxy (RFC 9112 §11.2, security statements S39 and S42), so everything ambiguous is
// refused and the connection closed. Pure functions without I/O: this is also what the fuzzer
// feeds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/core/problem.hpp"
#include "platform/http/limits.hpp"

namespace billspay::http::framing {

// problems::malformed_request, header_too_large or body_too_large.
struct Refusal {
  ProblemKind kind;
  std::string_view detail;  // a constant sentence
};

// The request line and headers. Views point into the block that was given.
struct Header {
  std::string_view method;
  std::string_view path;   // "/" when the absolute form has none
  std::string_view query;  // after '?'
  std::string_view host;
  std::vector<std::pair<std::string_view, std::string_view>> fields;  // names lower-cased
  std::uint64_t content_length = 0;
  bool chunked = false;
  bool http_1_0 = false;
  bool keep_alive = true;
  bool expects_continue = false;
  std::size_t upload_limit = 0;  // of a body that is read in pieces; 0: it is read whole

  void clear() noexcept;  // keeps the memory of `fields`
};

// Looks for the end of the header in bytes that arrive in pieces. Line ends other than CRLF and NUL
// are refused as soon as they are seen, without waiting for the end.
class HeaderEnd {
 public:
  // `bytes` is everything received of this request so far and grows from call to call.
  std::optional<Refusal> look(std::string_view bytes, const Limits& limits) noexcept;
  // Of the header with its empty line; 0 while it is incomplete.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  std::size_t seen_ = 0;        // bytes that need no second look
  std::size_t line_start_ = 0;  // where the current line begins
  std::size_t size_ = 0;
};

// Which operation may have a larger body than limits.body_bytes, and how large; 0 for the others.
using UploadLimit = std::function<std::size_t(std::string_view method, std::string_view path)>;

// Reads a complete header block, lower-casing the names of fields in place. `upload_limit` is asked
// about requests that have a body.
std::optional<Refusal> read_header(std::span<char> block, const Limits& limits, Header& header,
                                   const UploadLimit& upload_limit = {});

// Decodes a chunked body (RFC 9112 §7.1). Chunk extensions and trailers, which nobody needs and
// programs disagree upon, are refused.
class ChunkedBody {
 public:
  explicit ChunkedBody(const Limits& limits);  // limits.body_bytes in all
  ~ChunkedBody();
  ChunkedBody(const ChunkedBody&) = delete;
  ChunkedBody& operator=(const ChunkedBody&) = delete;

  // How many bytes were used up; the rest must be given again, with more behind it.
  std::expected<std::size_t, Refusal> feed(std::string_view bytes);
  [[nodiscard]] bool done() const;
  // Decoded and not yet taken.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::string take();

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace billspay::http::framing
