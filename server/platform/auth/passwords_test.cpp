#include "platform/auth/passwords.hpp"

#include <crypt.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include <array>
#include <string>
#include <vector>

namespace billspay::auth {
namespace {

using namespace std::string_literals;

constexpr std::array<std::string_view, 4> jane{"jane.doe@example.com", "Jane", "Doe-Summerfield",
                                               "5551234567"};

std::optional<std::string> weakness(std::string_view password) {
  return password_weakness(password, jane);
}

std::string plain_bcrypt(const std::string& password, const std::string& setting) {
  crypt_data data{};
  return crypt_r(password.c_str(), setting.c_str(), &data);
}

// Without pattern, the same at each run.
std::string varied(std::size_t characters) {
  std::string text;
  for (std::size_t i = 0; i < characters; ++i) {
    text += static_cast<char>('!' + (i * i * 7 + i * 31 + i / 3 * 5) % 94);
  }
  return text;
}

// S02
TEST(PasswordPolicy, AcceptsFifteenToOneHundredTwentyEightCharacters) {
  for (const std::size_t length : {0U, 1U, 7U, 8U, 14U}) EXPECT_TRUE(weakness(varied(length)));
  for (const std::size_t length : {15U, 16U, 64U, 72U, 73U, 127U, 128U}) {
    EXPECT_EQ(weakness(varied(length)), std::nullopt) << length;
  }
  for (const std::size_t length : {129U, 1025U, 70'000U}) EXPECT_TRUE(weakness(varied(length)));
}

// S02
TEST(PasswordPolicy, CountsCharactersNotBytes) {
  EXPECT_TRUE(weakness("äöüßéèêñçøåæœð"));               // 14 characters, 28 bytes
  EXPECT_EQ(weakness("äöüßéèêñçøåæœðþ"), std::nullopt);  // 15
  EXPECT_EQ(weakness("暗号化された長い合言葉を使いましょう"), std::nullopt);
}

// S02
TEST(PasswordPolicy, AcceptsAnyCharacterWithoutACompositionRule) {
  EXPECT_EQ(weakness("wobbly tangerine kazoo"), std::nullopt);
  EXPECT_EQ(weakness("48151623428150937"), std::nullopt);
  EXPECT_EQ(weakness("tab\tnul\0bell\a still fine"s), std::nullopt);
  EXPECT_EQ(weakness("\"'<>&%;{}?*~`#^=/"), std::nullopt);
  EXPECT_EQ(weakness("ROUGHCUTTHISTLEVALVE"), std::nullopt);
}

// S03
TEST(PasswordPolicy, RefusesCommonPasswordsHoweverDecorated) {
  for (const std::string_view password :
       {"passwordpassword", "Password12345678", "P@ssw0rdP@ssw0rd", "P@ssw0rd!2024!!",
        "correct horse battery staple", "correcthorsebatterystaple1", "ilovemyhusband!!",
        "thisismypassword", "letmeinletmein123", "qwertyuiopasdfgh", "1qaz2wsx3edc4rfv",
        "iloveyou20242025", "welcomewelcome123", "monkey-dragon-123", "May the Force be with you",
        "trustno1trustno1", "superman.batman.1", "Summer2024Summer2024", "sameer614614!!!!"}) {
    EXPECT_TRUE(weakness(password)) << password;
  }
}

// S03
TEST(PasswordPolicy, RefusesRepetitionsAndSequences) {
  for (const std::string_view password :
       {"aaaaaaaaaaaaaaaa", "abababababababab", "123456789012345", "abcdefghijklmnop",
        "987654321098765", "xk7xk7xk7xk7xk7", "thimblethimble1", "zyxwvutsrqponmlk",
        "!@#$%^&*()!@#$%^", "111222333444555", "- - - - - - - - -", "ééééééééééééééé"}) {
    EXPECT_TRUE(weakness(password)) << password;
  }
}

// S03
TEST(PasswordPolicy, RefusesTheContextAndSaysSo) {
  for (const std::string_view password :
       {"jane.doe@example.com", "JaneDoe-Summerfield", "billspaybillspay!", "Billspay-2024-Jane",
        "jane5551234567!", "doesummerfield123", "Jane.Doe.Jane.Doe", "B1llspay-Password1"}) {
    const auto sentence = weakness(password);
    EXPECT_TRUE(sentence) << password;
  }
  const std::vector<std::string_view> context{"zebulon.quartermaine@example.com"};
  const auto sentence = password_weakness("ZebulonQuartermaine1", context);
  ASSERT_TRUE(sentence);
  EXPECT_NE(sentence->find("your name"), std::string::npos);
  EXPECT_EQ(password_weakness("ZebulonQuartermaine1", {}), std::nullopt);
}

TEST(PasswordPolicy, IsNotSlowedDownByHostileText) {
  EXPECT_TRUE(weakness(std::string(128, 'a')));
  std::string wide;
  for (int i = 0; i < 128; ++i) wide += "\U0001F600";
  EXPECT_TRUE(weakness(wide));
}

// S05
TEST(PasswordHashes, AreArgon2idAndPrehashedBcryptWithThePolicysCost) {
  const SecretString password("wobbly tangerine kazoo");
  const std::string argon2id = hash_password(Algorithm::argon2id, password);
  const std::string bcrypt = hash_password(Algorithm::bcrypt, password);
  EXPECT_TRUE(argon2id.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_TRUE(bcrypt.starts_with("prehashed:$2b$12$"));
  EXPECT_NE(argon2id, hash_password(Algorithm::argon2id, password));
  for (const std::string& stored : {argon2id, bcrypt}) {
    const Verdict right = verify_password(stored, password);
    EXPECT_TRUE(right.matches);
    EXPECT_FALSE(right.needs_rehash);
    const Verdict wrong = verify_password(stored, SecretString("Wobbly tangerine kazoo"));
    EXPECT_FALSE(wrong.matches);
    EXPECT_FALSE(wrong.needs_rehash);
  }
}

// S05: a hash made when the policy asked for less still opens, and is renewed.
TEST(PasswordHashes, AskToBeRenewedWhenThePolicyRises) {
  const std::string password = "wobbly tangerine kazoo";
  std::array<char, crypto_pwhash_argon2id_STRBYTES> weaker{};
  ASSERT_EQ(
      crypto_pwhash_argon2id_str(weaker.data(), password.data(), password.size(), 1, 8192UL * 1024),
      0);
  const Verdict old = verify_password(weaker.data(), SecretString(password));
  EXPECT_TRUE(old.matches);
  EXPECT_TRUE(old.needs_rehash);
  EXPECT_FALSE(verify_password(weaker.data(), SecretString("other")).needs_rehash);

  std::array<char, crypto_pwhash_argon2id_STRBYTES> stronger{};
  ASSERT_EQ(crypto_pwhash_argon2id_str(stronger.data(), password.data(), password.size(), 3,
                                       32768UL * 1024),
            0);
  EXPECT_FALSE(verify_password(stronger.data(), SecretString(password)).needs_rehash);
}

// Known answers: the test suites of Openwall crypt_blowfish and of the Argon2 reference program.
TEST(PasswordHashes, MadeElsewhereVerify) {
  for (const auto& [stored, password] : std::vector<std::pair<std::string_view, std::string>>{
           {"$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U"},
           {"$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK", "U*U*"},
           {"$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a", "U*U*U"},
           {"$2y$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e", "\xff\xff\xa3"}}) {
    const Verdict verdict = verify_password(stored, SecretString(password));
    EXPECT_TRUE(verdict.matches) << stored;
    EXPECT_TRUE(verdict.needs_rehash) << stored;
    EXPECT_FALSE(verify_password(stored, SecretString(password + "x")).matches) << stored;
  }
  EXPECT_TRUE(verify_password("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
                              "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                              SecretString("password"))
                  .matches);
}

// S04
TEST(PasswordHashes, DistinguishByteSeventyThreeAndWhatFollowsNul) {
  const std::string long_one(80, 'x');
  std::string other = long_one;
  other[74] = 'y';
  const std::string with_nul = "before\0after"s;
  for (const Algorithm algorithm : {Algorithm::argon2id, Algorithm::bcrypt}) {
    const std::string of_long = hash_password(algorithm, SecretString(long_one));
    EXPECT_TRUE(verify_password(of_long, SecretString(long_one)).matches);
    EXPECT_FALSE(verify_password(of_long, SecretString(other)).matches);
    const std::string of_nul = hash_password(algorithm, SecretString(with_nul));
    EXPECT_TRUE(verify_password(of_nul, SecretString(with_nul)).matches);
    EXPECT_FALSE(verify_password(of_nul, SecretString("before")).matches);
    EXPECT_FALSE(verify_password(of_nul, SecretString("before\0other"s)).matches);
  }
}

// S04: bcrypt itself cannot see past the NUL, so an imported hash must not open with one.
TEST(PasswordHashes, ImportedOnesRefuseAPasswordWithNul) {
  const std::string stored = plain_bcrypt("before", "$2b$04$abcdefghijklmnopqrstuu");
  EXPECT_TRUE(verify_password(stored, SecretString("before")).matches);
  EXPECT_FALSE(verify_password(stored, SecretString("before\0after"s)).matches);
}

// A prehash found in a dump must not work as a password for an imported hash, nor the reverse.
TEST(PasswordHashes, OfOneFormDoNotVerifyAsTheOther) {
  const std::string stored = plain_bcrypt("before", "$2b$04$abcdefghijklmnopqrstuu");
  EXPECT_FALSE(verify_password("prehashed:" + stored, SecretString("before")).matches);
  const std::string ours = hash_password(Algorithm::bcrypt, SecretString("before"));
  EXPECT_FALSE(verify_password(ours.substr(10), SecretString("before")).matches);
}

TEST(PasswordHashes, UnreadableOnesMatchNothing) {
  for (const std::string_view stored :
       {"", "*", "!", "x", "$2b$", "$2b$12$", "$2b$99$abcdefghijklmnopqrstuuabcdefghijklmnopqrstuu",
        "$argon2id$", "$argon2id$v=19$m=1,t=1,p=1$$", "$argon2i$v=19$m=19456,t=2,p=1$x$y",
        "$1$abc$def", "$5$abc$def", "prehashed:", "prehashed:$argon2id$", "plain text"}) {
    for (const std::string password : {"", "x", "plain text"}) {
      EXPECT_FALSE(verify_password(stored, SecretString(password)).matches) << stored;
    }
  }
}

// S06: the stand-in for an unknown account costs what a real hash costs.
TEST(PasswordHashes, StandInForUnknownAccountsHaveThePolicysCost) {
  const std::string argon2id(dummy_hash(Algorithm::argon2id));
  const std::string bcrypt(dummy_hash(Algorithm::bcrypt));
  const std::string fresh = hash_password(Algorithm::argon2id, SecretString("x"));
  EXPECT_EQ(argon2id.size(), fresh.size());
  EXPECT_EQ(argon2id.substr(0, 31), fresh.substr(0, 31));
  EXPECT_TRUE(bcrypt.starts_with("prehashed:$2b$12$"));
  EXPECT_EQ(bcrypt.size(), 70U);
  EXPECT_FALSE(verify_password(argon2id, SecretString("x")).matches);
  EXPECT_FALSE(verify_password(bcrypt, SecretString("x")).matches);
}

}  // namespace
}  // namespace billspay::auth
