#include "platform/http/session.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <string>
#include <thread>

#include "platform/core/ids.hpp"
#include "platform/http/test_server.hpp"
#include "platform/observability/log.hpp"

namespace billspay::http {
namespace {

using std::chrono::milliseconds;
using test::RawConnection;
using test::RawResponse;

const std::string host = "Host: a.example\r\n";

std::string post(std::string_view path, std::string_view body) {
  return "POST " + std::string(path) + " HTTP/1.1\r\n" + host +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

TEST(Session, AnswersSeveralRequestsOnOneConnection) {
  const TestServer server;
  auto connection = server.connect();
  for (int i = 0; i < 3; ++i) {
    const RawResponse response = connection.get("/a?b=" + std::to_string(i), "X-TEST: t\r\n");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "GET /a b=" + std::to_string(i) + " localhost t");
    EXPECT_EQ(response.header("content-type"), "text/plain");
    EXPECT_TRUE(response.header("date").ends_with(" GMT"));
    EXPECT_TRUE(Uuid::parse(response.header("x-request-id")));
    EXPECT_EQ(response.count("connection"), 0U);
  }
}

TEST(Session, MakesItsOwnRequestIds) {
  const TestServer server;
  auto connection = server.connect();
  const std::string mine = "X-Request-Id: 00000000-0000-7000-8000-000000000000\r\n";
  const RawResponse first = connection.get("/", mine);
  const RawResponse second = connection.get("/", mine);
  EXPECT_EQ(first.count("x-request-id"), 1U);
  EXPECT_NE(first.header("x-request-id"), "00000000-0000-7000-8000-000000000000");
  EXPECT_NE(first.header("x-request-id"), second.header("x-request-id"));
}

TEST(Session, AnswersPipelinedRequestsInOrder) {
  const TestServer server;
  auto connection = server.connect();
  std::string requests;
  for (int i = 0; i < 50; ++i) {
    requests += i % 3 == 0 ? post("/echo", "body " + std::to_string(i))
                           : "GET /" + std::to_string(i) + " HTTP/1.1\r\n" + host + "\r\n";
  }
  ASSERT_TRUE(connection.send(requests));
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(connection.read_response().body, i % 3 == 0
                                                   ? "body " + std::to_string(i)
                                                   : "GET /" + std::to_string(i) + "  a.example ");
  }
}

TEST(Session, ReadsRequestsThatArriveByteByByte) {
  const TestServer server;
  auto connection = server.connect();
  for (const char c : post("/echo", "hello")) ASSERT_TRUE(connection.send(std::string(1, c)));
  EXPECT_EQ(connection.read_response().body, "hello");
}

TEST(Session, LeavesTheBodyOutForHead) {
  const TestServer server;
  auto connection = server.connect();
  connection.send("HEAD /large HTTP/1.1\r\n" + host + "\r\n");
  const RawResponse head = connection.read_response(true);
  EXPECT_EQ(head.header("content-length"), "100000");
  connection.send("HEAD /stream HTTP/1.1\r\n" + host + "\r\n");
  EXPECT_EQ(connection.read_response(true).status, 200);
  EXPECT_EQ(server.notes->pieces, 0);
  EXPECT_EQ(connection.get("/").status, 200);
  EXPECT_EQ(connection.get("/empty").count("content-length"), 0U);
  EXPECT_EQ(connection.get("/large").body, std::string(100'000, 'x'));
}

TEST(Session, DecodesChunkedRequests) {
  const TestServer server;
  auto connection = server.connect();
  const std::string head = "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n";
  connection.send(head + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n" + post("/echo", "next"));
  EXPECT_EQ(connection.read_response().body, "hello world");
  EXPECT_EQ(connection.read_response().body, "next");
  connection.send(head + "8000\r\n" + std::string(0x8000, 'a') + "\r\n");
  connection.send("8000\r\n" + std::string(0x8000, 'b') + "\r\n0\r\n\r\n");
  EXPECT_EQ(connection.read_response().body, std::string(0x8000, 'a') + std::string(0x8000, 'b'));
  connection.send(head + "5;x=y\r\nhello\r\n0\r\n\r\n");
  EXPECT_EQ(connection.read_response().status, 400);
  EXPECT_TRUE(connection.closed());
}

TEST(Session, TakesBodiesUpToTheLimit) {
  const TestServer server;
  auto connection = server.connect();
  const std::string largest(64UL * 1024, 'x');
  connection.send(post("/echo", largest));
  EXPECT_EQ(connection.read_response().body, largest);
}

TEST(Session, RefusesLargerBodiesBeforeTheyAreSent) {
  const TestServer server;
  auto connection = server.connect();
  connection.send("POST /echo HTTP/1.1\r\n" + host +
                  "Content-Length: 65537\r\nExpect: 100-continue\r\n\r\n");
  const RawResponse response = connection.read_response();
  EXPECT_EQ(response.status, 413);
  EXPECT_EQ(response.header("connection"), "close");
  EXPECT_TRUE(response.body.starts_with("body-too-large "));
  EXPECT_TRUE(connection.closed());
}

TEST(Session, AnswersEvenWhileTheClientStillSends) {
  const TestServer server;
  auto sized = server.connect();
  sized.send(post("/echo", std::string(300'000, 'x')));
  EXPECT_EQ(sized.read_response().status, 413);
  EXPECT_TRUE(sized.closed());
  auto chunked = server.connect();
  chunked.send("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 10; ++i) chunked.send("4000\r\n" + std::string(0x4000, 'x') + "\r\n");
  EXPECT_EQ(chunked.read_response().status, 413);
  EXPECT_TRUE(chunked.closed());
}

TEST(Session, AsksForTheBodyWhenTheClientWaits) {
  const TestServer server;
  auto connection = server.connect();
  connection.send("POST /echo HTTP/1.1\r\n" + host +
                  "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(connection.read_some(), "HTTP/1.1 100 Continue\r\n\r\n");
  connection.send("hello");
  EXPECT_EQ(connection.read_response().body, "hello");
}

TEST(Session, RefusesHeadersThatAreTooLarge) {
  const TestServer server;
  auto connection = server.connect();
  connection.send("GET / HTTP/1.1\r\n" + host + "X: " + std::string(17UL * 1024, 'x'));
  EXPECT_EQ(connection.read_response().status, 431);
  EXPECT_TRUE(connection.closed());
}

// S42
TEST(Session, AnswersAmbiguousFramingWith400AndCloses) {
  const TestServer server;
  const std::string start = "POST /echo HTTP/1.1\r\n" + host;
  const std::string hidden = "GET /hidden HTTP/1.1\r\n" + host + "\r\n";
  const std::string cases[] = {
      start + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      start + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
      start + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n",
      start + "Content-Length: 0, 5\r\n\r\n",
      start + "Content-Length: +0\r\n\r\n",
      start + "Content-Length: 00\r\n\r\n",
      start + "Content-Length: 0x0\r\n\r\n",
      start + "Content-Length : 0\r\n\r\n",
      start + "Content-Length: 18446744073709551616\r\n\r\n",
      start + "Transfer-Encoding: xchunked\r\n\r\n",
      start + "Transfer-Encoding: chunked, identity\r\n\r\n",
      start + "Transfer-Encoding: identity, chunked\r\n\r\n",
      start + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
      start + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
      start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
      start + "X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      start + "X: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      start + "X: " + std::string("\0", 1) + "\r\n\r\n",
      start + "Transfer-Encoding: chunked\r\n\r\n0\nX: y\r\n\r\n",
      start + "Transfer-Encoding: chunked\r\n\r\n5;\nx\r\nhello\r\n0\r\n\r\n",
      start + "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n",
      start + "Transfer-Encoding: chunked\r\n\r\n0\r\nHost: b\r\n\r\n",
      "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "GET http://b.example/ HTTP/1.1\r\n" + host + "\r\n",
      "GET / HTTP/1.1\r\n" + host + "Host: b.example\r\n\r\n",
      "GET / HTTP/1.1\n" + host + "\n",
      "\r\nGET / HTTP/1.1\r\n" + host + "\r\n",
  };
  for (const std::string& bytes : cases) {
    auto connection = server.connect();
    connection.send(bytes + hidden);
    const RawResponse response = connection.read_response();
    EXPECT_EQ(response.status, 400) << bytes;
    EXPECT_EQ(response.header("connection"), "close") << bytes;
    EXPECT_TRUE(response.body.starts_with("malformed-request ")) << bytes;
    EXPECT_TRUE(connection.closed()) << bytes;
  }
}

TEST(Session, ClosesWhenAskedAndForHttp10) {
  const TestServer server;
  auto asked = server.connect();
  EXPECT_EQ(asked.get("/", "Connection: close\r\n").header("connection"), "close");
  EXPECT_TRUE(asked.closed());
  auto old = server.connect();
  old.send("GET / HTTP/1.0\r\n\r\n");
  EXPECT_EQ(old.read_response().status, 200);
  EXPECT_TRUE(old.closed());
  auto old_but_open = server.connect();
  for (int i = 0; i < 2; ++i) {
    old_but_open.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(old_but_open.read_response().header("connection"), "keep-alive");
  }
}

TEST(Session, StreamsInChunks) {
  const TestServer server;
  auto connection = server.connect();
  const RawResponse response = connection.get("/stream");
  EXPECT_TRUE(response.complete);
  EXPECT_EQ(response.body, "piece0\npiece2\n");
  EXPECT_EQ(response.chunks.size(), 2U);
  EXPECT_EQ(connection.get("/").status, 200);
  auto old = server.connect();
  old.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const RawResponse plain = old.read_response();
  EXPECT_EQ(plain.header("connection"), "close");
  EXPECT_EQ(plain.count("transfer-encoding"), 0U);
  EXPECT_EQ(plain.body, "piece0\npiece2\n");
}

TEST(Session, ShowsThatAStreamBroke) {
  const TestServer server;
  const log::Capture capture;
  auto early = server.connect();
  const RawResponse failed = early.get("/fails");
  EXPECT_EQ(failed.status, 500);
  EXPECT_TRUE(failed.complete);
  EXPECT_EQ(early.get("/").status, 200);
  auto late = server.connect();
  EXPECT_FALSE(late.get("/breaks").complete);
}

TEST(Session, StopsPullingWhenTheClientIsGone) {
  const TestServer server;
  auto connection = server.connect();
  connection.send("GET /endless HTTP/1.1\r\n" + host + "\r\n");
  EXPECT_FALSE(connection.read_some().empty());
  // Nobody reads: the source rests as soon as the buffers between us are full.
  int before = -1;
  EXPECT_TRUE(eventually([&] {
    const int now = server.notes->pieces;
    std::this_thread::sleep_for(milliseconds(100));
    return std::exchange(before, now) == now;
  }));
  EXPECT_FALSE(server.notes->source_gone);
  connection.close(true);
  EXPECT_TRUE(eventually([&] { return server.notes->source_gone.load(); }));
}

TEST(Session, SendsNoHeaderThatAHandlerLetBeForged) {
  const TestServer server;
  const log::Capture capture;
  auto connection = server.connect();
  const RawResponse response = connection.get("/injected");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.count("set-cookie"), 0U);
  EXPECT_EQ(response.count("location"), 0U);
  EXPECT_NE(capture.lines().at(0).find("response-header-refused"), std::string::npos);
}

TEST(Session, TurnsAnExceptionIntoABare500) {
  const TestServer server;
  const log::Capture capture;
  auto connection = server.connect();
  const RawResponse response = connection.get("/throws");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("a bug"), std::string::npos);
  EXPECT_EQ(connection.get("/").status, 200);
}

TEST(Session, ClosesConnectionsThatTakeTooLong) {
  const TestServer server([](ListenerOptions& options) {
    options.limits.header_deadline = milliseconds(300);
    options.limits.body_deadline = milliseconds(300);
    options.limits.idle_deadline = milliseconds(300);
    options.limits.write_deadline = milliseconds(300);
  });
  auto silent = server.connect();
  auto slow_header = server.connect();
  slow_header.send("GET / HTTP/1.1\r\nHost:");
  auto slow_body = server.connect();
  slow_body.send("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhel");
  auto idle = server.connect();
  EXPECT_EQ(idle.get("/").status, 200);
  auto slow_reader = server.connect();
  slow_reader.send("GET /endless HTTP/1.1\r\n" + host + "\r\n");
  auto patient = server.connect();
  patient.send("GET /slow HTTP/1.1\r\n" + host + "\r\n");
  EXPECT_TRUE(silent.closed());
  EXPECT_TRUE(slow_header.closed());
  EXPECT_TRUE(slow_body.closed());
  EXPECT_TRUE(idle.closed());
  EXPECT_TRUE(eventually([&] { return server.notes->source_gone.load(); }));
  // Whoever waits for us is not late.
  server.notes->go_on = true;
  EXPECT_EQ(patient.read_response().body, "slow");
}

// S75
TEST(Session, LogsOneLinePerRequest) {
  const log::Capture capture;
  TestServer server;
  auto connection = server.connect();
  const RawResponse response = connection.get("/a?token=secret", "X: \xff\r\n");
  connection.send("BAD\r\n\r\n");
  connection.read_response();
  ASSERT_TRUE(connection.closed());
  std::vector<boost::json::object> lines;
  ASSERT_TRUE(eventually([&] {
    lines.clear();
    for (const std::string& line : capture.lines()) {
      EXPECT_EQ(line.find("secret"), std::string::npos);
      auto parsed = boost::json::parse(line).as_object();
      if (parsed.at("event").as_string() == "request") lines.push_back(std::move(parsed));
    }
    return lines.size() == 2;
  }));
  EXPECT_EQ(lines[0].at("request_id").as_string(), response.header("x-request-id"));
  EXPECT_EQ(lines[0].at("listener").as_string(), "test");
  EXPECT_EQ(lines[0].at("method").as_string(), "GET");
  EXPECT_EQ(lines[0].at("path").as_string(), "/a");
  EXPECT_EQ(lines[0].at("operation").as_string(), "test_route");
  EXPECT_EQ(lines[0].at("status").as_int64(), 200);
  EXPECT_EQ(lines[0].at("client_ip").as_string(), "127.0.0.1");
  EXPECT_EQ(lines[1].at("status").as_int64(), 400);
  EXPECT_EQ(lines[1].at("problem").as_string(), "malformed-request");
  EXPECT_NE(server.metrics().find("operation=\"test_route\",status=\"2xx\"} 1"), std::string::npos);
}

}  // namespace
}  // namespace billspay::http
