#include "resources/billers/dto.hpp"

#include "platform/core/bytes.hpp"
#include "platform/core/text.hpp"
#include "resources/card_free_text.hpp"

namespace billspay::billers {
json::rules::Wrong BillerText::accept(std::string& value) const {
  return card_free::text(1, max).accept(value);
}

void BillerText::describe(json::Schema& schema) const { card_free::text(1, max).describe(schema); }

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
