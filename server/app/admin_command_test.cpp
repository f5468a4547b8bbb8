#include <gtest/gtest.h>

#include <fstream>

#include "app/audit_trail.hpp"
#include "app/commands.hpp"
#include "app/published_credential.hpp"
#include "demo/people.hpp"
#include "platform/auth/passwords.hpp"
#include "tests/support/command_output.hpp"
#include "tests/support/staff_accounts.hpp"
#include "tests/support/temporary_folder.hpp"

namespace billspay::app {
namespace {

using test_support::run_command;
using test_support::Said;
using test_support::staff_client;
using test_support::TestServer;
using test_support::value;

constexpr auto password = "seven brown kettles sing low";

// The line that is indented.
std::string secret_in(const Said& said) {
  const auto start = said.out.find("\n  ");
  if (start == std::string::npos) return {};
  return said.out.substr(start + 3, said.out.find('\n', start + 1) - start - 3);
}

class AdminCommand : public testing::Test {
 protected:
  AdminCommand() {
    environment_ = server_.environment();
    environment_.set("MIGRATION_DATABASE_URL", server_.database().owner_url());
  }

  Said create(const AdminAccount& account) {
    return run_command([&] { return create_admin(environment_, account); });
  }
  Said reset(const AdminAccount& account) {
    return run_command([&] { return reset_admin_password(environment_, account); });
  }
  Said disable(const std::string& name) {
    return run_command([&] { return disable_admin(environment_, name); });
  }
  Said enable(const std::string& name) {
    return run_command([&] { return enable_admin(environment_, name); });
  }
  Said list() {
    return run_command([&] { return list_admins(environment_); });
  }
  std::string count(const std::string& table) {
    return value(server_, "SELECT count(*) FROM " + table);
  }
  std::string audited(const std::string& action) {
    return value(server_,
                 "SELECT concat_ws('|', audience, actor_kind, actor_name, outcome, object_kind, "
                 "before, after) FROM audit_events WHERE action = $1",
                 {action});
  }

  test_support::TemporaryFolder folder_;
  TestServer server_;
  Environment environment_{{}};
};

// S01
TEST_F(AdminCommand, MakesTheFirstAdminWithASecretForOneUse) {
  for (const std::string table : {"admins", "agents", "users", "staff_sessions"}) {
    EXPECT_EQ(count(table), "0") << table << " of a fresh database";
  }
  EXPECT_TRUE(list().out.contains("There is no admin"));
  const auto made = create({"Rosa", "Rosa Admin", ""});
  ASSERT_EQ(made.code, 0) << made.error;
  const auto secret = secret_in(made);
  EXPECT_EQ(secret.size(), 29U) << made.out;
  EXPECT_EQ(value(server_,
                  "SELECT username || full_name || (one_time_until BETWEEN now() + "
                  "interval '23:59' AND now() + interval '24 hours') FROM admins"),
            "rosaRosa Admintrue");
  const auto hash = value(server_, "SELECT password_hash FROM admins");
  EXPECT_TRUE(hash.starts_with("$argon2id$")) << hash;
  EXPECT_TRUE(auth::verify_password(hash, SecretString(secret)).matches);
  EXPECT_FALSE(test_support::holds(test_support::whole_database(server_), secret));
  EXPECT_TRUE(list().out.contains("has not used the one-time password"));
  EXPECT_FALSE(list().out.contains(secret));
  EXPECT_EQ(audited("admin.created"),
            std::string("system|system|command line|done|admin|") +
                R"({"username":"rosa","fullName":"Rosa Admin","isActive":true,)" +
                R"("password":"changed"})");

  auto client = staff_client(server_, auth::Audience::admin);
  const auto sign_in = [&](const std::string& extra) {
    return client.post("/api/admin/login",
                       R"({"username":"rosa","password":")" + secret + "\"" + extra + "}");
  };
  const std::string exchange = R"(,"newPassword":")" + std::string(password) + "\"";
  EXPECT_NE(sign_in("").status, 200) << "it must be exchanged";
  EXPECT_EQ(sign_in(exchange).status, 200);
  EXPECT_EQ(sign_in(exchange).status, 401) << "it works once";
  EXPECT_EQ(test_support::sign_in_staff(client, auth::Audience::admin, "rosa", password).status,
            200);
  EXPECT_TRUE(list().out.contains("active"));
}

