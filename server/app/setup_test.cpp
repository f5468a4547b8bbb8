#include "app/setup.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/commands.hpp"
#include "app/config.hpp"
#include "app/setup_files.hpp"
#include "app/setup_postgres.hpp"
#include "app/small_file.hpp"
#include "platform/postgres/embedded.hpp"
#include "tests/support/command_output.hpp"

namespace billspay::app {
namespace {

namespace fs = std::filesystem;
using postgres::BlockingConnection;
using test_support::run_command;
using test_support::Said;

constexpr auto password = "seven brown kettles sing low";

// A machine of its own: a fresh PostgreSQL without any of our roles, and a place for files.
class Machine {
 public:
  Machine() : root_(make_root()), cluster_({.directory = root_ / "cluster", .durable = false}) {
    BlockingConnection superuser(cluster_.superuser_url());
    superuser.execute("DROP DATABASE billspay");
    for (const std::string role : {"owner", "server", "portal", "agent", "admin", "worker"}) {
      superuser.execute("DROP ROLE billspay_" + role);
    }
    if (::geteuid() == 0) return;
    superuser.execute("CREATE ROLE \"" + current_user() + "\" SUPERUSER LOGIN");
  }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;
  ~Machine() {
    cluster_.stop();
    fs::remove_all(root_);
  }

  [[nodiscard]] SetupOptions options() const {
    SetupOptions options;
    options.public_url = "https://pay.example.com";
    options.admin_hosts = "admin.example.com";
    options.agent_hosts = "agent.example.com";
    options.ops_listen = "127.0.0.1:0";
    options.admin_password_file = file("password", password);
    options.directory = etc();
    options.state_directory = root_ / "state";
    options.backup_status = root_ / "backup/status";
    options.private_key_file = root_ / "vault-private-key";
    options.database = "pay_db";
    options.socket_directory = socket();
    options.postgres_user = ::geteuid() == 0 ? "postgres" : current_user();
    options.service_user = options.postgres_user;
    return options;
  }
  [[nodiscard]] std::string etc() const { return root_ / "etc"; }
  std::string file(const std::string& name, std::string_view text) const {
    std::ofstream(root_ / name) << text << "\n";
    return root_ / name;
  }
  BlockingConnection superuser(const std::string& database) const {
    return BlockingConnection(cluster_.superuser_url(database));
  }
  // Everything below /etc, with its modes.
  [[nodiscard]] std::string contents() const {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(etc())) {
      struct stat status{};
      ::stat(entry.path().c_str(), &status);
      all += entry.path().string() + " " + std::to_string(status.st_mode & 0777U) + "\n";
      if (entry.is_regular_file()) all += read_small_file(entry.path()) + "\n";
    }
    return all;
  }

 private:
  static fs::path make_root() {
    std::string name = "/tmp/billspay-setup-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no directory");
    fs::permissions(name, fs::perms(0755));
    return name;
  }
  [[nodiscard]] std::string socket() const {
    const auto url = cluster_.superuser_url();
    const auto start = url.find("host=") + 5;
    std::string text = url.substr(start, url.find('&') - start);
    for (auto at = text.find("%2F"); at != text.npos; at = text.find("%2F"))
      text.replace(at, 3, "/");
    return text;
  }

  fs::path root_;
  postgres::EmbeddedCluster cluster_;
};

Said run(const SetupOptions& options, std::istream* answers = nullptr) {
  return run_command([&] { return setup(options, answers); });
}

unsigned mode_of(const std::string& path) {
  struct stat status{};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 0777U;
}

Environment settings_of(const Machine& machine) {
  Environment environment({});
  EXPECT_EQ(environment.add_file(machine.etc() + "/billspay.env"), std::nullopt);
  return environment;
}

