#include "platform/asio/event_loops.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <future>
#include <thread>

namespace billspay {
namespace {

TEST(EventLoops, RunEachOnAThreadOfItsOwn) {
  EventLoops loops(2);
  loops.run();
  std::promise<std::thread::id> ids[2];
  for (unsigned i = 0; i < 2; ++i) {
    loops.post(i, [&ids, i] { ids[i].set_value(std::this_thread::get_id()); });
  }
  EXPECT_NE(ids[0].get_future().get(), ids[1].get_future().get());
}

TEST(EventLoops, StopWithoutRunningWhatIsQueued) {
  std::atomic<bool> ran{false};
  {
    EventLoops loops(1);
    loops.run();
    loops.stop();
    loops.join();
    loops.post(0, [&] { ran = true; });
  }
  EXPECT_FALSE(ran);
}

TEST(EventLoops, LetTasksSleep) {
  EventLoops loops(1);
  loops.run();
  std::promise<std::thread::id> woken;
  std::promise<std::thread::id> started;
  loops.post(0, [&] {
    started.set_value(std::this_thread::get_id());
    spawn(sleep_for(loops.loop(0), std::chrono::milliseconds(1)),
          [&](const std::exception_ptr&) { woken.set_value(std::this_thread::get_id()); });
  });
  EXPECT_EQ(started.get_future().get(), woken.get_future().get());
}

TEST(EventLoopsDeathTest, EndTheProcessWhenAHandlerThrows) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(
      {
        EventLoops loops(1);
        loops.post(0, [] { throw std::runtime_error("a bug"); });
        loops.run();
        loops.join();
      },
      "");
}

}  // namespace
}  // namespace billspay