// S01
TEST_F(AdminCommand, LetsTheOneTimeSecretExpire) {
  const auto secret = secret_in(create({"rosa", "", ""}));
  server_.database().execute("UPDATE admins SET one_time_until = now()");
  auto client = staff_client(server_, auth::Audience::admin);
  EXPECT_EQ(client
                .post("/api/admin/login", R"({"username":"rosa","password":")" + secret +
                                              R"(","newPassword":")" + password + "\"}")
                .status,
            401);
  EXPECT_TRUE(list().out.contains("did not use the one-time password in time"));
}

// S02 S03
TEST_F(AdminCommand, TakesAPasswordFromAFileIfItIsAGoodOne) {
  for (const std::string weak :
       {"Cake@1245", "short", "aaaaaaaaaaaaaaaaaaaaaa", "rosa rosa rosa 1"}) {
    const auto refused = create({"rosa", "", folder_.file("weak", weak)});
    EXPECT_EQ(refused.code, 1) << weak;
    EXPECT_TRUE(refused.error.contains("This password cannot be used.")) << refused.error;
    EXPECT_FALSE(refused.error.contains(weak)) << "passwords are not repeated";
  }
  EXPECT_EQ(create({"rosa", "", "/no/such/file"}).code, 2);
  EXPECT_EQ(count("admins"), "0");
  const auto made = create({"rosa", "", folder_.file("password", password)});
  EXPECT_EQ(made.code, 0) << made.error;
  EXPECT_FALSE(made.out.contains(password));
  EXPECT_EQ(value(server_, "SELECT full_name FROM admins WHERE one_time_until IS NULL"), "rosa");
  auto client = staff_client(server_, auth::Audience::admin);
  EXPECT_EQ(test_support::sign_in_staff(client, auth::Audience::admin, "Rosa", password).status,
            200);
}

TEST_F(AdminCommand, RefusesWrongUsageInOneSentence) {
  for (const std::string name : {"", "x", "-x", "two words", "rosa;drop"}) {
    EXPECT_EQ(create({name, "", ""}).code, 2) << name;
    EXPECT_EQ(disable(name).code, 2) << name;
    EXPECT_EQ(reset({name, "", ""}).code, 2) << name;
  }
  EXPECT_EQ(create({"rosa", "  ", ""}).code, 2);
  EXPECT_EQ(create({"rosa", std::string(161, 'x'), ""}).code, 2);
  for (const std::string unset : {"AUDIT_KEYS", "MIGRATION_DATABASE_URL"}) {
    auto kept = environment_;
    environment_.set(unset, "");
    environment_.set("DATABASE_URL", "");
    const auto refused = create({"rosa", "", ""});
    EXPECT_EQ(refused.code, 2) << unset;
    EXPECT_TRUE(refused.error.contains("Set " + unset)) << refused.error;
    environment_ = std::move(kept);
  }
  EXPECT_EQ(count("admins") + count("audit_events"), "00");
}

TEST_F(AdminCommand, RefusesANameTwiceAndOneThatIsUnknown) {
  ASSERT_EQ(create({"rosa", "", ""}).code, 0);
  const auto events = count("audit_events");
  const auto again = create({"ROSA", "", ""});
  EXPECT_EQ(again.code, 1);
  EXPECT_TRUE(again.error.contains("reset-password rosa")) << again.error;
  EXPECT_TRUE(again.out.empty());
  for (const auto& said : {disable("nobody"), enable("nobody"), reset({"nobody", "", ""})}) {
    EXPECT_EQ(said.code, 1);
    EXPECT_TRUE(said.error.contains("There is no admin nobody")) << said.error;
    EXPECT_TRUE(said.out.empty());
  }
  EXPECT_EQ(count("admins"), "1");
  EXPECT_EQ(count("audit_events"), events);
}