// S01 S60
TEST(Setup, MakesEverythingThatAServerNeedsAndNothingTheSecondTime) {
  const Machine machine;
  const auto first = run(machine.options());
  EXPECT_TRUE(first.out.contains("The admin admin was created")) << first.out << first.error;
  EXPECT_TRUE(first.out.contains("made  the role billspay_owner")) << first.out;
  EXPECT_TRUE(first.out.contains("MOVE IT to another machine")) << first.out;
  EXPECT_TRUE(first.out.contains("ok    may act as billspay_worker")) << first.out;
  EXPECT_TRUE(first.out.contains("ok    no file of a secret is open to others")) << first.out;
  EXPECT_FALSE(first.out.contains(password));

  const auto config = read_config(settings_of(machine));
  ASSERT_TRUE(config.has_value()) << config.error();
  EXPECT_EQ(config->public_url, "https://pay.example.com");
  EXPECT_EQ(config->mail_from, "billspay@pay.example.com");
  EXPECT_EQ(mode_of(machine.etc() + "/keys"), 0700U);
  EXPECT_EQ(mode_of(machine.etc() + "/billspay.env"), 0640U);
  for (const auto& entry : fs::directory_iterator(machine.etc() + "/keys")) {
    EXPECT_EQ(mode_of(entry.path()), 0400U) << entry.path();
  }
  EXPECT_EQ(mode_of(machine.options().private_key_file), 0400U);
  const auto settings = read_small_file(machine.etc() + "/billspay.env");
  EXPECT_FALSE(settings.contains(read_small_file(machine.etc() + "/keys/audit-keys")));

  const auto before = machine.contents();
  const auto second = run(machine.options());
  EXPECT_FALSE(second.out.contains("made  /")) << second.out;
  EXPECT_FALSE(second.out.contains("MOVE IT")) << second.out;
  EXPECT_TRUE(second.out.contains("kept  the admins")) << second.out << second.error;
  EXPECT_TRUE(second.out.contains("kept  our lines in ")) << second.out;
  EXPECT_EQ(machine.contents(), before);
}

// S67
TEST(Setup, LetsTheServiceInAsTheServerAndTheOperatorAsOwnerWithoutAnyPassword) {
  const Machine machine;
  run(machine.options());
  BlockingConnection owner(owner_url(settings_of(machine))->reveal());
  EXPECT_EQ(owner.query("SELECT current_user")[0][0], "billspay_owner");
  BlockingConnection server(settings_of(machine).secret("DATABASE_URL")->reveal());
  EXPECT_EQ(server.query("SELECT current_user")[0][0], "billspay_server");
  auto superuser = machine.superuser("postgres");
  EXPECT_TRUE(superuser.query("SELECT FROM pg_authid WHERE rolpassword IS NOT NULL").empty());
  EXPECT_EQ(superuser.query("SELECT has_database_privilege('public', $1, 'CONNECT')",
                            {machine.options().database})[0][0],
            "f");
}

TEST(Setup, GoesOnWithTheDatabaseThatItHas) {
  const Machine machine;
  run(machine.options());
  const auto before = machine.contents();
  auto options = machine.options();
  options.database = SetupOptions().database;
  options.socket_directory = SetupOptions().socket_directory;
  options.port = SetupOptions().port;
  const auto again = run(options);
  EXPECT_TRUE(again.out.contains("kept  the database pay_db")) << again.out << again.error;
  EXPECT_EQ(machine.contents(), before);
  EXPECT_TRUE(machine.superuser("postgres")
                  .query("SELECT FROM pg_database WHERE datname = $1", {SetupOptions().database})
                  .empty());

  options.database = "another_db";
  const auto another = run(options);
  EXPECT_EQ(another.code, 2);
  EXPECT_TRUE(another.error.contains("leave --database out")) << another.error;
}

// S67
TEST(Setup, TakesUpWhereItWasInterrupted) {
  const Machine machine;
  run(machine.options());
  auto superuser = machine.superuser("postgres");
  superuser.execute("GRANT CONNECT ON DATABASE pay_db TO PUBLIC");
  const auto loaded = superuser.query("SELECT pg_conf_load_time()")[0][0];
  const auto said = run(machine.options());
  EXPECT_TRUE(said.out.contains("kept  our lines in ")) << said.out;
  EXPECT_EQ(superuser.query("SELECT has_database_privilege('public', 'pay_db', 'CONNECT')")[0][0],
            "f");
  // PostgreSQL may not have been told of the lines before.
  EXPECT_NE(superuser.query("SELECT pg_conf_load_time()")[0][0], loaded);
}

