#include "platform/vault/ledger_keys.hpp"

#include <gtest/gtest.h>

#include <set>

namespace billspay::vault {
namespace {

std::string key_text(char fill, std::size_t size = 32) {
  return std::string(1, fill) + ":" + base64(std::string(size, fill));
}

LedgerKeys keys(const std::string& text) { return LedgerKeys::parse("AUDIT_KEYS", text).value(); }

// S74
TEST(LedgerKeys, LinkAContentToWhatWentBeforeIt) {
  const auto ledger = keys(key_text('a'));
  const Bytes first = ledger.link({}, "one");
  EXPECT_EQ(first.size(), 32U);
  EXPECT_EQ(ledger.link({}, "one"), first);
  EXPECT_TRUE(ledger.links({}, "one", first));
  const Bytes second = ledger.link(first, "two");
  EXPECT_TRUE(ledger.links(first, "two", second));
  EXPECT_FALSE(ledger.links({}, "two", second));
  EXPECT_FALSE(ledger.links(second, "two", second));
  EXPECT_FALSE(ledger.links(first, "two ", second));
  EXPECT_FALSE(ledger.links(first, "", second));
}

// S74
TEST(LedgerKeys, NoticeEveryBitOfALink) {
  const auto ledger = keys(key_text('a'));
  const Bytes before = ledger.link({}, "one");
  const Bytes link = ledger.link(before, "two");
  for (std::size_t byte = 0; byte < link.size(); ++byte) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      const auto flip = static_cast<std::uint8_t>(1U << bit);
      Bytes altered = link;
      altered[byte] ^= flip;
      EXPECT_FALSE(ledger.links(before, "two", altered));
      altered = before;
      altered[byte] ^= flip;
      EXPECT_FALSE(ledger.links(altered, "two", link));
    }
  }
  for (const std::size_t size : {0U, 1U, 31U, 33U}) {
    Bytes other = link;
    other.resize(size);
    EXPECT_FALSE(ledger.links(before, "two", other)) << size;
  }
}

// S74
TEST(LedgerKeys, DoNotMistakeTheEndOfOnePartForTheBeginningOfTheNext) {
  const auto ledger = keys(key_text('a'));
  std::set<Bytes> links;
  for (const std::string before : {"", "a", "ab", "0:", "2:ab"}) {
    for (const std::string content : {"", "a", "ab", "b", ":ab", "0:ab"}) {
      EXPECT_TRUE(links.insert(ledger.link(as_bytes(before), content)).second) << before << content;
    }
  }
}

// S60 S74
TEST(LedgerKeys, RotateWithTheOldOnesBehind) {
  const auto old = keys(key_text('a'));
  const auto rotated = keys(key_text('b') + "," + key_text('a'));
  const auto strange = keys(key_text('c'));
  const Bytes link = old.link({}, "one");
  EXPECT_TRUE(rotated.links({}, "one", link));
  EXPECT_NE(rotated.link({}, "one"), link);
  EXPECT_TRUE(rotated.links({}, "one", rotated.link({}, "one")));
  EXPECT_FALSE(old.links({}, "one", rotated.link({}, "one")));
  EXPECT_FALSE(strange.links({}, "one", link));
  const auto signature = old.sign("here it ends");
  EXPECT_TRUE(rotated.is_signed("here it ends", signature));
  EXPECT_FALSE(strange.is_signed("here it ends", signature));
  EXPECT_FALSE(old.is_signed("here it ends", rotated.sign("here it ends")));
}

// S74
TEST(LedgerKeys, SignSoThatOnlyTheTextItselfPasses) {
  const auto ledger = keys(key_text('a'));
  const auto signature = ledger.sign("here it ends");
  EXPECT_TRUE(signature.starts_with("a:"));
  EXPECT_TRUE(ledger.is_signed("here it ends", signature));
  EXPECT_FALSE(ledger.is_signed("here it ends.", signature));
  EXPECT_FALSE(ledger.is_signed("", signature));
  for (const std::string& forged :
       {std::string(), std::string("a"), std::string("a:"), std::string(":"),
        "b" + signature.substr(1), signature.substr(2), signature + "A",
        signature.substr(0, signature.size() - 4), "a:" + base64(std::string(64, '\0')),
        std::string("a:!!!!")}) {
    EXPECT_FALSE(ledger.is_signed("here it ends", forged)) << forged;
  }
  for (std::size_t at = 2; at + 4 < signature.size(); ++at) {
    std::string altered = signature;
    altered[at] = altered[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(ledger.is_signed("here it ends", altered)) << at;
  }
}

// A link says nothing about a signature under the same key, nor the other way round.
TEST(LedgerKeys, AreForOnePurposeEach) {
  const auto ledger = keys(key_text('a'));
  const auto signature = ledger.sign("text");
  EXPECT_EQ(signature.find(base64(as_text(ledger.link({}, "text")))), std::string::npos);
}

TEST(LedgerKeys, AreRefusedInASentenceThatNamesTheirSetting) {
  for (const std::string text : {"", "a", "a:", "a:AAAA", "a:not base64"}) {
    const auto parsed = LedgerKeys::parse("AUDIT_KEYS", text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_NE(parsed.error().find("AUDIT_KEYS"), std::string::npos) << parsed.error();
  }
}

}  // namespace
}  // namespace billspay::vault
