#include <crypt.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <filesystem>
#include <fstream>

#include "app/commands.hpp"
#include "app/inventory.hpp"
#include "app/small_file.hpp"
#include "legacy/legacy.hpp"
#include "platform/vault/sealed_box.hpp"
#include "tests/support/command_output.hpp"
#include "tests/support/staff_accounts.hpp"
#include "tests/support/temporary_folder.hpp"

namespace billspay::legacy {
namespace {

using test_support::EmptyDatabase;
using test_support::run_command;
using test_support::Said;
using test_support::sign_in;
using test_support::TestServer;
using test_support::value;

constexpr auto key_text = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
constexpr auto password = "an old password from before";
constexpr auto visa = "4242424242424242";

std::string sealed(const std::string& number) {
  std::string key;
  for (char c = 0; c < 32; ++c) key += c;
  const std::string nonce = "twelve bytes";
  std::string text(number.size(), '\0');
  std::string tag(16, '\0');
  const auto in = [](const std::string& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
  };
  const auto out = [](std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
  };
  auto* context = EVP_CIPHER_CTX_new();
  int size = 0;
  EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nullptr, in(key), in(nonce));
  EVP_EncryptUpdate(context, out(text), &size, in(number), static_cast<int>(number.size()));
  EVP_EncryptFinal_ex(context, out(text), &size);
  EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, tag.data());
  EVP_CIPHER_CTX_free(context);
  return base64(nonce + tag + text);
}

const std::string& bcrypt_hash() {
  static const std::string hash = [] {
    char salt[CRYPT_GENSALT_OUTPUT_SIZE];
    crypt_data data{};
    ::crypt_gensalt_rn("$2b$", 10, nullptr, 0, salt, sizeof salt);
    return std::string(::crypt_r(password, salt, &data));
  }();
  return hash;
}

constexpr auto prisma_tables = R"(
  CREATE TYPE "MethodType" AS ENUM ('CREDIT_CARD', 'DEBIT_CARD', 'BANK_ACCOUNT');
  CREATE TABLE "User" (
    "id" text PRIMARY KEY, "email" text NOT NULL, "passwordHash" text NOT NULL,
    "firstName" text, "lastName" text, "dateOfBirth" timestamp(3), "ssnLast4" text, "phone" text,
    "addressLine1" text, "addressLine2" text, "city" text, "state" text, "postalCode" text,
    "customerNumber" text, "createdAt" timestamp(3) NOT NULL DEFAULT '2021-05-06 07:08:09.123');
  CREATE TABLE "PaymentMethod" (
    "id" text PRIMARY KEY, "userId" text NOT NULL, "type" "MethodType" NOT NULL, "provider" text,
    "accountNumber" text NOT NULL, "last4" text, "routingNumber" text, "securityCode" text,
    "cardholderName" text, "nickname" text, "expMonth" integer, "expYear" integer,
    "billingAddressLine1" text, "billingCity" text, "billingState" text, "billingPostalCode" text,
    "isDefault" boolean NOT NULL DEFAULT false, "createdAt" timestamp(3) NOT NULL DEFAULT now());
  CREATE TABLE "Biller" (
    "id" text PRIMARY KEY, "userId" text NOT NULL, "name" text NOT NULL, "category" text,
    "accountId" text, "contactInfo" text, "createdAt" timestamp(3) NOT NULL DEFAULT now());
  CREATE TABLE "Receipt" (
    "id" text PRIMARY KEY, "userId" text NOT NULL, "billerId" text NOT NULL,
    "amount" double precision NOT NULL, "paidOn" timestamp(3) NOT NULL, "confirmation" text,
    "notes" text, "createdAt" timestamp(3) NOT NULL DEFAULT now());
  CREATE TABLE "Agent" (
    "id" text PRIMARY KEY, "username" text NOT NULL, "passwordHash" text NOT NULL,
    "fullName" text NOT NULL, "email" text, "phone" text);
  CREATE TABLE "AgentCustomerAssignment" (
    "agentId" text, "userId" text, "assignedAt" timestamp(3) NOT NULL DEFAULT now()))";

