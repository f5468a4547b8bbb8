#include "platform/postgres/connection.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "platform/postgres/read_pool.hpp"
#include "platform/postgres/test_loop.hpp"
#include "tests/support/test_database.hpp"

namespace billspay::postgres {
namespace {

using test_support::TestDatabase;
using test_support::TestLoop;
using namespace std::chrono_literals;

constexpr Statement echo{"test.echo", "SELECT $1::int"};
constexpr Statement divide{"test.divide", "SELECT 100 / $1::int"};
constexpr Statement misspelt{"test.misspelt", "SELECT $1::int FROM no_such_table"};

// A user of a connection that keeps everything.
class Listener final : public ConnectionUser {
 public:
  void connected() override { ++connections; }
  void answered(ResultPointer result) override { answers.push_back(std::move(result)); }
  void caught_up() override {}
  void lost(Loss loss) override { losses.push_back(loss); }

  int connections = 0;
  std::vector<ResultPointer> answers;
  std::vector<Loss> losses;
};

class Connections : public testing::Test {
 protected:
  Connections() : options_{.conninfo = SecretString(database().superuser_url())} {}
  void TearDown() override {
    if (connection_) connection_->close();
  }

  static TestDatabase& database() {
    static TestDatabase shared;
    return shared;
  }

  void open() {
    connection_ = std::make_shared<Connection>(loop_.io(), options_, listener_, statistics_);
    connection_->open();
    loop_.run_until([&] { return listener_.connections == 1; });
  }
  void add(const Statement& statement, std::int32_t value) {
    Params params;
    params.add(value);
    connection_->add(statement, params);
  }
  void wait_until_idle() {
    loop_.run_until([&] { return connection_->idle(); });
  }
  std::string show(const std::string& setting) {
    const std::string name = "show_" + setting;
    const std::string sql = "SELECT current_setting('" + setting + "')";
    Params none;
    connection_->add({name, sql}, none);
    connection_->send();
    wait_until_idle();
    std::string value;
    Rows(listener_.answers.back().release()).field(0, 0).read(value);
    return value;
  }