TEST(Setup, GivesNoDirectoryAwayThatALinkOfTheServiceLeadsTo) {
  const Machine machine;
  const auto options = machine.options();
  const fs::path elsewhere = machine.etc() + "-of-somebody-else";
  fs::create_directories(elsewhere);
  fs::create_directories(options.state_directory);
  fs::create_directory_symlink(elsewhere, options.state_directory + "/checkpoints");
  const auto mode = mode_of(elsewhere);
  const auto said = run(options);
  EXPECT_EQ(said.code, 1);
  EXPECT_TRUE(said.error.contains("/checkpoints is not a directory, or a link")) << said.error;
  EXPECT_EQ(mode_of(elsewhere), mode);
}

TEST(Setup, IsRefusedWhileAnotherOneIsAtWork) {
  const Machine machine;
  fs::create_directory(machine.etc());
  {
    const DirectoryLock another(machine.etc());
    const auto said = run(machine.options());
    EXPECT_EQ(said.code, 1);
    EXPECT_TRUE(said.error.contains("Another `billspay setup` is at work in")) << said.error;
    EXPECT_TRUE(fs::is_empty(machine.etc()));
  }
  EXPECT_TRUE(run(machine.options()).out.contains("The admin admin was created"));
}

TEST(Setup, KeepsSettingsThatWereEditedAndAddsThoseThatAreMissing) {
  const Machine machine;
  fs::create_directories(machine.etc());
  std::ofstream(machine.etc() + "/billspay.env")
      << "# mine\nPUBLIC_URL=https://bills.example.com\nTHREADS=2\nTRUSTED_PROXIES=\n";
  auto options = machine.options();
  options.no_admin = true;
  const auto said = run(options);
  EXPECT_TRUE(said.out.contains("billspay.env: added ADMIN_ALLOWED_HOSTS")) << said.out;
  const auto text = read_small_file(machine.etc() + "/billspay.env");
  EXPECT_TRUE(text.starts_with("# mine\nPUBLIC_URL=https://bills.example.com\nTHREADS=2\n"));
  EXPECT_FALSE(text.contains("https://pay.example.com"));
  EXPECT_FALSE(text.contains("TRUSTED_PROXIES=unix"));
  EXPECT_TRUE(machine.superuser(options.database).query("SELECT FROM admins").empty());
}

TEST(Setup, AsksWhereSomebodyAnswersAndTakesDefaults) {
  const Machine machine;
  auto options = machine.options();
  options.public_url = options.admin_hosts = options.agent_hosts = "";
  std::istringstream answers("https://pay.example.org\n\nhelp.example.org\n\n\nroot\n");
  const auto said = run(options, &answers);
  EXPECT_TRUE(said.out.contains("Host name of the admin console [admin.example.org]: "))
      << said.out << said.error;
  EXPECT_TRUE(said.out.contains("The admin root was created")) << said.out << said.error;
  const auto environment = settings_of(machine);
  EXPECT_EQ(environment.text("PUBLIC_URL"), "https://pay.example.org");
  EXPECT_EQ(environment.text("ADMIN_ALLOWED_HOSTS"), "admin.example.org");
  EXPECT_EQ(environment.text("AGENT_ALLOWED_HOSTS"), "help.example.org");
  EXPECT_EQ(environment.secret("MAIL_URL")->reveal(), "file:" + options.state_directory + "/mail");
}