class LegacyImport : public testing::Test {
 protected:
  LegacyImport()
      : root_(server_.admin("root")), old_(source_.owner_url()), key_file_(file("key", key_text)) {
    environment_ = server_.environment();
    environment_.set("MIGRATION_DATABASE_URL", server_.database().owner_url());
    old_.execute(prisma_tables);
    add_user("u1", "Ada@Example.COM", "");
    old_.query("INSERT INTO \"Agent\" VALUES ('a1', 'Dana', $1, 'Dana Whitfield', NULL, NULL)",
               {bcrypt_hash()});
    old_.execute(
        "INSERT INTO \"Biller\" VALUES ('b1', 'u1', 'Harbour Water', 'electric', 'W-1', NULL); "
        "INSERT INTO \"Receipt\" VALUES ('r1', 'u1', 'b1', 84.5, '2024-02-03 04:05:06', 'C-1', "
        "'paid by phone'), ('r2', 'u1', 'b1', 12, '2024-03-03 04:05:06', NULL, NULL); "
        "INSERT INTO \"AgentCustomerAssignment\" VALUES ('a1', 'u1', '2024-04-05 06:07:08')");
    add_card("p1", "u1", visa, false);
    add_card("p2", "u1", "5555555555554444", true);
  }

  void add_user(const std::string& id, const std::string& email, const std::string& number) {
    old_.query(
        "INSERT INTO \"User\" VALUES ($1, $2, $3, 'Ada', 'Lovett', '1980-12-10', '4821', "
        "'(555) 010-0199', '12 Canal Street', NULL, 'Portland', 'or', '97201', nullif($4, ''))",
        {id, email, bcrypt_hash(), number});
  }
  void add_card(const std::string& id, const std::string& user, const std::string& number,
                bool is_default) {
    old_.query(
        "INSERT INTO \"PaymentMethod\" (\"id\", \"userId\", \"type\", \"accountNumber\", "
        "\"securityCode\", \"cardholderName\", \"expMonth\", \"expYear\", \"isDefault\") VALUES "
        "($1, $2, 'CREDIT_CARD', $3, '987', 'Ada Lovett', 12, 2039, $4)",
        {id, user, sealed(number), is_default ? "t" : "f"});
  }
  std::string file(const std::string& name, std::string_view text) {
    return folder_.file(name, text);
  }
  Said run(bool write, const std::string& url = "") {
    Options options{.url = url.empty() ? source_.owner_url() : url,
                    .key_file = key_file_,
                    .report = report_,
                    .write = write};
    return run_command([&] { return import(environment_, options); });
  }
  app::Inventory inventory() {
    postgres::BlockingConnection owner(server_.database().owner_url());
    owner.execute("SET search_path = pg_catalog");
    return app::take_inventory(owner);
  }
  std::string found(const std::string& sql) { return value(server_, sql); }

  test_support::TemporaryFolder folder_;
  TestServer server_;
  test_support::SignedInStaff root_;
  EmptyDatabase source_;
  postgres::BlockingConnection old_;
  std::string key_file_;
  std::string report_;
  app::Environment environment_{{}};
};

TEST_F(LegacyImport, TriesEverythingAndKeepsNothingUnlessItIsTold) {
  const auto before = inventory();
  const auto said = run(false);
  EXPECT_EQ(said.code, 0) << said.out << said.error;
  EXPECT_TRUE(said.out.contains("Nothing was written")) << said.out;
  EXPECT_TRUE(said.out.contains("would import")) << said.out;
  EXPECT_EQ(inventory(), before);
}

