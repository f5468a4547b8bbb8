// What somebody typed into the search box, as the database is asked for it: a few lists one after
// the other, the best matches first (docs/decisions/0014). Everything here is a LIKE pattern in
// which what was typed stands for itself (security statement S40); the database makes it lower
// case.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace billspay::customers {

// One of those lists. Each leaves out whom the lists before it have found.
struct Tier {
  enum class Kind { last_names, first_names, emails, phones, numbers, parts };

  Kind kind;
  // What a field begins with: of last_names and first_names the last and the first name, of numbers
  // plain digits. Of parts one or two that trigrams can find.
  std::string pattern;
  std::optional<std::string> second = {};
  // Of parts: what must be found as well, one pattern a line.
  std::optional<std::string> others = {};
  // Over users.search_text: whom the lists before have found, one pattern a line.
  std::optional<std::string> before = {};
};

struct Search {
  std::vector<Tier> tiers;  // at most ten
  std::string words;        // patterns over users.search_text that all hold, one a line
};

// Nothing when there is nothing to look for.
//
// All words must be found, in any order. A word of three letters or digits may stand anywhere; a
// shorter one must begin a name, an address or a number. Whatever consists of digits and the usual
// separators is taken for a phone or customer number: only its digits count.
std::optional<Search> read_search(std::string_view text);

}  // namespace billspay::customers