TEST(Setup, GuessesNoNameOfSomebodyElse) {
  const Machine machine;
  auto options = machine.options();
  options.public_url = "https://example.com:8443/";
  options.admin_hosts = options.agent_hosts = "";
  std::istringstream answers("admin.example.com\nagent.example.com\n\n\nroot\n");
  const auto said = run(options, &answers);
  EXPECT_TRUE(said.out.contains("Host name of the admin console: ")) << said.out << said.error;
  EXPECT_EQ(settings_of(machine).text("MAIL_FROM"), "billspay@example.com");
}

TEST(Setup, RefusesWrongAnswersBeforeItMakesAnything) {
  const Machine machine;
  std::vector<std::pair<SetupOptions, std::string>> wrong(8, {machine.options(), ""});
  wrong[5].first.database = "pay; drop";
  wrong[5].second = "--database";
  wrong[6].first.mail_from = "nobody";
  wrong[6].second = "MAIL_FROM";
  wrong[7].first.mail_url_file = machine.file("mail", "smtp://user:p@ss word@mail.example.com");
  wrong[7].second = "MAIL_URL is not an address";
  wrong[0].first.public_url = "http://pay.example.com";
  wrong[0].second = "PUBLIC_URL";
  wrong[1].first.public_url = "";
  wrong[1].second = "--public-url";
  wrong[2].first.service_user = "nobody-of-that-name";
  wrong[2].second = ::geteuid() == 0 ? "no user 'nobody-of-that-name'" : "as root";
  wrong[3].first.database_url_file = machine.file("url", "postgresql://s@10.0.0.7/d");
  wrong[3].second = "belong together";
  wrong[4].first.database_url_file = machine.file("url", "postgresql://s@10.0.0.7/d");
  wrong[4].first.migration_database_url_file = wrong[4].first.database_url_file;
  wrong[4].second = "sslmode=verify-full";
  for (const auto& [options, part] : wrong) {
    const auto said = run(options);
    EXPECT_EQ(said.code, 2);
    EXPECT_TRUE(said.error.contains(part)) << said.error;
    EXPECT_FALSE(fs::exists(machine.etc()));
  }
}

// S60
TEST(Setup, NeverMakesANewKeyBesideOldData) {
  const Machine machine;
  auto options = machine.options();
  run(options);
  machine.superuser(options.database)
      .execute(
          "INSERT INTO users (id, email, password_hash, first_name, last_name, date_of_birth, "
          "ssn_last4, identity_hash, address_line1, city, state, postal_code, customer_number) "
          "VALUES "
          "(gen_random_uuid(), 'a@example.com', 'x', 'A', 'B', '', '', '', 'x', 'x', 'NV', "
          "'89501', "
          "'100000000000')");
  fs::remove(machine.etc() + "/keys/data-keys-columns");
  const auto said = run(options);
  EXPECT_EQ(said.code, 1);
  EXPECT_TRUE(said.error.contains("data-keys-columns is missing: put it back")) << said.error;
  EXPECT_FALSE(fs::exists(machine.etc() + "/keys/data-keys-columns"));
}

TEST(Setup, KeepsThePrivateKeyOfTheVaultWhenItsPublicHalfIsMissing) {
  const Machine machine;
  auto options = machine.options();
  machine.file("vault-private-key", "old");
  const auto said = run(options);
  EXPECT_EQ(said.code, 1);
  EXPECT_TRUE(said.error.contains("exists, but")) << said.error;
  EXPECT_EQ(read_small_file(options.private_key_file), "old");
}

TEST(Setup, PutsItsLinesInTheirPlaceOnce) {
  const auto once = with_block("local all all peer\n", "ours\n", true);
  EXPECT_EQ(once, "# billspay: begin\nours\n# billspay: end\nlocal all all peer\n");
  EXPECT_EQ(with_block(once, "ours\n", true), once);
  EXPECT_EQ(with_block(once, "new\n", false),
            "# billspay: begin\nnew\n# billspay: end\nlocal all all peer\n");
  EXPECT_EQ(with_block("a\n", "ours\n", false), "a\n# billspay: begin\nours\n# billspay: end\n");
}

}  // namespace
}  // namespace billspay::app