TEST_F(LegacyImport, BringsCustomersWithWhatTheyHaveOverOnce) {
  const auto said = run(true);
  ASSERT_EQ(said.code, 0) << said.out << said.error;
  auto ada = server_.public_client();
  const auto session = sign_in(ada, "ada@example.com", password);
  ASSERT_EQ(session.status, 200) << session.raw.body;
  ada.token = session.text("token");
  const auto wallet = ada.get("/api/payment-methods");
  const auto& methods = wallet.list("paymentMethods");
  ASSERT_EQ(methods.size(), 2U) << wallet.raw.body;
  EXPECT_EQ(found("SELECT last4 FROM payment_methods WHERE is_default"), "4444");
  const auto receipts = ada.get("/api/receipts");
  EXPECT_TRUE(receipts.raw.body.contains(R"("amount":"84.50")")) << receipts.raw.body;
  EXPECT_TRUE(receipts.raw.body.contains(R"("confirmation":"OLD-R2")")) << receipts.raw.body;
  EXPECT_EQ(found("SELECT biller_category FROM receipts LIMIT 1"), "ELECTRIC");
  EXPECT_EQ(found("SELECT created_at FROM users"), "2021-05-06 07:08:09.123+00");
  EXPECT_EQ(found("SELECT decision FROM kyc_decisions"), "APPROVED");
  EXPECT_EQ(found("SELECT assigned_at FROM agent_customer_assignments"), "2024-04-05 06:07:08+00");
  auto dana = test_support::staff_client(server_, auth::Audience::agent);
  EXPECT_EQ(test_support::sign_in_staff(dana, auth::Audience::agent, "dana", password).status, 200);

  const auto before = inventory();
  const auto again = run(true);
  EXPECT_EQ(again.code, 0) << again.error;
  EXPECT_EQ(found("SELECT count(*) FROM users"), "1");
  EXPECT_EQ(found("SELECT count(*) FROM receipts"), "2");
  for (std::size_t i = 0; const auto& table : inventory()) {
    if (!table.table.starts_with("audit_")) EXPECT_EQ(table, before[i]) << table.table;
    ++i;
  }
}

// S58
TEST_F(LegacyImport, SealsNumbersForTheVaultAndShowsThemNowhere) {
  const auto said = run(true);
  const auto everything = test_support::whole_database(server_);
  EXPECT_FALSE(test_support::holds(everything, visa));
  EXPECT_FALSE((said.out + said.error).contains(visa));
  const auto rows = server_.database().query(
      "SELECT v.token, v.user_id, encode(v.sealed, 'hex') FROM vault_accounts v "
      "JOIN payment_methods p ON p.account_number = v.token WHERE p.last4 = '4242'");
  ASSERT_EQ(rows.size(), 1U);
  Bytes bytes;
  for (std::size_t i = 0; i < rows[0][2]->size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(rows[0][2]->substr(i, 2), nullptr, 16)));
  }
  const auto opened = vault::open_sealed_box(SecretString(environment_.text("VAULT_PRIVATE_KEY")),
                                             *rows[0][0], *CustomerId::parse(*rows[0][1]), bytes);
  ASSERT_TRUE(opened.has_value()) << opened.error();
  EXPECT_EQ(opened->reveal(), visa);
}

// S57
TEST_F(LegacyImport, NeverReadsASecurityCode) {
  auto& database = server_.database();
  database.execute("CREATE ROLE legacy_reader LOGIN");
  old_.execute(
      "GRANT USAGE ON SCHEMA public TO legacy_reader; "
      "GRANT SELECT ON ALL TABLES IN SCHEMA public TO legacy_reader; "
      "REVOKE SELECT ON \"PaymentMethod\" FROM legacy_reader; "
      "GRANT SELECT (\"id\", \"userId\", \"type\", \"provider\", \"accountNumber\", \"last4\", "
      "\"routingNumber\", \"cardholderName\", \"nickname\", \"expMonth\", \"expYear\", "
      "\"billingAddressLine1\", \"billingCity\", \"billingState\", \"billingPostalCode\", "
      "\"isDefault\", \"createdAt\") ON \"PaymentMethod\" TO legacy_reader");
  auto url = source_.owner_url();
  url.replace(url.find("billspay_owner"), 14, "legacy_reader");
  const auto said = run(true, url + "&schema=public&connection_limit=5");
  EXPECT_EQ(said.code, 0) << said.out << said.error;
  EXPECT_EQ(found("SELECT count(*) FROM payment_methods"), "2");
  old_.execute(
      "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM legacy_reader; "
      "REVOKE ALL ON SCHEMA public FROM legacy_reader");
  database.execute("DROP ROLE legacy_reader");
}

