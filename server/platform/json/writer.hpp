// Writing JSON straight into a string: building a tree first would cost as much again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace billspay::json {

// Escapes what RFC 8259 demands; the text must be valid UTF-8.
void append_string(std::string& out, std::string_view text);
void append_integer(std::string& out, std::int64_t value);

// Two spaces, one member a line, for files that people compare.
std::string indented(std::string_view json);

}  // namespace billspay::json
