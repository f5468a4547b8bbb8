#include "demo/seed.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "demo/people.hpp"
#include "platform/auth/passwords.hpp"
#include "platform/core/bytes.hpp"
#include "platform/postgres/errors.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::demo {
namespace {

using postgres::BlockingConnection;
using test_support::TestDatabase;

const std::string data_key = "d1:" + base64(std::string(32, 'd'));
const std::string hash_key = "h1:" + base64(std::string(32, 'h'));

class Seed : public ::testing::Test {
 protected:
  SeedOptions options(int customers = 200) const {
    return {.customers = customers,
            .cipher = &cipher_,
            .hashes = &hashes_,
            .processor = vault::SealedBox::parse("VAULT_PUBLIC_KEY", keys_.public_key).value()};
  }
  std::string one(const std::string& sql) { return database_.query(sql).at(0).at(0).value(); }
  Bytes bytes(const std::string& sql) {
    const std::string hex = one("SELECT encode((" + sql + "), 'base64')");
    std::string joined;
    for (const char c : hex) {
      if (c != '\n') joined += c;
    }
    return as_bytes(from_base64(joined).value());
  }

  TestDatabase database_;
  BlockingConnection owner_{database_.owner_url()};
  vault::DataCipher cipher_ = vault::DataCipher::parse("DATA_KEYS", data_key).value();
  vault::KeyedHash hashes_ = vault::KeyedHash::parse("HASH_KEY", hash_key).value();
  vault::KeyPair keys_ = vault::make_key_pair("v1");
};

TEST_F(Seed, LoadsTheDemonstrationOnce) {
  EXPECT_TRUE(seed(owner_, options()));
  EXPECT_EQ(one("SELECT count(*) FROM users"), "200");
  EXPECT_EQ(one("SELECT count(*) FROM billers"), "60");
  EXPECT_GT(std::stoi(one("SELECT count(*) FROM receipts")), 300);
  EXPECT_FALSE(seed(owner_, options()));
  EXPECT_EQ(one("SELECT count(*) FROM users"), "200");
}

TEST_F(Seed, MakesSignInsThatWork) {
  seed(owner_, options());
  const auto opens = [&](const std::string& sql, std::string_view password) {
    return auth::verify_password(one(sql), SecretString(std::string(password))).matches;
  };
  EXPECT_TRUE(
      opens("SELECT password_hash FROM users WHERE email = 'ada@demo.test'", customer_password));
  EXPECT_TRUE(opens("SELECT password_hash FROM agents WHERE username = 'eli'", agent_password));
  EXPECT_TRUE(
      opens("SELECT password_hash FROM admins WHERE username = 'sameer614614'", admin_password));
}

TEST_F(Seed, SealsWhatTheServerCanOpen) {
  seed(owner_, options());
  const auto ada = make_person(0, 200, now());
  const auto id = Uuid::parse(one("SELECT id FROM users WHERE email = 'ada@demo.test'")).value();
  const auto birth = cipher_.open("users.date_of_birth", id,
                                  bytes("SELECT date_of_birth FROM users WHERE email = "
                                        "'ada@demo.test'"));
  ASSERT_TRUE(birth);
  EXPECT_EQ(birth->reveal(), ada.date_of_birth);
  EXPECT_TRUE(cipher_.open("users.ssn_last4", id,
                           bytes("SELECT ssn_last4 FROM users WHERE email = 'ada@demo.test'")));
}

TEST_F(Seed, KeepsAccountNumbersInTheVaultOnly) {
  seed(owner_, options());
  const std::string methods = "FROM payment_methods WHERE last4 = '4242'";
  const std::string token = one("SELECT account_number " + methods);
  EXPECT_TRUE(token.starts_with("tok_"));
  const auto owner = Uuid::parse(one("SELECT user_id " + methods)).value();
  const auto number = vault::open_sealed_box(
      keys_.private_key, token, CustomerId(owner),
      bytes("SELECT sealed FROM vault_accounts WHERE token = '" + token + "'"));
  ASSERT_TRUE(number) << number.error();
  EXPECT_EQ(number->reveal(), "4242424242424242");
  for (const std::string table : {"payment_methods", "vault_accounts"}) {
    EXPECT_EQ(one("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%424242424242%'"), "0");
  }
}

TEST_F(Seed, GivesEverybodyBillsWhenItIsForMeasuring) {
  const std::string shape =
      "SELECT (SELECT string_agg(indexdef, E'\\n' ORDER BY indexname) FROM pg_indexes "
      "WHERE schemaname = 'public') || (SELECT string_agg(conrelid::regclass || conname || "
      "pg_get_constraintdef(oid), E'\\n' ORDER BY conrelid, conname) FROM pg_constraint)";
  const std::string before = one(shape);
  seed(owner_, options(1500));
  EXPECT_EQ(one(shape), before);
  EXPECT_EQ(one("SELECT count(*) FROM users"), "1500");
  EXPECT_EQ(one("SELECT count(*) FROM (SELECT user_id FROM receipts GROUP BY user_id "
                "HAVING count(*) = 10) t"),
            "1497");
  EXPECT_EQ(one("SELECT count(*) FROM receipts r JOIN users u ON u.id = r.user_id "
                "WHERE r.paid_on < u.created_at OR r.paid_on > now()"),
            "0");
}

TEST_F(Seed, LeavesNothingWhenItCannotFinish) {
  database_.execute("ALTER TABLE receipts ADD CONSTRAINT none_check CHECK (amount < 0)");
  EXPECT_THROW(seed(owner_, options()), postgres::StatementError);
  EXPECT_EQ(one("SELECT count(*) FROM users"), "0");
  EXPECT_THROW(seed(owner_, options(2)), std::runtime_error);
}

}  // namespace
}  // namespace billspay::demo
