#include "platform/http/trace_context.hpp"

#include <gtest/gtest.h>

#include <string>

#include "platform/http/test_server.hpp"
#include "platform/observability/log.hpp"

namespace billspay::http {
namespace {

constexpr std::string_view trace = "4bf92f3577b34da6a3ce929d0e0e4736";

std::string_view told(std::string_view value) {
  Request request;
  request.headers.emplace_back("traceparent", value);
  return trace_id(request);
}

TEST(TraceContext, IsTheTraceIdOfAWellFormedHeader) {
  EXPECT_EQ(told("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), trace);
  EXPECT_EQ(told("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"), trace);
  EXPECT_EQ(told("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"), trace);
}

TEST(TraceContext, IsNothingWhenTheHeaderIsNotExactlyRight) {
  for (const auto* wrong :
       {"", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736", "00-4bf92f3577b34da6a3ce929d0e0e4736-",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-010",
        "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
        "0x-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more"}) {
    EXPECT_EQ(told(wrong), "") << wrong;
  }
  Request twice;
  for (int i = 0; i < 2; ++i) {
    twice.headers.emplace_back("traceparent",
                               "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  }
  EXPECT_EQ(trace_id(twice), "");
}

TEST(TraceContext, StandsInTheLogLineOfTheRequest) {
  TestServer server;
  const log::Capture capture;
  auto connection = server.connect();
  connection.get("/", "traceparent: 00-" + std::string(trace) + "-00f067aa0ba902b7-01\r\n");
  connection.get("/empty", "traceparent: nonsense\r\n");
  ASSERT_TRUE(eventually([&] { return capture.lines().size() >= 2; }));
  EXPECT_TRUE(capture.lines()[0].contains("\"trace_id\":\"" + std::string(trace) + '"'));
  EXPECT_TRUE(capture.lines()[1].contains(R"("trace_id":"")"));
}

}  // namespace
}  // namespace billspay::http
