#include "platform/pdf/printer.hpp"

#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include "platform/asio/event_loops.hpp"

namespace billspay::pdf {
namespace {

using Answer = std::optional<Result<std::string>>;  // nothing: it threw

// One serving thread and a printer with two places.
class Printing : public testing::Test {
 protected:
  void SetUp() override { loops_.run(); }
  void TearDown() override {
    printer_.reset();
    loops_.stop();
    loops_.join();
  }

  std::future<Answer> print(Draw draw) {
    auto promise = std::make_shared<std::promise<Answer>>();
    loops_.post(0, [this, promise, draw = std::move(draw)] {
      spawn(printer_->print(loops_.loop(0), draw),
            [promise](const std::exception_ptr& failure, Answer answer) {
              promise->set_value(failure ? std::nullopt : std::move(answer));
            });
    });
    return promise->get_future();
  }
  // What the serving thread does meanwhile.
  void serve_once() {
    std::promise<void> served;
    loops_.post(0, [&served] { served.set_value(); });
    served.get_future().wait();
  }

  EventLoops loops_{1};
  std::unique_ptr<Printer> printer_ = std::make_unique<Printer>(2);
};

TEST_F(Printing, HappensOnAnotherThreadWhileThisOneServes) {
  std::promise<std::thread::id> serving;
  loops_.post(0, [&serving] { serving.set_value(std::this_thread::get_id()); });
  std::promise<void> started;
  std::latch go_on(1);
  std::thread::id drawing;
  auto answer = print([&] {
    drawing = std::this_thread::get_id();
    started.set_value();
    go_on.wait();
    return std::string("a page");
  });
  started.get_future().wait();
  serve_once();
  EXPECT_EQ(printer_->waiting(), 1U);
  go_on.count_down();
  EXPECT_EQ(answer.get().value().value(), "a page");
  EXPECT_NE(drawing, serving.get_future().get());
}

// S72
TEST_F(Printing, RefusesAtOnceWhatWouldWaitTooLong) {
  std::promise<void> started;
  std::latch go_on(1);
  auto first = print([&] {
    started.set_value();
    go_on.wait();
    return std::string("first");
  });
  started.get_future().wait();
  auto second = print([] { return std::string("second"); });
  const auto third = print([] { return std::string("third"); }).get();
  ASSERT_TRUE(third && !third->has_value());
  EXPECT_EQ(third->error().kind, problems::temporarily_unavailable);
  EXPECT_EQ(third->error().retry_after_seconds, 1);
  EXPECT_EQ(printer_->shed(), 1U);
  go_on.count_down();
  EXPECT_EQ(first.get().value().value(), "first");
  EXPECT_EQ(second.get().value().value(), "second");
  EXPECT_EQ(print([] { return std::string("fourth"); }).get().value().value(), "fourth");
}

TEST_F(Printing, GoesOnAfterADrawingThatFailed) {
  EXPECT_FALSE(print([]() -> std::string { throw std::runtime_error("no font"); }).get());
  EXPECT_EQ(print([] { return std::string("page"); }).get().value().value(), "page");
}

TEST_F(Printing, AnswersWhatWaitsWhenItEnds) {
  std::promise<void> started;
  std::latch go_on(1);
  auto first = print([&] {
    started.set_value();
    go_on.wait();
    return std::string("first");
  });
  started.get_future().wait();
  auto second = print([] { return std::string("second"); });
  serve_once();  // so that it is in the queue
  std::thread end([this] { printer_.reset(); });
  go_on.count_down();
  end.join();
  EXPECT_EQ(first.get().value().value(), "first");
  const auto answer = second.get();
  EXPECT_TRUE(answer && (!answer->has_value() || answer->value() == "second"));
}

}  // namespace
}  // namespace billspay::pdf