  ConnectionOptions options_;
  TestLoop loop_;
  Statistics statistics_;
  Listener listener_;
  std::shared_ptr<Connection> connection_;
};

TEST_F(Connections, AreMadeAsTheOptionsSay) {
  options_.role = "billspay_portal";
  options_.application_name = "billspay test";
  options_.statement_timeout = 1234ms;
  options_.conninfo = SecretString(database().superuser_url() +
                                   (database().superuser_url().contains('?') ? "&" : "?") +
                                   "options=-cwork_mem%3D5MB");
  open();
  EXPECT_EQ(show("role"), "billspay_portal");
  EXPECT_EQ(show("application_name"), "billspay test");
  EXPECT_EQ(show("statement_timeout"), "1234ms");
  EXPECT_EQ(show("lock_timeout"), "2s");
  EXPECT_EQ(show("idle_in_transaction_session_timeout"), "10s");
  EXPECT_EQ(show("client_min_messages"), "warning");
  EXPECT_EQ(show("TimeZone"), "UTC");
  EXPECT_EQ(show("client_encoding"), "UTF8");
  EXPECT_EQ(show("work_mem"), "5MB");
}

TEST_F(Connections, PrepareAStatementOnceAndOnlyWhenItIsUsed) {
  open();
  EXPECT_FALSE(connection_->has_prepared(echo));
  add(echo, 1);
  add(echo, 2);
  connection_->send();
  EXPECT_FALSE(connection_->has_prepared(echo));
  wait_until_idle();
  EXPECT_TRUE(connection_->has_prepared(echo));
  add(echo, 3);
  connection_->send();
  wait_until_idle();
  ASSERT_EQ(listener_.answers.size(), 3U);
  for (const ResultPointer& answer : listener_.answers) EXPECT_TRUE(succeeded(answer));
  EXPECT_EQ(statistics_.queries, 3U);
}

TEST_F(Connections, DoNotTakeAStatementForPreparedThatWasNot) {
  open();
  add(misspelt, 1);
  add(echo, 2);
  connection_->send();
  wait_until_idle();
  ASSERT_EQ(listener_.answers.size(), 2U);
  EXPECT_EQ(sqlstate_of(listener_.answers[0]), "42P01");
  EXPECT_TRUE(aborted(listener_.answers[1]));
  EXPECT_FALSE(connection_->has_prepared(misspelt));
  EXPECT_FALSE(connection_->has_prepared(echo));
  add(echo, 2);
  connection_->send();
  wait_until_idle();
  EXPECT_TRUE(succeeded(listener_.answers[2]));
}

TEST_F(Connections, KeepAStatementPreparedWhoseExecutionFailed) {
  open();
  add(divide, 0);
  connection_->send();
  wait_until_idle();
  EXPECT_EQ(sqlstate_of(listener_.answers.back()), "22012");
  EXPECT_TRUE(connection_->has_prepared(divide));
}

TEST_F(Connections, ComeBackWhenTheyAreEndedWhileIdle) {
  open();
  database().query(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = "
      "current_database() AND pid <> pg_backend_pid()");
  loop_.run_until([&] { return listener_.connections == 2; });
  EXPECT_EQ(listener_.losses, std::vector{Loss::broken});
  EXPECT_FALSE(connection_->has_prepared(echo));
  add(echo, 1);
  connection_->send();
  wait_until_idle();
  EXPECT_TRUE(succeeded(listener_.answers.back()));
}

TEST_F(Connections, SayWhyTheyFail) {
  options_.conninfo = SecretString("postgresql://somebody:hidden@127.0.0.1:1/nothing");
  connection_ = std::make_shared<Connection>(loop_.io(), options_, listener_, statistics_);
  connection_->open();
  loop_.run_until([&] { return !connection_->last_error().empty(); });
  EXPECT_TRUE(connection_->last_error().contains("127.0.0.1"));
  EXPECT_FALSE(connection_->last_error().contains("hidden"));
  EXPECT_FALSE(connection_->ready());
}

TEST_F(Connections, RefuseAnAddressThatIsNoneWithoutRepeatingIt) {
  options_.conninfo = SecretString("postgresql//user:hidden@host/name");
  try {
    make_read_pool(loop_.io(), options_, 1);
    FAIL() << "it was accepted";
  } catch (const std::invalid_argument& error) {
    EXPECT_FALSE(std::string(error.what()).contains("hidden"));
  }
}

// Accepts connections, as far as the kernel does, and says nothing.
class SilentServer {
 public:
  SilentServer() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (socket_ < 0 || ::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(socket_, 8) != 0 ||
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      throw std::runtime_error("Cannot listen");
    }
    port_ = ntohs(address.sin_port);
  }
  SilentServer(const SilentServer&) = delete;
  SilentServer& operator=(const SilentServer&) = delete;
  ~SilentServer() { ::close(socket_); }

  [[nodiscard]] int port() const { return port_; }

 private:
  int socket_;
  int port_ = 0;
};

TEST_F(Connections, LeaveAHostThatSaysNothing) {
  const SilentServer silent;
  const auto setting = [](const char* name) {
    return database().query(std::string("SHOW ") + name).at(0).at(0).value();
  };
  options_.connect_deadline = 200ms;
  options_.conninfo =
      SecretString("host=127.0.0.1," + setting("unix_socket_directories") +
                   " port=" + std::to_string(silent.port()) + "," + setting("port") +
                   " user=" + database().query("SELECT current_user").at(0).at(0).value() +
                   " dbname=" + database().name());
  open();
  add(echo, 1);
  connection_->send();
  wait_until_idle();
  EXPECT_TRUE(succeeded(listener_.answers.back()));
}

}  // namespace
}  // namespace billspay::postgres