// S19 S64
TEST_F(AdminCommand, DisablesAndEnablesAndEndsSessions) {
  auto root = server_.admin("root");
  auto other = server_.admin("other");
  constexpr auto path = "/api/admin/sessions";
  ASSERT_EQ(root.client.get(path).status, 200);
  const auto disabled = disable("Root");
  EXPECT_EQ(disabled.code, 0) << disabled.error;
  EXPECT_EQ(root.client.get(path).status, 401);
  EXPECT_EQ(other.client.get(path).status, 200);
  EXPECT_EQ(audited("admin.disabled"),
            R"(system|system|command line|done|admin|{"isActive":true}|{"isActive":false})");
  EXPECT_TRUE(disable("root").out.contains("already"));
  EXPECT_TRUE(disable("other").out.contains("Nobody can sign in"));
  EXPECT_EQ(enable("root").code, 0);
  EXPECT_EQ(audited("admin.enabled"),
            R"(system|system|command line|done|admin|{"isActive":false}|{"isActive":true})");
  EXPECT_EQ(root.client.get(path).status, 401) << "the old session stays over";
  EXPECT_EQ(count("audit_events WHERE action = 'admin.disabled'"), "2");
  EXPECT_EQ(value(server_, "SELECT string_agg(ended_reason, ',') FROM staff_sessions"),
            "ENDED_BY_ADMIN,ENDED_BY_ADMIN");
}

// S19
TEST_F(AdminCommand, ResetsAPasswordAndEndsSessions) {
  auto root = server_.admin("root");
  const auto made = reset({"root", "", ""});
  ASSERT_EQ(made.code, 0) << made.error;
  EXPECT_EQ(root.client.get("/api/admin/sessions").status, 401);
  EXPECT_TRUE(auth::verify_password(value(server_, "SELECT password_hash FROM admins"),
                                    SecretString(secret_in(made)))
                  .matches);
  EXPECT_EQ(value(server_, "SELECT one_time_until > now() FROM admins"), "t");
  EXPECT_EQ(audited("admin.password-reset"),
            R"(system|system|command line|done|admin|{"password":"changed"})");
  EXPECT_EQ(reset({"root", "", folder_.file("password", password)}).code, 0);
  EXPECT_EQ(value(server_, "SELECT one_time_until IS NULL FROM admins"), "t");
}

// S74
TEST_F(AdminCommand, ContinuesTheChainOfTheAuditTrail) {
  server_.customer("nora@example.com");
  for (int round = 0; round < 3; ++round) {
    ASSERT_EQ(create({"rosa" + std::to_string(round), "", ""}).code, 0);
    ASSERT_EQ(disable("rosa" + std::to_string(round)).code, 0);
  }
  const auto keys = vault::LedgerKeys::parse("AUDIT_KEYS", environment_.text("AUDIT_KEYS"));
  postgres::BlockingConnection owner(server_.database().owner_url());
  const auto verdict = verify_trail(owner, keys.value(), std::nullopt);
  EXPECT_TRUE(verdict.findings.empty()) << verdict.findings.front().sentence;
  EXPECT_EQ(std::to_string(verdict.genuine), count("audit_events"));
  EXPECT_GE(verdict.genuine, 8);
}

TEST_F(AdminCommand, OfMigrateMakesTheAdminWhomTheEnvironmentNamesOnce) {
  const auto migrated = [&] { return run_command([&] { return migrate(environment_, false); }); };
  EXPECT_EQ(migrated().code, 0);
  environment_.set("ADMIN_USERNAME", "rosa");
  const auto half = migrated();
  EXPECT_EQ(half.code, 2);
  EXPECT_TRUE(half.error.contains("ADMIN_PASSWORD_FILE")) << half.error;
  environment_.set("ADMIN_PASSWORD_FILE", folder_.file("weak", "Cake@1245"));
  EXPECT_EQ(migrated().code, 1);
  EXPECT_EQ(count("admins"), "0");
  environment_.set("ADMIN_PASSWORD_FILE", folder_.file("password", password));
  EXPECT_EQ(migrated().code, 0);
  EXPECT_EQ(value(server_, "SELECT username FROM admins WHERE one_time_until IS NULL"), "rosa");
  // Not again, also not for somebody else or after the admin was removed.
  server_.database().execute("UPDATE admins SET deleted_at = now()");
  environment_.set("ADMIN_USERNAME", "other");
  EXPECT_EQ(migrated().code, 0);
  EXPECT_EQ(count("admins"), "1");
  EXPECT_EQ(count("audit_events WHERE action = 'admin.created'"), "1");
}

}  // namespace
}  // namespace billspay::app
