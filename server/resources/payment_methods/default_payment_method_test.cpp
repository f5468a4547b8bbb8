// Exactly one default, whatever happens at the same moment.
#include <gtest/gtest.h>

#include <atomic>

#include "tests/support/parallel.hpp"
#include "tests/support/wallet.hpp"

namespace billspay::test_support {
namespace {

// Looks at the database all the time, on a connection of its own.
class Watcher {
 public:
  Watcher(TestServer& server, std::string customer)
      : connection_(server.database().superuser_url()),
        thread_([this, customer](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
            const auto defaults = connection_.query(
                "SELECT count(*) FROM payment_methods WHERE user_id = $1 AND is_default "
                "AND deleted_at IS NULL",
                {customer});
            if (*defaults[0][0] != "1") ++wrong_;
            ++looks_;
          }
        }) {}
  int wrong() const { return wrong_; }
  int looks() const { return looks_; }

 private:
  std::atomic<int> wrong_ = 0;
  std::atomic<int> looks_ = 0;
  postgres::BlockingConnection connection_;
  std::jthread thread_;
};

// S52
TEST(DefaultPaymentMethod, IsExactlyOneWhenTwoAreChosenAtOnce) {
  TestServer server({.threads = 2});
  auto nora = server.customer("nora@example.com");
  std::vector<std::string> methods;
  for (int n = 0; n < 3; ++n) methods.push_back(add_card(nora.client, n));
  std::array clients{server.public_client(), server.public_client()};
  for (auto& client : clients) client.token = nora.client.token;
  Watcher watcher(server, nora.id);
  int both = 0;
  for (int round = 0; round < rounds(200, 20); ++round) {
    std::array<std::string, 2> etags;
    for (std::size_t i = 0; i < 2; ++i) etags[i] = etag_of_method(nora.client, methods[i + 1]);
    std::array<int, 2> statuses{};
    in_parallel(2, [&](int index) {
      const auto i = static_cast<std::size_t>(index);
      statuses[i] =
          change_method(clients[i], methods[i + 1], R"({"isDefault":true})", etags[i]).status;
    });
    for (const int status : statuses) EXPECT_TRUE(status == 200 || status == 412) << status;
    EXPECT_TRUE(statuses[0] == 200 || statuses[1] == 200);
    if (statuses[0] == 200 && statuses[1] == 200) ++both;
    ASSERT_EQ(defaults_of(server.database(), nora.id), "1") << "round " << round;
  }
  EXPECT_EQ(watcher.wrong(), 0);
  EXPECT_GT(watcher.looks(), 0);
  EXPECT_GT(both, 0);  // they did meet
}

// S52
TEST(DefaultPaymentMethod, IsExactlyOneWhenFiftyAreChosenAtOnce) {
  TestServer server({.threads = 2});
  auto nora = server.customer("nora@example.com");
  std::vector<std::string> methods;
  for (int n = 0; n < 10; ++n) methods.push_back(add_card(nora.client, n));
  Watcher watcher(server, nora.id);
  std::atomic<int> done = 0;
  in_parallel(50, [&](int index) {
    auto client = server.public_client();
    client.token = nora.client.token;
    const auto& id = methods[static_cast<std::size_t>(index) % methods.size()];
    const auto answer = change_method(client, id, R"({"isDefault":true})", "*");
    EXPECT_EQ(answer.status, 200) << answer.raw.body;
    if (answer.status == 200) ++done;
  });
  EXPECT_EQ(done, 50);
  EXPECT_EQ(watcher.wrong(), 0);
  EXPECT_EQ(defaults_of(server.database(), nora.id), "1");
}

// S52
TEST(DefaultPaymentMethod, IsExactlyOneWhileOthersAreAddedAndRemoved) {
  TestServer server({.threads = 2});
  auto nora = server.customer("nora@example.com");
  add_card(nora.client, 99);
  Watcher watcher(server, nora.id);
  in_parallel(4, [&](int index) {
    auto client = server.public_client();
    client.token = nora.client.token;
    for (int round = 0; round < rounds(25, 5); ++round) {
      const auto id = add_card(client, index, R"({"isDefault":true})");
      EXPECT_EQ(client.remove(method_path(id)).status, 204);
    }
  });
  EXPECT_EQ(watcher.wrong(), 0);
  EXPECT_EQ(defaults_of(server.database(), nora.id), "1");
  EXPECT_EQ(methods_of(server.database(), nora.id), "1");
}

}  // namespace
}  // namespace billspay::test_support
