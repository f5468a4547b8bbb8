// Whatever bytes arrive on a connection: the request's head, then a chunked body.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "platform/http/framing.hpp"

using namespace billspay::http;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void read_body(std::string_view bytes, const Limits& limits) {
  framing::ChunkedBody body(limits);
  while (!bytes.empty() && !body.done()) {
    const auto used = body.feed(bytes);
    if (!used || *used == 0) return;
    bytes.remove_prefix(*used);
  }
  if (body.done()) require(body.take().size() <= limits.body_bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const Limits limits;
  framing::HeaderEnd whole;
  const bool refused = whole.look(bytes, limits).has_value();

  // Found in pieces, the end is the same.
  framing::HeaderEnd pieces;
  bool refused_in_pieces = false;
  for (std::size_t end = 1; end <= bytes.size() && !refused_in_pieces && pieces.size() == 0;
       end += 1 + end / 8) {
    refused_in_pieces = pieces.look(std::string_view(bytes).substr(0, end), limits).has_value();
  }
  if (!refused && pieces.size() > 0) require(pieces.size() == whole.size());
  if (refused || whole.size() == 0) return 0;

  framing::Header header;
  const std::size_t head = whole.size();
  if (framing::read_header(std::span(bytes).first(head), limits, header)) return 0;
  require(header.path.starts_with('/'));
  require(!(header.chunked && header.content_length > 0));
  require(header.fields.size() <= limits.header_count);
  if (header.chunked) read_body(std::string_view(bytes).substr(head), limits);
  return 0;
}
