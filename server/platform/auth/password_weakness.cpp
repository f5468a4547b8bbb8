#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>
#include <vector>

#include "platform/auth/data/common_passwords.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/core/text.hpp"

namespace billspay::auth {
namespace {

// A password counts as guessable when it is made of fewer pieces than this. A piece is what a
// guesser tries as one: a common word, a run on the keyboard, a year, any other single character.
constexpr int min_pieces = 5;
constexpr std::size_t min_different_characters = 6;
constexpr std::size_t longest_repeat = 64;
constexpr std::size_t shortest_word = 3;

constexpr std::array<std::string_view, 9> rows{"abcdefghijklmnopqrstuvwxyz",
                                               "01234567890",
                                               "qwertyuiop",
                                               "asdfghjkl",
                                               "zxcvbnm",
                                               "!@#$%^&*()",
                                               "azertyuiop",
                                               "qsdfghjklm",
                                               "wxcvbn"};

using Words = std::unordered_set<std::string_view>;

void add_words(Words& words, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    if (end >= shortest_word) words.insert(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

const Words& common_words() {
  static const Words words = [] {
    Words made;
    add_words(made, common_passwords);
    return made;
  }();
  return words;
}

std::size_t longest_word(const Words& words) {
  std::size_t longest = 0;
  for (const std::string_view word : words) longest = std::max(longest, word.size());
  return longest;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_other(char c) {
  return static_cast<unsigned char>(c) < 0x80 && !is_letter(c) && !is_digit(c);
}

// Lower case without what people put between words.
std::string compact(std::string_view text) {
  std::string kept = ascii_lower(text);
  std::erase_if(kept, [](char c) { return std::string_view(" .-_,").contains(c); });
  return kept;
}

// "p@ssw0rd" -> "password"; `one` is the letter that 1, ! and | stand for.
std::string without_disguise(std::string text, char one) {
  constexpr std::string_view disguised = "0345789@$+";
  constexpr std::string_view meant = "oeastbgast";
  for (char& c : text) {
    if (c == '1' || c == '!' || c == '|') c = one;
    const std::size_t at = disguised.find(c);
    if (at != std::string_view::npos) c = meant[at];
  }
  return text;
}

// Whole text, its parts between punctuation and the local part of an address, all compacted.
std::vector<std::string> context_words(std::span<const std::string_view> context) {
  std::vector<std::string> words{"billspay"};
  const auto add = [&](std::string_view text) {
    if (std::string word = compact(text); word.size() >= shortest_word) {
      words.push_back(std::move(word));
    }
  };
  for (const std::string_view text : context) {
    add(text);
    add(text.substr(0, text.find('@')));
    std::string part;
    for (const char c : ascii_lower(text)) {
      if (!is_ascii_other(c)) {
        part += c;
      } else {
        add(part);
        part.clear();
      }
    }
    add(part);
  }
  return words;
}

bool is_repetition(std::string_view text) {
  for (std::size_t period = 1; period <= text.size() / 2; ++period) {
    if (text.size() % period == 0 && text.substr(period) == text.substr(0, text.size() - period)) {
      return true;
    }
  }
  return false;
}

// How far a run along one of the rows, in either direction, reaches from `at`.
std::size_t run_length(std::string_view text, std::size_t at) {
  std::size_t longest = 1;
  for (const std::string_view row : rows) {
    for (const int step : {1, -1}) {
      std::size_t place = row.find(text[at]);
      std::size_t length = 1;
      while (place != std::string_view::npos && at + length < text.size()) {
        place += static_cast<std::size_t>(step);  // one before the first becomes npos
        if (place >= row.size() || row[place] != text[at + length]) break;
        ++length;
      }
      longest = std::max(longest, length);
    }
  }
  return longest;
}

bool is_year(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
         is_digit(text[2]) && is_digit(text[3]);
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

// The fewest pieces that `text` (compacted) can be put together from. A block that repeats what
// stands directly before it costs nothing.
int count_pieces(const std::string& text, const Words& more_words) {
  const std::array spellings{text, without_disguise(text, 'i'), without_disguise(text, 'l')};
  const Words& words = common_words();
  const std::size_t longest = std::max(longest_word(words), longest_word(more_words));
  const auto is_word = [&](std::size_t at, std::size_t size) {
    return std::ranges::any_of(spellings, [&](const std::string& spelling) {
      const std::string_view piece = std::string_view(spelling).substr(at, size);
      return words.contains(piece) || more_words.contains(piece);
    });
  };
  std::vector<int> pieces(text.size() + 1, static_cast<int>(text.size()));
  pieces[0] = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto reach = [&](std::size_t size, int cost) {
      pieces[at + size] = std::min(pieces[at + size], pieces[at] + cost);
    };
    const std::string_view rest = std::string_view(text).substr(at);
    reach(1, is_continuation(text[at]) ? 0 : 1);
    for (std::size_t size = 1; size <= std::min({at, rest.size(), longest_repeat}); ++size) {
      if (text.compare(at - size, size, rest.substr(0, size)) == 0) reach(size, 0);
    }
    for (std::size_t size = shortest_word; size <= std::min(rest.size(), longest); ++size) {
      if (is_word(at, size)) reach(size, 1);
    }
    for (std::size_t size = run_length(text, at); size >= 3; --size) reach(size, 1);
    if (is_year(rest.substr(0, 4))) reach(4, 1);
  }
  return pieces.back();
}

bool is_guessable(const std::string& text, const Words& more_words) {
  std::string_view core = text;
  while (!core.empty() && !is_letter(core.back())) core.remove_suffix(1);
  while (!core.empty() && !is_letter(core.front())) core.remove_prefix(1);
  return std::set<char>(text.begin(), text.end()).size() < min_different_characters ||
         is_repetition(text) || is_repetition(core) || count_pieces(text, more_words) < min_pieces;
}

}  // namespace

std::optional<std::string> password_weakness(std::string_view password,
                                             std::span<const std::string_view> context) {
  const std::size_t characters = count_characters(password);
  if (characters < min_password_characters) {
    return "Use at least 15 characters. Four or more unrelated words are easy to remember.";
  }
  if (characters > max_password_characters) return "Use at most 128 characters.";
  if (password.size() > max_password_bytes) {
    return "Use fewer characters: together they may take at most 1024 bytes.";
  }
  const std::string text = compact(password);
  if (is_guessable(text, {})) {
    return "This is a common password or a simple pattern, which is guessed first. Use four or "
           "more unrelated words, or let a password manager make one.";
  }
  const std::vector<std::string> own_words = context_words(context);
  if (is_guessable(text, Words(own_words.begin(), own_words.end()))) {
    return "This is made of your name, your e-mail address or the name of this service, which is "
           "guessed first. Use four or more unrelated words instead.";
  }
  return std::nullopt;
}

}  // namespace billspay::auth
