#include "platform/http/event_stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "platform/http/limits.hpp"
#include "platform/http/test_server.hpp"
#include "platform/postgres/test_loop.hpp"

namespace billspay::http {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using test_support::TestLoop;
using Clock = Subscription::Clock;

class Streams : public testing::Test {
 protected:
  std::shared_ptr<Subscription> open(const Uuid& account, std::optional<Uuid> customer) {
    auto place = subscriptions_.open({account, customer});
    EXPECT_TRUE(place);
    return *place;
  }
  // Counts the times that it goes on.
  static Task<int> count_wakes(std::shared_ptr<Subscription> subscription, int& wakes,
                               milliseconds rest) {
    while (!subscription->ended()) {
      const auto began_at = Clock::now();
      co_await subscription->wait(began_at + rest, began_at + hours(1));
      ++wakes;
    }
    co_return wakes;
  }
  // So that a wake finds everybody waiting.
  void settle() {
    for (int i = 0; i < 10; ++i) loop_.io().poll();
    loop_.io().restart();
  }

  TestLoop loop_;
  StreamPlaces places_;
  Subscriptions subscriptions_{loop_.io(), places_};
};

TEST_F(Streams, AreWokenByWhatConcernsThem) {
  const auto nora = Uuid::v7();
  const auto omar = Uuid::v7();
  const auto dana = Uuid::v7();
  const auto root = Uuid::v7();
  int own = 0;
  int of_omar = 0;
  int of_all = 0;
  const auto noras = open(nora, nora);
  const auto danas = open(dana, omar);
  const auto roots = open(root, std::nullopt);
  const std::vector tasks{loop_.start(count_wakes(noras, own, milliseconds(0))),
                          loop_.start(count_wakes(danas, of_omar, milliseconds(0))),
                          loop_.start(count_wakes(roots, of_all, milliseconds(0)))};
  settle();
  subscriptions_.wake(nora);
  loop_.run_until([&] { return own == 1 && of_all == 1; });
  subscriptions_.wake(omar);
  loop_.run_until([&] { return of_omar == 1 && of_all == 2; });
  subscriptions_.wake(dana);  // her sessions may have ended
  loop_.run_until([&] { return of_omar == 2 && of_all == 3; });
  subscriptions_.wake_all();
  loop_.run_until([&] { return own == 2 && of_omar == 3 && of_all == 4; });
  subscriptions_.close();
  loop_.run_until(
      [&] { return std::ranges::all_of(tasks, [](const auto& task) { return task->done(); }); });
  EXPECT_TRUE(open(nora, nora)->ended());
}

TEST_F(Streams, KeepOneMarkHoweverOftenTheyAreWoken) {
  const auto nora = Uuid::v7();
  const auto subscription = open(nora, nora);
  int wakes = 0;
  for (int i = 0; i < 100'000; ++i) subscriptions_.wake(nora);
  const auto counting = loop_.start(count_wakes(subscription, wakes, milliseconds(0)));
  settle();
  EXPECT_EQ(wakes, 1);
  subscription->end();
  loop_.run_until([&] { return counting->done(); });
  EXPECT_EQ(wakes, 2);
}

TEST_F(Streams, RestBetweenLooksButEndAtOnce) {
  const auto nora = Uuid::v7();
  const auto subscription = open(nora, nora);
  int wakes = 0;
  const auto counting = loop_.start(count_wakes(subscription, wakes, hours(1)));
  settle();
  subscriptions_.wake(nora);
  settle();
  EXPECT_EQ(wakes, 0);
  subscription->end();
  EXPECT_EQ(wakes, 0);  // not within the call
  loop_.run_until([&] { return counting->done(); });
}

TEST_F(Streams, GoOnByThemselvesAfterAWhile) {
  const auto nora = Uuid::v7();
  const auto subscription = open(nora, nora);
  const auto look_again = [](std::shared_ptr<Subscription> place) -> Task<int> {
    const auto soon = Clock::now() + milliseconds(20);
    co_await place->wait(soon, soon);
    co_return Clock::now() < soon ? 0 : 1;
  };
  EXPECT_EQ(loop_.run(look_again(subscription)), 1);
}

TEST_F(Streams, HaveSoManyPlacesPerAccountAndInAll) {
  const auto nora = Uuid::v7();
  std::vector<std::shared_ptr<Subscription>> open_ones;
  for (std::size_t i = 0; i < limits::streams_per_account; ++i)
    open_ones.push_back(open(nora, nora));
  const auto refused = subscriptions_.open({nora, nora});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, problems::too_many_streams);
  const auto omar = Uuid::v7();
  open_ones.push_back(open(omar, nora));
  open_ones.erase(open_ones.begin());
  open_ones.push_back(open(nora, nora));
  while (places_.taken() < limits::streams) {
    const auto somebody = Uuid::v7();
    open_ones.push_back(open(somebody, somebody));
  }
  const auto full = subscriptions_.open({omar, omar});
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().kind, billspay::problems::temporarily_unavailable);
  open_ones.clear();
  EXPECT_EQ(places_.taken(), 0U);
}

