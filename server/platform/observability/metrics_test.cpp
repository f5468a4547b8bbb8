#include "platform/observability/metrics.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace billspay::observability {
namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Metrics, CountsByNameAndLabels) {
  Metrics metrics;
  metrics.counter("mails_total", "Mails.", {{"result", "sent"}}).increment();
  metrics.counter("mails_total", "Mails.", {{"result", "sent"}}).increment(2);
  metrics.counter("mails_total", "Mails.", {{"result", "failed"}}).increment();
  const std::string text = metrics.render();
  EXPECT_TRUE(contains(text, "# TYPE mails_total counter\n")) << text;
  EXPECT_TRUE(contains(text, "mails_total{result=\"sent\"} 3\n")) << text;
  EXPECT_TRUE(contains(text, "mails_total{result=\"failed\"} 1\n")) << text;
  EXPECT_EQ(metrics.counter("mails_total", "Mails.", {{"result", "sent"}}).value(), 3);
}

TEST(Metrics, AsksGaugesAtEachScrape) {
  Metrics metrics;
  double connections = 1;
  metrics.add_gauge("connections", "Open.", [&] { return connections; });
  metrics.add_gauge("pool", "Used.", [] { return 2; }, {{"pool", "a"}});
  metrics.add_gauge("pool", "Used.", [] { return 3; }, {{"pool", "b"}});
  EXPECT_TRUE(contains(metrics.render(), "# TYPE connections gauge\nconnections 1\n"));
  connections = 5;
  const std::string text = metrics.render();
  EXPECT_TRUE(contains(text, "connections 5\n"));
  EXPECT_TRUE(contains(text, "# TYPE pool gauge\npool{pool=\"a\"} 2\npool{pool=\"b\"} 3\n"))
      << text;
}

TEST(RequestMetrics, GroupsByOperationAndStatusClass) {
  Metrics metrics;
  RequestMetrics requests(metrics);
  requests.observe("list_receipts", 200, 0.003);
  requests.observe("list_receipts", 204, 0.3);
  requests.observe("list_receipts", 404, 0.001);
  requests.observe("login", 999, 0.001);
  const std::string text = metrics.render();
  const std::string name = "billspay_http_request_duration_seconds";
  EXPECT_TRUE(contains(text, name + "_count{operation=\"list_receipts\",status=\"2xx\"} 2\n"));
  EXPECT_TRUE(contains(text, name + "_count{operation=\"list_receipts\",status=\"4xx\"} 1\n"));
  EXPECT_TRUE(contains(text, name + "_count{operation=\"login\",status=\"other\"} 1\n"));
  EXPECT_TRUE(
      contains(text, name + "_bucket{operation=\"list_receipts\",status=\"2xx\",le=\"0.005\"} 1\n"))
      << text;
}

TEST(RequestMetrics, KeepsTwoRegistriesApartOnOneThread) {
  Metrics first;
  Metrics second;
  RequestMetrics one(first);
  RequestMetrics other(second);
  one.observe("a", 200, 0.1);
  other.observe("a", 200, 0.1);
  one.observe("a", 200, 0.1);
  const std::string count = "_count{operation=\"a\",status=\"2xx\"} ";
  EXPECT_TRUE(contains(first.render(), count + "2\n"));
  EXPECT_TRUE(contains(second.render(), count + "1\n"));
}

TEST(RequestMetrics, AddsUpWhatSeveralThreadsObserve) {
  Metrics metrics;
  RequestMetrics requests(metrics);
  const auto work = [&] {
    for (int i = 0; i < 1000; ++i) requests.observe("a", 200, 0.001);
  };
  std::thread other(work);
  work();
  other.join();
  EXPECT_TRUE(contains(metrics.render(), "_count{operation=\"a\",status=\"2xx\"} 2000\n"));
}

}  // namespace
}  // namespace billspay::observability
