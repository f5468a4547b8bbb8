// Reading JSON and query strings strictly (security statements S37-S39), behind a small face that
// keeps Boost.JSON out of every resource. A Document owns the parsed text; a Node points into it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/core/problem.hpp"

namespace billspay::json {

inline constexpr std::size_t max_depth = 32;

class Node {
 public:
  Node(const void* value, bool textual) noexcept : value_(value), textual_(textual) {}

  [[nodiscard]] bool is_null() const noexcept;
  [[nodiscard]] bool is_object() const noexcept;
  [[nodiscard]] bool is_array() const noexcept;
  [[nodiscard]] std::optional<std::string_view> string() const noexcept;
  // In a query string, whose values are all text, numbers and booleans are read from it.
  [[nodiscard]] std::optional<std::int64_t> integer() const noexcept;
  [[nodiscard]] std::optional<bool> boolean() const noexcept;

  [[nodiscard]] std::optional<Node> member(std::string_view name) const noexcept;
  [[nodiscard]] std::vector<std::string_view> member_names() const;
  [[nodiscard]] std::vector<Node> elements() const;

 private:
  const void* value_;
  bool textual_;
};

class Document {
 public:
  // RFC 8259 text: at most max_depth levels, no duplicate member names, nothing after the value.
  // problems::malformed_request says where it went wrong.
  static Result<Document> parse(std::string_view text);
  // `a=b&c=d` with percent-encoding, each name once. problems::malformed_request.
  static Result<Document> parse_query(std::string_view query);

  [[nodiscard]] Node root() const noexcept;
  // What stands before a field's name in an error: "#/" for bodies, "?" for query strings.
  [[nodiscard]] std::string_view pointer_prefix() const noexcept { return textual_ ? "?" : "#/"; }

 private:
  struct Free {
    void operator()(void* value) const noexcept;
  };
  Document(void* value, bool textual) : value_(value), textual_(textual) {}

  std::unique_ptr<void, Free> value_;
  bool textual_;
};

}  // namespace billspay::json
