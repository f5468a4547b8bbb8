#include "platform/json/writer.hpp"

#include <array>
#include <charconv>

namespace billspay::json {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out.push_back(hex_digits[static_cast<unsigned char>(c) >> 4U]);
      out.push_back(hex_digits[static_cast<unsigned char>(c) & 0x0fU]);
  }
}

void append_line_break(std::string& out, int depth) {
  out.push_back('\n');
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, written, at - written);
    append_escape(out, text[at]);
    written = at + 1;
  }
  out.append(text, written);
  out.push_back('"');
}

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  out.append(buffer.data(), end);
}

std::string indented(std::string_view json) {
  std::string out;
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (quoted) {
      out.push_back(c);
      if (c == '\\') out.push_back(json[++at]);
      if (c == '"') quoted = false;
      continue;
    }
    const char next = at + 1 < json.size() ? json[at + 1] : '\0';
    if (c == '"') {
      quoted = true;
      out.push_back(c);
    } else if ((c == '{' && next == '}') || (c == '[' && next == ']')) {
      out.push_back(c);
      out.push_back(next);
      ++at;
    } else if (c == '{' || c == '[') {
      out.push_back(c);
      append_line_break(out, ++depth);
    } else if (c == '}' || c == ']') {
      append_line_break(out, --depth);
      out.push_back(c);
    } else if (c == ',') {
      out.push_back(c);
      append_line_break(out, depth);
    } else {
      out.push_back(c);
      if (c == ':') out.push_back(' ');
    }
  }
  out.push_back('\n');
  return out;
}

}  // namespace billspay::json
