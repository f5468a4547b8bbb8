#include "app/config.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/keys.hpp"
#include "tests/support/temporary_folder.hpp"

namespace billspay::app {
namespace {

Environment complete() {
  Environment environment({{"DATABASE_URL", "postgresql:///billspay"},
                           {"ADMIN_ALLOWED_HOSTS", "admin.example.com, ops.example.com"},
                           {"AGENT_ALLOWED_HOSTS", "agent.example.com"},
                           {"PUBLIC_URL", "https://pay.example.com/"},
                           {"MAIL_URL", "file:mail"}});
  for (const auto& [name, value] : make_keys().settings) environment.set(name, value.reveal());
  return environment;
}

std::string refusal(const std::string& name, const std::string& value) {
  Environment environment = complete();
  environment.set(name, value);
  const auto config = read_config(environment);
  return config ? "" : config.error();
}

TEST(Config, IsCompleteWithTheDocumentedVariables) {
  const auto config = read_config(complete());
  ASSERT_TRUE(config.has_value()) << config.error();
  EXPECT_EQ(config->public_url, "https://pay.example.com");
  EXPECT_EQ(config->admin_listener.allowed_hosts,
            (std::vector<std::string>{"admin.example.com", "ops.example.com"}));
  EXPECT_EQ(config->public_listener.address.port, 8080);
}

// S31 S32
TEST(Config, RefusesWhatIsMissingOrWeakInOneSentence) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"DATABASE_URL", ""},
      {"DATABASE_URL", "postgresql://billspay_server@10.0.0.7/billspay_prod?sslmode=require"},
      {"ADMIN_ALLOWED_HOSTS", ""},
      {"AGENT_ALLOWED_HOSTS", " , "},
      {"ADMIN_ALLOWED_HOSTS", "*.example.com"},
      {"ADMIN_ALLOWED_HOSTS", "https://admin.example.com"},
      {"PUBLIC_URL", "http://pay.example.com"},
      {"PUBLIC_URL", "https://pay.example.com/path"},
      {"PUBLIC_URL", "pay.example.com"},
      {"PUBLIC_LISTEN", "localhost"},
      {"PUBLIC_LISTEN", "0.0.0.0:99999"},
      {"PUBLIC_TLS_KEY", "key.pem"},
      {"TRUSTED_PROXIES", "everybody"},
      {"JWT_KEYS_AGENT", ""},
      {"JWT_KEYS_CUSTOMER", "k:c2hvcnQ="},
      {"DATA_KEYS_COLUMNS", "k:c2hvcnQ="},
      {"DATA_KEYS_VAULT_PUBLIC", "nonsense"},
      {"AUDIT_KEYS", ""},
      {"AUDIT_KEYS", "k:c2hvcnQ="},
      {"AUDIT_CHECKPOINTS", "checkpoints"},
      {"MAIL_URL", ""},
      {"MAIL_URL", "smtp://mail.example.com?tls=maybe"},
      {"MAIL_FROM", "nobody"},
      {"THREADS", "0"},
      {"THREADS", "many"},
      {"LOG_LEVEL", "loud"},
  };
  for (const auto& [name, value] : wrong) {
    const std::string sentence = refusal(name, value);
    EXPECT_FALSE(sentence.empty()) << name << "=" << value;
    EXPECT_NE(sentence.find(name), std::string::npos) << sentence;
    EXPECT_EQ(sentence.find("c2hvcnQ="), std::string::npos) << sentence;
  }
}

// S18
TEST(Config, RefusesAKeyThatTwoAudiencesShare) {
  Environment environment = complete();
  environment.set("JWT_KEYS_ADMIN", environment.text("JWT_KEYS_AGENT"));
  EXPECT_FALSE(read_config(environment).has_value());
}

// S60
TEST(Config, ReadsSecretsFromFiles) {
  const test_support::TemporaryFolder folder;
  const auto path = folder.file("database-url", "postgresql:///from_a_file");
  Environment environment = complete();
  environment.set("DATABASE_URL", "");
  environment.set("DATABASE_URL_FILE", path);
  const auto config = read_config(environment);
  ASSERT_TRUE(config.has_value()) << config.error();
  EXPECT_EQ(config->database_url.reveal(), "postgresql:///from_a_file");
  environment.set("DATABASE_URL", "postgresql:///both");
  EXPECT_FALSE(read_config(environment).has_value());
  environment.set("DATABASE_URL", "");
  for (const std::string& nothing : {path + "-missing", folder.path()}) {
    environment.set("DATABASE_URL_FILE", nothing);
    const auto refused = read_config(environment);
    ASSERT_FALSE(refused.has_value()) << nothing;
    EXPECT_TRUE(refused.error().contains(nothing)) << refused.error();
  }
}

// S60
TEST(Config, FindsFilesWithoutAFolderAmongTheCredentialsOfTheUnit) {
  Environment environment = complete();
  environment.set("DATABASE_URL", "");
  environment.set("DATABASE_URL_FILE", "database-url");
  const test_support::TemporaryFolder folder;
  folder.file("database-url", "postgresql:///a_credential");
  environment.set("CREDENTIALS_DIRECTORY", folder.path());
  environment.set("PUBLIC_TLS_CERTIFICATE", "certificate");
  environment.set("PUBLIC_TLS_KEY", "/etc/elsewhere");
  const auto config = read_config(environment);
  ASSERT_TRUE(config.has_value()) << config.error();
  EXPECT_EQ(config->database_url.reveal(), "postgresql:///a_credential");
  EXPECT_EQ(config->public_listener.tls->certificate,
            environment.text("CREDENTIALS_DIRECTORY") + "/certificate");
  EXPECT_EQ(config->public_listener.tls->key, "/etc/elsewhere");
}

TEST(Config, TakesWhatIsNotInTheEnvironmentFromASettingsFileAndItsKeysFolder) {
  const test_support::TemporaryFolder folder;
  const auto settings =
      folder.file("billspay.env",
                  "# settings\n\nTHREADS=3\n MAIL_FROM = \"pay <p@example.com>\" \n"
                  "; more\nDATABASE_URL_FILE='database-url'\nLOG_LEVEL=\n"
                  "PURGE_AFTER_DAYS=9\nPURGE_AFTER_DAYS=8\n");
  folder.file("keys/database-url", "postgresql:///beside");
  Environment environment({{"THREADS", "5"}});
  EXPECT_EQ(environment.add_file(settings), std::nullopt);
  EXPECT_EQ(environment.text("THREADS"), "5");
  EXPECT_EQ(environment.text("MAIL_FROM"), "pay <p@example.com>");
  EXPECT_EQ(environment.text("LOG_LEVEL", "info"), "info");
  EXPECT_EQ(environment.text("PURGE_AFTER_DAYS"), "8") << "as systemd takes it";
  EXPECT_EQ(environment.secret("DATABASE_URL")->reveal(), "postgresql:///beside");
  EXPECT_EQ(owner_url(environment)->reveal(), "postgresql:///beside");
}

TEST(Config, SaysWhichLineOfASettingsFileIsNone) {
  const test_support::TemporaryFolder folder;
  const auto settings = folder.file("billspay.env", "THREADS=3\nexport THREADS\n");
  Environment environment({});
  const auto why = environment.add_file(settings);
  ASSERT_TRUE(why.has_value());
  EXPECT_TRUE(why->contains("billspay.env, line 2")) << *why;
  EXPECT_TRUE(environment.add_file(folder.path("missing.env"))->contains("cannot be read"));
}

}  // namespace
}  // namespace billspay::app