TEST_F(LegacyImport, RefusesRowsThatOurRulesRefuseAndSaysWhy) {
  add_user("u2", "ADA@example.com", "");
  add_user("u3", "ben@example.com", "");
  old_.execute("UPDATE \"User\" SET \"ssnLast4\" = NULL, \"state\" = 'Oregon' WHERE \"id\" = 'u3'");
  add_user("u4", "cleo@example.com", "");
  old_.execute("UPDATE \"User\" SET \"passwordHash\" = 'plain' WHERE \"id\" = 'u4'");
  add_card("p3", "u1", "4242424242424241", false);
  add_card("p4", "u1", visa, false);
  add_card("p5", "u2", visa, false);
  add_card("p6", "u1", "4000056655665556", false);
  old_.execute(
      "UPDATE \"PaymentMethod\" SET \"accountNumber\" = 'AAAA' || substr(\"accountNumber\", 5) "
      "WHERE \"id\" = 'p6'; "
      "INSERT INTO \"Receipt\" VALUES ('r3', 'u1', 'b9', 1, '2024-02-03', 'C-3'), "
      "('r4', 'u1', 'b1', 84.505, '2024-02-03', 'C-4'), ('r5', 'u1', 'b1', 9, '2024-02-04', 'c "
      "1')");
  const auto said = run(true);
  EXPECT_EQ(said.code, 1);
  for (const std::string line :
       {"refused  User u2: another customer has this e-mail address",
        "refused  User u3: ssnLast4 is required; state ", "refused  User u4: password is neither",
        "refused  PaymentMethod p3: accountNumber is not a card number",
        "refused  PaymentMethod p4: the same account is in this wallet already",
        "refused  PaymentMethod p5: its customer was not imported",
        "refused  PaymentMethod p6: accountNumber does not open with this key",
        "refused  Receipt r3: its biller was not imported", "refused  Receipt r4: amount ",
        "refused  Receipt r5: this biller has a receipt with this confirmation already"}) {
    EXPECT_TRUE(said.out.contains(line)) << line << "\n" << said.out;
  }
  EXPECT_EQ(found("SELECT count(*) FROM users"), "1");
  EXPECT_EQ(found("SELECT count(*) FROM receipts"), "2");
  // Mended there, they come with the next run.
  old_.execute("UPDATE \"User\" SET \"ssnLast4\" = '1111', \"state\" = 'OR' WHERE \"id\" = 'u3'");
  const auto again = run(true);
  EXPECT_EQ(again.code, 1);
  EXPECT_EQ(found("SELECT count(*) FROM users"), "2");
}

TEST_F(LegacyImport, GoesOnWhereItWasCutOff) {
  old_.execute(
      "INSERT INTO \"Receipt\" SELECT 'x' || i, 'u1', 'b1', i, timestamp '2024-01-01' + "
      "i * interval '1 hour', 'X-' || i FROM generate_series(1, 250) i");
  postgres::BlockingConnection owner(server_.database().owner_url());
  owner.execute(
      "CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS "
      "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$; "
      "CREATE TRIGGER cut_off AFTER INSERT ON receipts FOR EACH ROW "
      "WHEN (NEW.confirmation = 'X-135') EXECUTE FUNCTION cut_off()");
  add_user("u2", "bea@example.com", "not a number of ours");
  report_ = folder_.path("report");
  const auto said = run(true);
  EXPECT_EQ(said.code, 2);
  EXPECT_TRUE(said.error.contains("run it again and it goes on")) << said.error;
  // The next run finds her there already.
  EXPECT_TRUE(app::read_small_file(report_).contains("User u2: has a new customer number"));
  EXPECT_EQ(found("SELECT count(*) FROM receipts"), "100");  // a batch
  EXPECT_EQ(found("SELECT count(*) FROM legacy_import.ids WHERE \"table\" = 'Receipt'"), "100");
  owner.execute("DROP FUNCTION cut_off() CASCADE");
  const auto again = run(true);
  EXPECT_EQ(again.code, 0) << again.out << again.error;
  EXPECT_EQ(found("SELECT count(*) || ' ' || count(DISTINCT confirmation) FROM receipts"),
            "252 252");
  EXPECT_EQ(found("SELECT count(*) FROM users"), "2");
  EXPECT_EQ(found("SELECT count(*) FROM payment_methods"), "2");
}

