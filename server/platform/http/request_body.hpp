// The body of one request, read from its connection: whole before anybody looks at the request, or
// piece by piece while it is answered. Bytes beyond its end stay in the buffer for the next
// request.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/framing.hpp"
#include "platform/http/message.hpp"
#include "platform/http/tls.hpp"

namespace billspay::http {

class RequestBody {
 public:
  enum class Received { all, refused, gone };

  // Both outlive it.
  RequestBody(Stream& stream, boost::beast::flat_buffer& buffer)
      : stream_(stream), buffer_(buffer) {}

  // Of a request whose header was taken out of the buffer.
  void begin(const framing::Header& header, const Limits& limits);

  // All of it, into text().
  Task<Received> receive();
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] const framing::Refusal& refusal() const { return *refusal_; }

  // As BodyPieces (message.hpp).
  Task<Result<std::optional<std::string>>> next_piece();

  // Whether all of it arrived, pulled or not. Otherwise the connection cannot go on.
  [[nodiscard]] bool arrived() const;
  // Wipes it and leaves the buffer at the next request.
  void forget();

 private:
  [[nodiscard]] std::string_view received() const noexcept;
  Task<bool> read_more(std::size_t at_most);
  Task<bool> ask_for_it();
  Task<Received> receive_chunked();
  Task<Received> next_chunked(std::string& piece);
  Task<Received> next_sized(std::string& piece);
  Received refuse_with(const framing::Refusal& refusal);

  Stream& stream_;
  boost::beast::flat_buffer& buffer_;
  bool continue_awaited_ = false;
  std::uint64_t left_ = 0;  // of a body with Content-Length
  std::unique_ptr<framing::ChunkedBody> chunks_;
  std::string_view text_;
  std::string chunked_text_;
  std::size_t text_in_buffer_ = 0;
  std::optional<framing::Refusal> refusal_;
  bool gone_ = false;
};

}  // namespace billspay::http