TEST_F(Streams, AreWrittenAsTheStandardSays) {
  std::string text;
  append_position(text, "a");
  append_event(text, "b", "change", R"({"kind":"biller"})");
  EXPECT_EQ(text, "id: a\n\nid: b\nevent: change\ndata: {\"kind\":\"biller\"}\n\n");
  for (const auto fixed : {stream_greeting, stream_heartbeat}) EXPECT_TRUE(fixed.ends_with("\n\n"));
}

// A server whose one route answers with a stream that waits until it is hung up on.
class WaitingStreams : public testing::Test {
 protected:
  struct Seen {
    std::atomic<int> open{0};
    std::atomic<int> hung_up{0};
  };

  static Task<std::optional<std::string>> next(std::shared_ptr<Subscription> subscription,
                                               std::shared_ptr<bool> greeted) {
    if (!std::exchange(*greeted, true)) co_return std::string(stream_greeting);
    const auto later = Clock::now() + hours(1);
    co_await subscription->wait(later, later);
    if (subscription->ended()) co_return std::nullopt;
    co_return std::string(stream_heartbeat);
  }

  Dispatcher dispatcher(unsigned loop) {
    auto& own = subscriptions_[loop];
    own = std::make_unique<Subscriptions>(loops_.loop(loop), places_);
    return [this, &own](Request&) -> Task<Response> {
      const auto subscription = *own->open({Uuid::v7(), std::nullopt});
      Response response;
      response.content_type = "text/event-stream";
      const auto greeted = std::make_shared<bool>(false);
      response.stream = [subscription, greeted] { return next(subscription, greeted); };
      response.hang_up = [this, subscription] {
        ++seen_.hung_up;
        subscription->end();
      };
      co_return response;
    };
  }

  WaitingStreams() : loops_(2), requests_(metrics_), server_(loops_, requests_) {
    ListenerOptions options;
    options.name = "test";
    options.address = *ListenAddress::parse("127.0.0.1:0");
    options.dispatcher = [this](unsigned loop) { return dispatcher(loop); };
    options.problem_response = [](const Request&, const Problem&) { return Response(); };
    server_.listen(std::move(options));
    loops_.run();
  }
  void TearDown() override {
    if (!drained_) drain().wait();
    loops_.stop();
    loops_.join();
  }

  std::future<void> drain() {
    drained_ = true;
    auto done = std::make_shared<std::promise<void>>();
    server_.drain(std::chrono::seconds(20), [done] { done->set_value(); });
    return done->get_future();
  }
  test::RawConnection listen() {
    test::RawConnection connection(server_.address("test").port);
    EXPECT_EQ(connection.get("/").body, stream_greeting);
    return connection;
  }

  EventLoops loops_;
  observability::Metrics metrics_;
  observability::RequestMetrics requests_;
  StreamPlaces places_;
  std::unique_ptr<Subscriptions> subscriptions_[2];
  Seen seen_;
  Server server_;
  bool drained_ = false;
};

TEST_F(WaitingStreams, GiveTheirPlaceBackWhenTheClientIsGone) {
  auto closed = listen();
  auto reset = listen();
  auto half_closed = listen();
  auto chatty = listen();
  auto patient = listen();
  EXPECT_EQ(places_.taken(), 5U);
  closed.close();
  reset.close(true);
  half_closed.end_of_output();
  EXPECT_EQ(half_closed.read_chunk(), std::nullopt);
  // Behind bytes that nobody reads, as TLS's goodbye is.
  chatty.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  chatty.close();
  EXPECT_TRUE(eventually([&] { return places_.taken() == 1; }));
}

TEST_F(WaitingStreams, EndInGoodOrderWhenTheServerStops) {
  std::vector<test::RawConnection> open_ones;
  for (int i = 0; i < 10; ++i) open_ones.push_back(listen());
  const auto drained = drain();
  for (auto& connection : open_ones) {
    // The last chunk and then the end of the connection, not a reset.
    EXPECT_EQ(connection.read_chunk(), std::nullopt);
    EXPECT_TRUE(connection.closed());
  }
  drained.wait();
  EXPECT_EQ(places_.taken(), 0U);
  EXPECT_EQ(seen_.hung_up, 10);
}

}  // namespace
}  // namespace billspay::http
