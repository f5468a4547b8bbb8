#include "resources/customers/search_dto.hpp"

namespace billspay::customers {

std::string ListPosition::to_string() const { return list + at.to_string(); }

std::optional<ListPosition> ListPosition::parse(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const char list = text.front();
  const bool known = list == newest || list == removed || (list >= first_tier && list <= '9');
  const auto at = http::Cursor::parse(text.substr(1));
  if (!known || !at) return std::nullopt;
  return ListPosition{list, *at};
}

}  // namespace billspay::customers

namespace billspay::json {

void Codec<customers::ListPosition>::decode(const Node& node, customers::ListPosition& out,
                                            Errors& errors, std::string_view pointer) {
  if (const auto position = customers::ListPosition::parse(node.string().value_or(""))) {
    out = *position;
  } else {
    errors.add(pointer, "is not a cursor from an earlier page");
  }
}

}  // namespace billspay::json
