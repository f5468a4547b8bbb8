#include <algorithm>
#include <array>

#include "platform/auth/passwords.hpp"
#include "platform/core/bytes.hpp"
#include "platform/core/text.hpp"
#include "resources/agents/agents.hpp"

namespace billspay::agents {
namespace {

constexpr std::size_t shortest_username = 2;
constexpr std::size_t longest_username = 64;
constexpr std::string_view letters_and_digits = "abcdefghijklmnopqrstuvwxyz0123456789";

// Without l, o, i, 0 and 1, which are mistaken for each other.
constexpr std::string_view readable = "abcdefghjkmnpqrstuvwxyz23456789";
constexpr std::size_t groups = 5;
constexpr std::size_t group_characters = 5;

char readable_character() {
  // Bytes past the last whole round would make some characters likelier.
  constexpr std::size_t fair = 256 / readable.size() * readable.size();
  for (;;) {
    const auto byte = static_cast<unsigned char>(random_bytes(1).front());
    if (byte < fair) return readable[byte % readable.size()];
  }
}

SecretString grouped_characters() {
  std::string text;
  text.reserve(groups * (group_characters + 1));  // never moved, so no copy stays behind
  for (std::size_t group = 0; group < groups; ++group) {
    if (group > 0) text.push_back('-');
    for (std::size_t i = 0; i < group_characters; ++i) text.push_back(readable_character());
  }
  return SecretString(std::move(text));
}

}  // namespace

std::optional<std::string> username_of(std::string_view text) {
  const std::string name = ascii_lower(trim(text));
  if (name.size() < shortest_username || name.size() > longest_username) return std::nullopt;
  if (!letters_and_digits.contains(name.front())) return std::nullopt;
  const bool usable = std::ranges::all_of(name, [](char c) {
    return letters_and_digits.contains(c) || c == '.' || c == '_' || c == '-';
  });
  return usable ? std::optional(name) : std::nullopt;
}

SecretString make_password() {
  for (;;) {
    SecretString made = grouped_characters();
    if (!auth::password_weakness(made.reveal(), {})) return made;
  }
}

}  // namespace billspay::agents
