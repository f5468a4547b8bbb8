#include "platform/http/request_body.hpp"

#include <algorithm>

#include "platform/core/secret.hpp"

namespace billspay::http {
namespace {

constexpr std::size_t read_bytes = 4096;
constexpr std::size_t piece_bytes = 64UL * 1024;

}  // namespace

void RequestBody::begin(const framing::Header& header, const Limits& limits) {
  continue_awaited_ = header.expects_continue;
  left_ = header.content_length;
  chunks_.reset();
  refusal_.reset();
  gone_ = false;
  if (!header.chunked) return;
  Limits own = limits;
  if (header.upload_limit > 0) own.body_bytes = header.upload_limit;
  chunks_ = std::make_unique<framing::ChunkedBody>(own);
}

std::string_view RequestBody::received() const noexcept {
  const auto data = buffer_.cdata();
  return {static_cast<const char*>(data.data()), data.size()};
}

Task<bool> RequestBody::read_more(std::size_t at_most) {
  const Transfer transfer = co_await stream_.read_some(buffer_.prepare(at_most));
  buffer_.commit(transfer.bytes);
  gone_ = transfer.error || transfer.bytes == 0;
  co_return !gone_;
}

// Once, and only when the client may be waiting for it (RFC 9110 §10.1.1).
Task<bool> RequestBody::ask_for_it() {
  const bool waits = continue_awaited_ && (chunks_ || buffer_.size() < left_);
  continue_awaited_ = false;
  if (!waits) co_return true;
  const Transfer transfer = co_await stream_.write("HTTP/1.1 100 Continue\r\n\r\n");
  gone_ = static_cast<bool>(transfer.error);
  co_return !gone_;
}

RequestBody::Received RequestBody::refuse_with(const framing::Refusal& refusal) {
  refusal_ = refusal;
  return Received::refused;
}

Task<RequestBody::Received> RequestBody::receive() {
  const bool asked = co_await ask_for_it();
  if (!asked) co_return Received::gone;
  if (chunks_) co_return co_await receive_chunked();
  while (buffer_.size() < left_) {
    const bool alive = co_await read_more(std::max(read_bytes, left_ - buffer_.size()));
    if (!alive) co_return Received::gone;
  }
  text_in_buffer_ = std::exchange(left_, 0);
  text_ = received().substr(0, text_in_buffer_);
  co_return Received::all;
}

Task<RequestBody::Received> RequestBody::receive_chunked() {
  while (true) {
    const auto used = chunks_->feed(received());
    if (!used) co_return refuse_with(used.error());
    buffer_.consume(*used);
    if (chunks_->done()) break;
    const bool alive = co_await read_more(read_bytes);
    if (!alive) co_return Received::gone;
  }
  chunked_text_ = chunks_->take();
  text_ = chunked_text_;
  co_return Received::all;
}

// Full pieces, so that the time a piece may take is also the least speed of an upload.
Task<Result<std::optional<std::string>>> RequestBody::next_piece() {
  std::string piece;
  Received outcome = refusal_ ? Received::refused : Received::gone;
  const bool asked = !refusal_ && !gone_ && co_await ask_for_it();
  if (asked) outcome = chunks_ ? co_await next_chunked(piece) : co_await next_sized(piece);
  if (outcome == Received::refused) co_return refuse(refusal_->kind, std::string(refusal_->detail));
  if (outcome == Received::gone) {
    co_return refuse(problems::malformed_request, "The body ended before its time.");
  }
  if (piece.empty()) co_return std::optional<std::string>();
  co_return std::optional(std::move(piece));
}

Task<RequestBody::Received> RequestBody::next_chunked(std::string& piece) {
  while (!chunks_->done() && chunks_->size() + read_bytes <= piece_bytes) {
    const auto used = chunks_->feed(received().substr(0, read_bytes));
    if (!used) co_return refuse_with(used.error());
    buffer_.consume(*used);
    if (*used > 0 && buffer_.size() > 0) continue;
    const bool alive = chunks_->done() || co_await read_more(read_bytes);
    if (!alive) co_return Received::gone;
  }
  piece = chunks_->take();
  co_return Received::all;
}

Task<RequestBody::Received> RequestBody::next_sized(std::string& piece) {
  const std::size_t size = std::min<std::uint64_t>(left_, piece_bytes);
  while (buffer_.size() < size) {
    const bool alive = co_await read_more(size - buffer_.size());
    if (!alive) co_return Received::gone;
  }
  piece = received().substr(0, size);
  buffer_.consume(size);
  left_ -= size;
  co_return Received::all;
}

bool RequestBody::arrived() const {
  if (gone_ || refusal_) return false;
  return chunks_ ? chunks_->done() : buffer_.size() >= left_;
}

void RequestBody::forget() {
  // It may have held a password or an account number.
  if (text_in_buffer_ > 0) wipe(buffer_.data().data(), text_in_buffer_);
  wipe(chunked_text_.data(), chunked_text_.size());
  chunked_text_.clear();
  text_ = {};
  buffer_.consume(std::exchange(text_in_buffer_, 0));
  buffer_.consume(std::exchange(left_, 0));
}

}  // namespace billspay::http
