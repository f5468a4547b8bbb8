#include "resources/customers/search_terms.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

namespace billspay::customers {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t customer_number_digits = 12;
constexpr std::size_t national_number_digits = 10;  // of the North American plan, without the 1
constexpr std::size_t trigram = 3;

// The fields of users.search_text, as 0010_search.sql marks them.
constexpr std::string_view first_name_mark = "\x01 ";
constexpr std::string_view last_name_mark = "\x02 ";
constexpr std::string_view email_mark = "\x03 ";
constexpr std::string_view phone_mark = "\x04 ";
constexpr std::string_view number_mark = "\x05 ";

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Letters and digits as trigrams know them; every character beyond ASCII is taken for a letter.
bool is_word_byte(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80U;
}
bool continues_a_character(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool has_trigram(std::string_view word) noexcept {
  std::size_t run = 0;
  for (const char c : word) {
    if (!is_word_byte(c)) run = 0;
    if (is_word_byte(c) && !continues_a_character(c) && ++run == trigram) return true;
  }
  return false;
}

// Only the digits of what looks like a phone or customer number; empty for anything else.
std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) {
      digits.push_back(c);
    } else if (std::string_view(" ()+-./").find(c) == std::string_view::npos) {
      return {};
    }
  }
  return digits;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '%' || c == '_') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

Words words_of(std::string_view text) {
  constexpr std::string_view no_break_space = "\xC2\xA0";
  Words words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with(no_break_space)) {
      end_word();
      ++at;
    } else if (std::string_view(" ,;").contains(text[at])) {
      end_word();
    } else {
      word.push_back(text[at]);
    }
  }
  end_word();
  return words;
}

std::string joined(std::span<const std::string> parts, char separator) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out.push_back(separator);
    out += part;
  }
  return out;
}

std::optional<std::string> lines(const Words& patterns) {
  if (patterns.empty()) return std::nullopt;
  return joined(patterns, '\n');
}

// Where a word may stand in users.search_text.
std::string anywhere(const std::string& word) {
  return (has_trigram(word) ? "%" : "% ") + escaped(word) + "%";
}

// As much of a long word as trigrams look up quickly. All trigrams of a word are intersected, and
// those of a mail provider are in every other row: of an address, the end of what stands before the
// @, where the digits are, or its beginning when that is short.
std::string rare_part(const std::string& word) {
  constexpr std::size_t shortest = 6;
  constexpr std::size_t longest = 12;
  if (word.size() <= longest && !word.contains('@')) return word;
  const std::size_t local = std::min(word.find('@'), word.size());
  std::size_t begin = local < shortest || local <= longest ? 0 : local - longest;
  std::size_t end = local < shortest ? std::min(longest, word.size()) : local;
  while (begin < end && continues_a_character(word[begin])) ++begin;
  while (end < word.size() && continues_a_character(word[end])) ++end;
  std::string part = word.substr(begin, end - begin);
  return has_trigram(part) ? part : word;
}

// Collects the tiers and what they find.
class Tiers {
 public:
  void add(Tier tier, std::string found) {
    tier.before = lines(found_);
    found_.push_back(std::move(found));
    tiers_.push_back(std::move(tier));
  }
  // Parts, if trigrams can find one of the words.
  void add_parts(Words words) {
    const auto found = static_cast<std::size_t>(std::ranges::count_if(words, has_trigram));
    if (found == 0) return;
    // The longest of them first: it is likely to be the rarest.
    std::ranges::sort(words, std::greater(), [](const std::string& word) {
      return std::pair(has_trigram(word), word.size());
    });
    Tier parts{.kind = Tier::Kind::parts,
               .pattern = anywhere(rare_part(words[0])),
               .before = lines(found_)};
    if (found > 1) parts.second = anywhere(rare_part(words[1]));
    Words others;
    for (const std::string& word : words) {
      const std::string pattern = anywhere(word);
      if (pattern != parts.pattern && pattern != parts.second) others.push_back(pattern);
    }
    parts.others = lines(others);
    tiers_.push_back(std::move(parts));
  }
  std::vector<Tier> take() && { return std::move(tiers_); }

 private:
  std::vector<Tier> tiers_;
  Words found_;
};

void add_number(Tiers& tiers, const std::string& digits) {
  if (digits.size() > customer_number_digits) return;
  tiers.add({.kind = Tier::Kind::numbers, .pattern = digits},
            "%" + std::string(number_mark) + digits + "%");
}

void add_phone(Tiers& tiers, const std::string& digits) {
  const std::string pattern = digits + "%";
  tiers.add({.kind = Tier::Kind::phones, .pattern = pattern},
            "%" + std::string(phone_mark) + pattern);
}

std::vector<Tier> tiers_of_digits(const std::string& digits) {
  Tiers tiers;
  const bool whole_number = digits.size() == customer_number_digits;
  if (whole_number) add_number(tiers, digits);
  const bool country_given = digits.front() == '1';
  // The country's 1 may be kept and not typed, or typed and not kept.
  if (!country_given) add_phone(tiers, "1" + digits);
  add_phone(tiers, digits);
  if (country_given && digits.size() == national_number_digits + 1) {
    add_phone(tiers, digits.substr(1));
  }
  if (!whole_number) add_number(tiers, digits);
  tiers.add_parts({digits});
  return std::move(tiers).take();
}

void add_names(Tiers& tiers, Tier::Kind order, const std::string& last, const std::string& first) {
  tiers.add({.kind = order, .pattern = last, .second = first},
            (first == "%" ? "%" : std::string(first_name_mark) + first) +
                (last == "%" ? "" : std::string(last_name_mark) + last));
}

void add_email(Tiers& tiers, const std::string& word) {
  const std::string pattern = escaped(word) + "%";
  tiers.add({.kind = Tier::Kind::emails, .pattern = pattern},
            "%" + std::string(email_mark) + pattern);
}

std::vector<Tier> tiers_of_words(const Words& words) {
  Tiers tiers;
  using enum Tier::Kind;
  if (words.size() == 1) {
    const std::string begins = escaped(words[0]) + "%";
    const bool address = words[0].contains('@');
    if (address) add_email(tiers, words[0]);
    add_names(tiers, last_names, begins, "%");
    add_names(tiers, first_names, "%", begins);
    if (!address) add_email(tiers, words[0]);
  } else {
    const std::string head = escaped(joined(std::span(words).first(words.size() - 1), ' ')) + "%";
    const std::string tail = escaped(words.back()) + "%";
    add_names(tiers, last_names, tail, head);   // Ada Lovelace
    add_names(tiers, first_names, head, tail);  // Lovelace, Ada
  }
  tiers.add_parts(words);
  return std::move(tiers).take();
}

}  // namespace

std::optional<Search> read_search(std::string_view text) {
  Words words = words_of(text);
  if (words.empty()) return std::nullopt;
  const std::string digits = digits_of(joined(words, ' '));
  if (!digits.empty()) return Search{tiers_of_digits(digits), anywhere(digits)};
  for (std::string& word : words) {
    if (std::string only = digits_of(word); !only.empty()) word = std::move(only);
  }
  Search search{tiers_of_words(words), {}};
  for (std::string& word : words) word = anywhere(word);
  search.words = joined(words, '\n');
  return search;
}

}  // namespace billspay::customers
