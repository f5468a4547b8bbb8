#include <gtest/gtest.h>
#include <sodium.h>

#include <optional>
#include <set>

#include "platform/vault/data_cipher.hpp"
#include "platform/vault/key_ring.hpp"
#include "platform/vault/keyed_hash.hpp"
#include "platform/vault/sealed_box.hpp"

namespace billspay::vault {
namespace {

std::string key_text(std::string_view id, char fill, std::size_t size = 32) {
  return std::string(id) + ':' + base64(std::string(size, fill));
}

DataCipher cipher(const std::string& text) { return DataCipher::parse("DATA_KEYS", text).value(); }

SealedBox box_of(const KeyPair& pair) {
  return SealedBox::parse("VAULT_PUBLIC_KEY", pair.public_key).value();
}

StoredAccount store(SealedBox& box, const CustomerId& customer, const std::string& number,
                    const std::string& security_code = {}) {
  AccountToStore account{customer, SecretString(number), SecretString(security_code)};
  std::optional<StoredAccount> stored;
  spawn(box.store(std::move(account)),
        [&](const std::exception_ptr&, std::optional<Result<StoredAccount>> result) {
          if (result) stored = result->value();
        });
  return stored.value();
}

// S60
TEST(KeyRing, ReadsSeveralKeysAndTheFirstOneLeads) {
  const auto ring = KeyRing::parse("KEYS", " new:" + base64(std::string(32, 'n')) + " , " +
                                               key_text("old-2026.1_a", 'o', 48) + "\n");
  ASSERT_TRUE(ring) << ring.error();
  EXPECT_EQ(ring->first().id, "new");
  ASSERT_NE(ring->find("old-2026.1_a"), nullptr);
  EXPECT_EQ(ring->find("old-2026.1_a")->bytes.reveal(), std::string(48, 'o'));
  EXPECT_EQ(ring->find("old"), nullptr);
}

TEST(KeyRing, RefusesInSentencesThatDoNotRepeatTheKey) {
  const std::string key = base64("0123456789abcdef0123456789ABCDEF");
  for (const std::string& text :
       {std::string(), std::string("  "), key, ":" + key, key + ":a", "a b:" + key,
        "a:" + key + "!", "a:" + key.substr(0, 20), std::string("a:"), "a:" + key + ",",
        "a:" + key + ",a:" + key, std::string(33, 'k') + ":" + key,
        "a:" + key + ",b:" + key.substr(1), "a:" + key + ";b"}) {
    const auto ring = KeyRing::parse("TOKEN_KEYS", text);
    ASSERT_FALSE(ring) << text;
    EXPECT_NE(ring.error().find("TOKEN_KEYS"), std::string::npos);
    EXPECT_TRUE(ring.error().ends_with('.') || ring.error().find("openssl") != std::string::npos);
    EXPECT_EQ(ring.error().find(key.substr(1, 8)), std::string::npos) << ring.error();
  }
  EXPECT_FALSE(KeyRing::parse("K", key_text("a", 'a') + "," + key_text("b", 'b'), {.max_keys = 1}));
}

// S58, S61
TEST(DataCipher, OpensOnlyInTheSameRowAndColumn) {
  const DataCipher data = cipher(key_text("k1", 'a'));
  const Uuid row = Uuid::v7();
  const Bytes sealed = data.seal("users.ssn_last4", row, "4321");
  const auto opened = data.open("users.ssn_last4", row, sealed);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->reveal(), "4321");
  EXPECT_FALSE(data.open("users.ssn_last4", Uuid::v7(), sealed));
  EXPECT_FALSE(data.open("users.date_of_birth", row, sealed));
  EXPECT_FALSE(data.open("", row, sealed));
}

// S58
TEST(DataCipher, ShowsNeitherTheTextNorThatTwoAreEqual) {
  const DataCipher data = cipher(key_text("k1", 'a'));
  const Uuid row = Uuid::v7();
  const Bytes one = data.seal("users.ssn_last4", row, "4321");
  EXPECT_NE(one, data.seal("users.ssn_last4", row, "4321"));
  EXPECT_EQ(as_text(one).find("4321"), std::string_view::npos);
  EXPECT_TRUE(data.open("c", row, data.seal("c", row, ""))->empty());
}

// S58
TEST(DataCipher, NoticesEveryAlteredByteAndEveryLength) {
  const DataCipher data = cipher(key_text("k1", 'a') + "," + key_text("k0", 'b'));
  const Uuid row = Uuid::v7();
  const Bytes sealed = data.seal("users.ssn_last4", row, "4321");
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    for (const unsigned flip : {1U, 0x80U}) {
      Bytes altered = sealed;
      altered[at] = static_cast<std::uint8_t>(altered[at] ^ flip);
      EXPECT_FALSE(data.open("users.ssn_last4", row, altered)) << at;
    }
    EXPECT_FALSE(
        data.open("users.ssn_last4", row,
                  Bytes(sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(at))));
  }
  Bytes longer = sealed;
  longer.push_back(0);
  EXPECT_FALSE(data.open("users.ssn_last4", row, longer));
}

// S60
TEST(DataCipher, OpensWithOldKeysAndSaysWhichRowsToResealUntilNoneAreLeft) {
  const DataCipher before = cipher(key_text("old", 'a'));
  const DataCipher during = cipher(key_text("new", 'b') + "," + key_text("old", 'a'));
  const DataCipher after = cipher(key_text("new", 'b'));
  const Uuid row = Uuid::v7();
  Bytes sealed = before.seal("c", row, "text");
  EXPECT_FALSE(before.needs_reseal(sealed));
  EXPECT_TRUE(during.needs_reseal(sealed));
  EXPECT_FALSE(after.open("c", row, sealed));
  sealed = during.seal("c", row, during.open("c", row, sealed)->reveal());
  EXPECT_FALSE(during.needs_reseal(sealed));
  EXPECT_EQ(after.open("c", row, sealed)->reveal(), "text");
  EXPECT_TRUE(after.needs_reseal({}));
}

