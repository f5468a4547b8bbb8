#include "resources/billers/dto.hpp"

#include "platform/core/bytes.hpp"
#include "platform/core/text.hpp"

namespace billspay::billers {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool looks_like_a_card(std::string_view digits) noexcept {
  return (digits.size() == 15 || digits.size() == 16) && digits[0] >= '2' && digits[0] <= '6' &&
         luhn_valid(digits);
}

// Whether groups of digits that follow each other make a card's number.
bool make_a_card(const std::vector<std::string>& groups) {
  constexpr std::size_t longest_card = 16;
  for (auto first = groups.begin(); first != groups.end(); ++first) {
    std::string digits;
    for (auto next = first; next != groups.end() && digits.size() < longest_card; ++next) {
      digits += *next;
      if (looks_like_a_card(digits)) return true;
    }
  }
  return false;
}

bool holds_a_card(std::string_view text) {
  std::vector<std::string> groups;
  bool in_group = false;
  for (const char c : text) {
    if (is_digit(c)) {
      if (!in_group) groups.emplace_back();
      groups.back().push_back(c);
    } else if (c != ' ' && c != '-' && c != '.') {
      if (make_a_card(groups)) return true;
      groups.clear();
    }
    in_group = is_digit(c);
  }
  return make_a_card(groups);
}

}  // namespace

json::rules::Wrong BillerText::accept(std::string& value) const {
  if (auto wrong = json::rules::text(1, max).accept(value)) return wrong;
  if (holds_a_card(value)) return "must not contain a card number";
  return std::nullopt;
}

void BillerText::describe(json::Schema& schema) const {
  json::rules::text(1, max).describe(schema);
}

std::string NameCursor::to_string() const { return base64url(category + "/" + name); }

std::optional<NameCursor> NameCursor::parse(std::string_view text) {
  const auto raw = from_base64url(text);
  const std::size_t slash = raw ? raw->find('/') : std::string::npos;
  if (slash == std::string::npos) return std::nullopt;
  NameCursor cursor{raw->substr(slash + 1), raw->substr(0, slash)};
  if (!from_name<Category>(cursor.category) || !acceptable_text(cursor.name)) return std::nullopt;
  return cursor;
}

}  // namespace billspay::billers

namespace billspay::json {

void Codec<billers::NameCursor>::decode(const Node& node, billers::NameCursor& out, Errors& errors,
                                        std::string_view pointer) {
  if (auto cursor = billers::NameCursor::parse(node.string().value_or(""))) {
    out = std::move(*cursor);
  } else {
    errors.add(pointer, "is not a cursor from an earlier page");
  }
}

}  // namespace billspay::json
