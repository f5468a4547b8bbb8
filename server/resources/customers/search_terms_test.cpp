#include "resources/customers/search_terms.hpp"

#include <gtest/gtest.h>

namespace billspay::customers {
namespace {

using Kind = Tier::Kind;
using Texts = std::vector<std::string>;

// "last_names smith% %" for each tier.
Texts tiers_of(std::string_view text) {
  static const std::vector<std::string> kinds{"last_names", "first_names", "emails",
                                              "phones",     "numbers",     "parts"};
  Texts all;
  const auto search = read_search(text);
  if (!search) return all;
  for (const Tier& tier : search->tiers) {
    all.push_back(kinds[static_cast<std::size_t>(tier.kind)] + " " + tier.pattern +
                  (tier.second ? " " + *tier.second : "") +
                  (tier.others ? " +" + *tier.others : ""));
  }
  return all;
}

TEST(SearchTerms, OfNothingAreNothing) {
  for (const std::string text : {"", " ", " , ", "\xC2\xA0"}) EXPECT_FALSE(read_search(text));
}

TEST(SearchTerms, OfAWordAreBeginningsThenParts) {
  EXPECT_EQ(tiers_of("Smith"), (Texts{"last_names Smith% %", "first_names % Smith%",
                                      "emails Smith%", "parts %Smith%"}));
  EXPECT_EQ(tiers_of("ada@x.test"), (Texts{"emails ada@x.test%", "last_names ada@x.test% %",
                                           "first_names % ada@x.test%", "parts %ada@x.test%"}));
}

TEST(SearchTerms, OfLongWordsAreLookedUpByTheirRarestPart) {
  EXPECT_EQ(tiers_of("ada.lovelace.1815@x.test").back(),
            "parts %ovelace.1815% +%ada.lovelace.1815@x.test%");
  EXPECT_EQ(tiers_of("lovelace@x.test").back(), "parts %lovelace% +%lovelace@x.test%");
  EXPECT_EQ(tiers_of("papadopoulou-karra").back(), "parts %poulou-karra% +%papadopoulou-karra%");
  EXPECT_EQ(tiers_of("ada@example.test").back(), "parts %ada@example.% +%ada@example.test%");
  EXPECT_EQ(tiers_of("a@mail.test ada@x").back(), "parts %a@mail.test% %ada@x%");
  // Never in the middle of a character.
  EXPECT_EQ(tiers_of("ééééééé@x.test").back(), "parts %éééééé% +%ééééééé@x.test%");
  EXPECT_EQ(tiers_of("ééééééa@x.test").back(), "parts %éééééa% +%ééééééa@x.test%");
  EXPECT_EQ(tiers_of("é@xéxéxéxéxé.test").back(), "parts %é@xéxéxé% +%é@xéxéxéxéxé.test%");
}

TEST(SearchTerms, ShorterThanATrigramAreBeginningsOnly) {
  EXPECT_EQ(tiers_of("an"), (Texts{"last_names an% %", "first_names % an%", "emails an%"}));
  EXPECT_EQ(tiers_of("é"), (Texts{"last_names é% %", "first_names % é%", "emails é%"}));
  EXPECT_EQ(tiers_of("O'B").back(), "emails O'B%");
  EXPECT_EQ(tiers_of("@d.").size(), 3U);
  EXPECT_EQ(tiers_of("12"), (Texts{"phones 12%", "numbers 12"}));
  EXPECT_EQ(tiers_of("Zoë").back(), "parts %Zoë%");
}

TEST(SearchTerms, OfSeveralWordsMustAllBeFound) {
  EXPECT_EQ(tiers_of("ada love"),
            (Texts{"last_names love% ada%", "first_names ada% love%", "parts %love% %ada%"}));
  EXPECT_EQ(
      tiers_of("lovelace, ada"),
      (Texts{"last_names ada% lovelace%", "first_names lovelace% ada%", "parts %lovelace% %ada%"}));
  EXPECT_EQ(tiers_of("mary ann garcia de").back(), "parts %garcia% %mary% +%ann%\n% de%");
  EXPECT_EQ(tiers_of("a l"), (Texts{"last_names l% a%", "first_names a% l%"}));
  EXPECT_EQ(read_search("ada l")->words, "%ada%\n% l%");
}

TEST(SearchTerms, OfDigitsAreNumbersHoweverTheyAreGrouped) {
  const Texts phone{"phones 12125550142%", "phones 2125550142%", "numbers 2125550142",
                    "parts %2125550142%"};
  for (const std::string text : {"2125550142", "(212) 555-0142", "212.555.0142", "212/5550142",
                                 "212\xC2\xA0"
                                 "555 0142"}) {
    EXPECT_EQ(tiers_of(text), phone) << text;
  }
  EXPECT_EQ(tiers_of("+1 212 555 0142"), (Texts{"phones 12125550142%", "phones 2125550142%",
                                                "numbers 12125550142", "parts %12125550142%"}));
  for (const std::string text : {"1234-5678-9012", "123456789012", "1234 5678 9012"}) {
    EXPECT_EQ(tiers_of(text).front(), "numbers 123456789012") << text;
  }
  EXPECT_EQ(tiers_of("1234567890123456").back(), "parts %567890123456% +%1234567890123456%");
  EXPECT_EQ(tiers_of("ada 555-01").back(), "parts %55501% %ada%");
}

// S40
TEST(SearchTerms, TakeWildcardsForThemselves) {
  EXPECT_EQ(tiers_of("50%"),
            (Texts{"last_names 50\\%% %", "first_names % 50\\%%", "emails 50\\%%"}));
  EXPECT_EQ(tiers_of("a_bcd\\").back(), "parts %a\\_bcd\\\\%");
  EXPECT_EQ(tiers_of("%").size(), 3U);
}

TEST(SearchTerms, LeaveOutWhomAnEarlierListHasFound) {
  const auto search = read_search("smith");
  ASSERT_TRUE(search);
  EXPECT_FALSE(search->tiers[0].before);
  EXPECT_EQ(search->tiers[1].before, "%\x02 smith%");
  EXPECT_EQ(search->tiers[3].before, "%\x02 smith%\n\x01 smith%\n%\x03 smith%");
  EXPECT_EQ(read_search("ada love")->tiers[2].before, "\x01 ada%\x02 love%\n\x01 love%\x02 ada%");
}

}  // namespace
}  // namespace billspay::customers
