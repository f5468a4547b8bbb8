#include "platform/json/document.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <unordered_set>

#include "platform/core/text.hpp"

namespace billspay::json {
namespace {

const boost::json::value& value_of(const void* value) noexcept {
  return *static_cast<const boost::json::value*>(value);
}

// Boost.JSON keeps the last of two members of the same name; which one counts would then depend on
// the reader, so such a text is refused. Events arrive in pieces for long names.
struct DuplicateFinder {
  [[maybe_unused]] static constexpr std::size_t max_object_size = SIZE_MAX;
  [[maybe_unused]] static constexpr std::size_t max_array_size = SIZE_MAX;
  [[maybe_unused]] static constexpr std::size_t max_key_size = SIZE_MAX;
  [[maybe_unused]] static constexpr std::size_t max_string_size = SIZE_MAX;
  using error_code = boost::json::error_code;

  std::vector<std::unordered_set<std::string>> open_objects;
  std::string name;
  bool found = false;

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) {
    open_objects.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, error_code&) {
    open_objects.pop_back();
    return true;
  }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t, error_code&) { return true; }
  bool on_key_part(boost::json::string_view part, std::size_t, error_code&) {
    name.append(part.data(), part.size());
    return true;
  }
  bool on_key(boost::json::string_view part, std::size_t, error_code&) {
    name.append(part.data(), part.size());
    found = found || !open_objects.back().insert(name).second;
    name.clear();
    return true;
  }
  bool on_string_part(boost::json::string_view, std::size_t, error_code&) { return true; }
  bool on_string(boost::json::string_view, std::size_t, error_code&) { return true; }
  bool on_number_part(boost::json::string_view, error_code&) { return true; }
  bool on_int64(std::int64_t, boost::json::string_view, error_code&) { return true; }
  bool on_uint64(std::uint64_t, boost::json::string_view, error_code&) { return true; }
  bool on_double(double, boost::json::string_view, error_code&) { return true; }
  bool on_bool(bool, error_code&) { return true; }
  bool on_null(error_code&) { return true; }
  bool on_comment_part(boost::json::string_view, error_code&) { return true; }
  bool on_comment(boost::json::string_view, error_code&) { return true; }
};

boost::json::parse_options strict_options() {
  boost::json::parse_options options;
  options.max_depth = max_depth;
  return options;
}

bool has_duplicate_names(std::string_view text) {
  boost::json::basic_parser<DuplicateFinder> parser{strict_options()};
  boost::json::error_code error;
  parser.write_some(false, text.data(), text.size(), error);
  return parser.handler().found;
}

int hex_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+') {
      decoded.push_back(' ');
    } else if (text[at] != '%') {
      decoded.push_back(text[at]);
    } else {
      if (at + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[at + 1]);
      const int low = hex_value(text[at + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      decoded.push_back(static_cast<char>(high * 16 + low));
      at += 2;
    }
  }
  return decoded;
}

}  // namespace

void Document::Free::operator()(void* value) const noexcept {
  delete static_cast<boost::json::value*>(value);
}

Result<Document> Document::parse(std::string_view text) {
  boost::json::error_code error;
  boost::json::parser parser{boost::json::storage_ptr(), strict_options()};
  parser.write(text.data(), text.size(), error);
  if (error) {
    return refuse(problems::malformed_request,
                  "The body is not valid JSON: " + error.message() + ".");
  }
  if (has_duplicate_names(text)) {
    return refuse(problems::malformed_request, "The body names a member twice.");
  }
  return Document(new boost::json::value(parser.release()), false);
}

Result<Document> Document::parse_query(std::string_view query) {
  auto value = std::make_unique<boost::json::value>(boost::json::object());
  auto& object = value->as_object();
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const auto name = percent_decoded(pair.substr(0, equals));
    const auto text = percent_decoded(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !text) {
      return refuse(problems::malformed_request, "The query string is not percent-encoded right.");
    }
    if (!acceptable_text(*name) || !acceptable_text(*text)) {
      return refuse(problems::malformed_request, "The query string is not acceptable UTF-8 text.");
    }
    if (!object.emplace(*name, *text).second) {
      return refuse(problems::malformed_request, "The query string names '" + *name + "' twice.");
    }
  }
  return Document(value.release(), true);
}

Node Document::root() const noexcept { return {value_.get(), textual_}; }

bool Node::is_null() const noexcept { return value_of(value_).is_null(); }
bool Node::is_object() const noexcept { return value_of(value_).is_object(); }
bool Node::is_array() const noexcept { return value_of(value_).is_array(); }

std::optional<std::string_view> Node::string() const noexcept {
  const auto* text = value_of(value_).if_string();
  if (text == nullptr) return std::nullopt;
  return std::string_view(text->data(), text->size());
}

std::optional<std::int64_t> Node::integer() const noexcept {
  if (const auto* number = value_of(value_).if_int64()) return *number;
  if (!textual_) return std::nullopt;
  const auto text = string().value_or("");
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

std::optional<bool> Node::boolean() const noexcept {
  if (const auto* flag = value_of(value_).if_bool()) return *flag;
  if (!textual_) return std::nullopt;
  const auto text = string().value_or("");
  if (text == "true") return true;
  if (text == "false") return false;
  return std::nullopt;
}

std::optional<Node> Node::member(std::string_view name) const noexcept {
  const auto* object = value_of(value_).if_object();
  if (object == nullptr) return std::nullopt;
  const auto* found = object->if_contains(boost::json::string_view(name.data(), name.size()));
  if (found == nullptr) return std::nullopt;
  return Node(found, textual_);
}

std::vector<std::string_view> Node::member_names() const {
  std::vector<std::string_view> all;
  if (const auto* object = value_of(value_).if_object()) {
    for (const auto& entry : *object) all.emplace_back(entry.key().data(), entry.key().size());
  }
  return all;
}

std::vector<Node> Node::elements() const {
  std::vector<Node> all;
  if (const auto* array = value_of(value_).if_array()) {
    for (const auto& element : *array) all.emplace_back(&element, textual_);
  }
  return all;
}

}  // namespace billspay::json
