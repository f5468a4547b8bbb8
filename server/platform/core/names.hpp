// Names of enumerators, given once: `template <> inline constexpr auto names<Category> = ...`.
// The wire, the database and the contract use the same spelling.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace billspay {

template <class E>
inline constexpr std::nullptr_t names = nullptr;

template <class E>
using Name = std::pair<E, std::string_view>;

template <class E>
concept Named = std::is_enum_v<E> && !std::is_same_v<decltype(names<E>), const std::nullptr_t>;

template <Named E>
constexpr std::string_view name_of(E value) {
  for (const auto& [enumerator, name] : names<E>) {
    if (enumerator == value) return name;
  }
  return "";
}

template <Named E>
constexpr std::optional<E> from_name(std::string_view text) {
  for (const auto& [enumerator, name] : names<E>) {
    if (name == text) return enumerator;
  }
  return std::nullopt;
}

}  // namespace billspay