TEST_F(LegacyImport, WritesNothingWhenItsReportCannotBeWritten) {
  report_ = folder_.path("nowhere/report");
  const auto said = run(true);
  EXPECT_EQ(said.code, 2);
  EXPECT_TRUE(said.error.contains(report_)) << said.error;
  EXPECT_EQ(found("SELECT count(*) FROM users"), "0");
}

// S74
TEST_F(LegacyImport, LeavesAnEventForEachCustomerInAnIntactTrail) {
  run(true);
  EXPECT_EQ(found("SELECT count(*) FROM audit_events WHERE action = 'customer.imported' AND "
                  "actor_kind = 'system' AND actor_name = 'import' AND user_id IS NOT NULL"),
            "1");
  EXPECT_EQ(found("SELECT after -> 'Receipt' ->> 'imported' FROM audit_events "
                  "WHERE action = 'legacy.imported'"),
            "2");
  const auto verified = run_command([&] { return app::verify_audit(environment_, "", true); });
  EXPECT_EQ(verified.code, 0) << verified.error;
}

TEST_F(LegacyImport, TakesBankAccountsOtherNamesOfColumnsAndMissingTables) {
  old_.execute(
      "ALTER TABLE \"User\" RENAME COLUMN \"passwordHash\" TO \"password\"; "
      "ALTER TABLE \"User\" RENAME COLUMN \"postalCode\" TO \"zipCode\"; "
      "ALTER TABLE \"User\" DROP COLUMN \"phone\"; "
      "ALTER TABLE \"Receipt\" ALTER COLUMN \"amount\" TYPE numeric(10,2); "
      "DROP TABLE \"AgentCustomerAssignment\"");
  old_.query(
      "INSERT INTO \"PaymentMethod\" (\"id\", \"userId\", \"type\", \"accountNumber\", "
      "\"routingNumber\", \"cardholderName\") VALUES "
      "('p7', 'u1', 'BANK_ACCOUNT', $1, $2, 'Ada Lovett')",
      {sealed("000123456789"), sealed("110000000")});
  const auto number = customer_number::random();
  old_.query("UPDATE \"User\" SET \"customerNumber\" = $1", {customer_number::display(number)});
  const auto said = run(true);
  EXPECT_EQ(said.code, 0) << said.out << said.error;
  EXPECT_EQ(found("SELECT routing_number || account_type || owner_name FROM payment_methods "
                  "WHERE type = 'BANK_ACCOUNT'"),
            "*****0000CHECKINGAda Lovett");
  EXPECT_EQ(found("SELECT customer_number FROM users"), number);
}

TEST_F(LegacyImport, SaysInOneSentenceWhyItCannotRun) {
  key_file_ = file("short-key", "too short");
  EXPECT_TRUE(run(false).error.contains("must have 32 bytes"));
  key_file_ = file("raw-key", std::string(31, 'k'));  // the line's end is its last byte
  EXPECT_TRUE(run(false).out.contains("accountNumber does not open with this key"));
  key_file_ = file("key", key_text);
  EXPECT_TRUE(run(false, server_.database().owner_url()).error.contains("no \"public\".\"User\""));
  EXPECT_TRUE(run(false, "postgresql://u@10.0.0.7/d").error.contains("sslmode=verify-full"));
  server_.database().execute("UPDATE admins SET is_active = false");
  const auto said = run(false);
  EXPECT_EQ(said.code, 2);
  EXPECT_TRUE(said.error.contains("no admin yet")) << said.error;
}

}  // namespace
}  // namespace billspay::legacy