TEST(DataCipher, WantsKeysOfExactlyThirtyTwoBytes) {
  EXPECT_FALSE(DataCipher::parse("DATA_KEYS", key_text("a", 'a', 31)));
  EXPECT_FALSE(DataCipher::parse("DATA_KEYS", key_text("a", 'a', 33)));
}

// S59; RFC 4231 test case 1 gives the underlying HMAC.
TEST(KeyedHash, IsHmacOverPurposeAndTextWithItsOwnKey) {
  const std::string key(32, 'k');
  const auto hash = KeyedHash::parse("HASH_KEY", "h1:" + base64(key)).value();
  const std::string number = "4111111111111111";
  const Bytes found = hash.hash("payment_methods.account_hash", number);

  const std::string input = std::string("payment_methods.account_hash") + '\0' + number;
  Bytes expected(crypto_auth_hmacsha256_BYTES);
  crypto_auth_hmacsha256(expected.data(), reinterpret_cast<const unsigned char*>(input.data()),
                         input.size(), reinterpret_cast<const unsigned char*>(key.data()));
  EXPECT_EQ(found, expected);
  EXPECT_NE(found, sha256(number));
  EXPECT_NE(found, hash.hash("users.identity_hash", number));
  EXPECT_NE(found, KeyedHash::parse("HASH_KEY", key_text("h1", 'x'))
                       ->hash("payment_methods.account_hash", number));
  EXPECT_FALSE(KeyedHash::parse("HASH_KEY", key_text("a", 'a') + "," + key_text("b", 'b')));
}

// S58
TEST(SealedBox, StoresWhatOnlyThePrivateKeyOpens) {
  const KeyPair pair = make_key_pair("v1");
  SealedBox box = box_of(pair);
  const CustomerId customer = CustomerId::make();
  const StoredAccount stored = store(box, customer, "4111111111111111", "987");
  EXPECT_TRUE(stored.token.starts_with("tok_"));
  EXPECT_EQ(stored.token.size(), 4U + 24U);
  EXPECT_EQ(stored.key_id, "v1");
  EXPECT_EQ(as_text(stored.sealed).find("4111"), std::string_view::npos);
  const auto number = open_sealed_box(pair.private_key, stored.token, customer, stored.sealed);
  ASSERT_TRUE(number) << number.error();
  EXPECT_EQ(number->reveal(), "4111111111111111");
  const SecretString public_half(pair.public_key);
  EXPECT_FALSE(open_sealed_box(public_half, stored.token, customer, stored.sealed));
}

// S58
TEST(SealedBox, NoticesSwappedAndAlteredRows) {
  const KeyPair pair = make_key_pair("v1");
  SealedBox box = box_of(pair);
  const CustomerId jane = CustomerId::make();
  const CustomerId john = CustomerId::make();
  const StoredAccount hers = store(box, jane, "4111111111111111");
  const StoredAccount his = store(box, john, "5500005555555559");
  const auto open = [&](std::string_view token, const CustomerId& customer, const Bytes& sealed) {
    return open_sealed_box(pair.private_key, token, customer, sealed);
  };
  EXPECT_FALSE(open(hers.token, jane, his.sealed));
  EXPECT_FALSE(open(his.token, jane, his.sealed));
  EXPECT_FALSE(open(hers.token, john, hers.sealed));
  EXPECT_FALSE(open(hers.token.substr(0, 20), jane, hers.sealed));
  for (std::size_t at = 0; at < hers.sealed.size(); ++at) {
    Bytes altered = hers.sealed;
    altered[at] ^= 1U;
    EXPECT_FALSE(open(hers.token, jane, altered)) << at;
    EXPECT_FALSE(
        open(hers.token, jane,
             Bytes(hers.sealed.begin(), hers.sealed.begin() + static_cast<std::ptrdiff_t>(at))));
  }
}

// PCI DSS 3.3.1: what is sealed does not depend on the security code at all.
TEST(SealedBox, DoesNotKeepTheSecurityCode) {
  const KeyPair pair = make_key_pair("v1");
  SealedBox box = box_of(pair);
  const CustomerId customer = CustomerId::make();
  const StoredAccount with = store(box, customer, "4111111111111111", "987");
  const StoredAccount without = store(box, customer, "4111111111111111");
  EXPECT_EQ(with.sealed.size(), without.sealed.size());
}

TEST(SealedBox, GivesEveryAccountItsOwnTokenEvenForTheSameNumber) {
  SealedBox box = box_of(make_key_pair("v1"));
  std::set<std::string> tokens;
  const CustomerId customer = CustomerId::make();
  for (int i = 0; i < 100; ++i) tokens.insert(store(box, customer, "4111111111111111").token);
  EXPECT_EQ(tokens.size(), 100U);
}

// S60: rows sealed to an earlier public key open with a ring of private keys.
TEST(SealedBox, OpensWithWhicheverPrivateKeyFits) {
  const KeyPair older = make_key_pair("v1");
  const KeyPair newer = make_key_pair("v2");
  SealedBox box = box_of(older);
  const CustomerId customer = CustomerId::make();
  const StoredAccount stored = store(box, customer, "000123456789");
  const SecretString both(newer.private_key.reveal() + "," + older.private_key.reveal());
  EXPECT_EQ(open_sealed_box(both, stored.token, customer, stored.sealed)->reveal(), "000123456789");
  const auto refused = open_sealed_box(newer.private_key, stored.token, customer, stored.sealed);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().find(stored.token), std::string::npos);
}

}  // namespace
}  // namespace billspay::vault
