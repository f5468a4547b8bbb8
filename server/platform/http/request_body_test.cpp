#include "platform/http/request_body.hpp"

#include <gtest/gtest.h>

#include <string>

#include "platform/http/test_server.hpp"

namespace billspay::http {
namespace {

using std::chrono::milliseconds;
using test::RawResponse;

constexpr std::size_t upload_limit = 1024UL * 1024;

// What the handler of uploads saw.
struct Seen {
  std::atomic<int> calls{0};
  std::atomic<int> pieces{0};
  std::atomic<std::size_t> largest{0};
  std::atomic<bool> refused{false};
};

Task<Response> receive(Request& request, Seen& seen) {
  ++seen.calls;
  Response response;
  response.content_type = "text/plain";
  std::size_t most = request.path == "/upload/nothing" ? 0 : 1000;
  if (request.path == "/upload/one") most = 1;
  std::string text(request.body);
  while (request.body_pieces && most-- > 0) {
    const auto piece = co_await request.body_pieces();
    if (!piece) {
      seen.refused = true;
      response.status = piece.error().kind == problems::body_too_large ? 413 : 400;
      response.body = std::string(piece.error().kind.slug);
      co_return response;
    }
    if (!*piece) break;
    ++seen.pieces;
    seen.largest = std::max(seen.largest.load(), (*piece)->size());
    text += **piece;
  }
  response.body = std::to_string(text.size()) + " " + text.substr(0, 10) + "…" +
                  (text.size() > 10 ? text.substr(text.size() - 10) : "");
  co_return response;
}

class Uploads : public testing::Test {
 protected:
  Uploads()
      : server([this](ListenerOptions& options) {
          options.limits.body_deadline = milliseconds(1500);
          options.dispatcher = [this](unsigned) -> Dispatcher {
            return [this](Request& request) { return receive(request, seen); };
          };
          options.upload_limit = [](std::string_view method, std::string_view path) {
            return method == "POST" && path.starts_with("/upload") ? upload_limit : 0;
          };
        }) {}

  static std::string head(const std::string& path, const std::string& headers) {
    return "POST " + path + " HTTP/1.1\r\nHost: a.example\r\n" + headers + "\r\n";
  }
  static std::string sized(const std::string& path, const std::string& body) {
    return head(path, "Content-Length: " + std::to_string(body.size()) + "\r\n") + body;
  }
  static std::string chunked(const std::string& path, const std::string& body,
                             std::size_t chunk_bytes) {
    std::string text = head(path, "Transfer-Encoding: chunked\r\n");
    for (std::size_t at = 0; at < body.size(); at += chunk_bytes) {
      const std::string chunk = body.substr(at, chunk_bytes);
      text += test_hex(chunk.size()) + "\r\n" + chunk + "\r\n";
    }
    return text + "0\r\n\r\n";
  }
  static std::string test_hex(std::size_t number) {
    std::string text;
    for (; number > 0; number /= 16) text.insert(text.begin(), "0123456789abcdef"[number % 16]);
    return text;
  }

  Seen seen;
  TestServer server;
};

const std::string large = "beginning!" + std::string(900'000, 'x') + "and an end";
const std::string large_answer = "900020 beginning!…and an end";

TEST_F(Uploads, ComeInPiecesWhateverTheFraming) {
  auto connection = server.connect();
  connection.send(sized("/upload", large) + sized("/upload", "0123456789abc"));
  EXPECT_EQ(connection.read_response().body, large_answer);
  EXPECT_EQ(connection.read_response().body, "13 0123456789…3456789abc");
  EXPECT_LE(seen.largest, 64U * 1024);
  EXPECT_GE(seen.pieces, 15);
  for (const std::size_t chunk_bytes : {7U, 4096U, 70'000U, 2'000'000U}) {
    connection.send(chunked("/upload", large, chunk_bytes) + sized("/other", "whole"));
    EXPECT_EQ(connection.read_response().body, large_answer);
    EXPECT_EQ(connection.read_response().body, "5 whole…");
  }
  EXPECT_LE(seen.largest, 64U * 1024);
}

TEST_F(Uploads, MayBeEmpty) {
  auto connection = server.connect();
  connection.send(head("/upload", "Content-Length: 0\r\n") +
                  head("/upload", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n");
  EXPECT_EQ(connection.read_response().body, "0 …");
  EXPECT_EQ(connection.read_response().body, "0 …");
}

TEST_F(Uploads, AreAskedForByTheHandler) {
  auto connection = server.connect();
  connection.send(head("/upload", "Content-Length: 5\r\nExpect: 100-continue\r\n"));
  EXPECT_EQ(connection.read_some(), "HTTP/1.1 100 Continue\r\n\r\n");
  connection.send("hello");
  EXPECT_EQ(connection.read_response().body, "5 hello…");
  connection.send(head("/upload/nothing", "Content-Length: 5\r\nExpect: 100-continue\r\n"));
  const std::string unasked = connection.read_some();
  EXPECT_TRUE(unasked.starts_with("HTTP/1.1 200 ")) << unasked;
  EXPECT_NE(unasked.find("Connection: close"), std::string::npos) << unasked;
}

TEST_F(Uploads, HaveALimitOfTheirOwn) {
  auto announced = server.connect();
  announced.send(head("/upload", "Content-Length: " + std::to_string(upload_limit + 1) + "\r\n"));
  EXPECT_EQ(announced.read_response().status, 413);
  EXPECT_TRUE(announced.closed());
  EXPECT_EQ(seen.calls, 0);
  auto growing = server.connect();
  growing.send(chunked("/upload", large + large, 16'384));
  const RawResponse response = growing.read_response();
  EXPECT_EQ(response.body, "body-too-large");
  EXPECT_EQ(response.header("connection"), "close");
  EXPECT_TRUE(growing.closed());
}

TEST_F(Uploads, LeaveTheLimitOfOthersAlone) {
  const std::string body(64UL * 1024 + 1, 'x');
  for (const std::string& request : {sized("/other", body), chunked("/other", body, 16'384),
                                     "PUT" + sized("/upload", body).substr(4)}) {
    auto connection = server.connect();
    connection.send(request);
    EXPECT_EQ(connection.read_response().status, 413);
    EXPECT_TRUE(connection.closed());
  }
  EXPECT_EQ(seen.calls, 0);
}

TEST_F(Uploads, ThatNobodyReadsEndTheConnection) {
  for (const std::string path : {"/upload/nothing", "/upload/one"}) {
    auto connection = server.connect();
    connection.send(sized(path, large));
    const RawResponse response = connection.read_response();
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.header("connection"), "close");
    EXPECT_TRUE(connection.closed());
  }
  // Unless they have arrived anyway.
  auto connection = server.connect();
  connection.send(sized("/upload/nothing", "small") + sized("/upload", "next"));
  EXPECT_EQ(connection.read_response().body, "0 …");
  EXPECT_EQ(connection.read_response().body, "4 next…");
}

TEST_F(Uploads, MayBeSlowButNotStandStill) {
  auto slow = server.connect();
  slow.send(head("/upload", "Content-Length: 200000\r\n"));
  // Three pieces and a rest: longer in all than one may take.
  for (int i = 0; i < 4; ++i) {
    slow.send(std::string(50'000, 'x'));
    EXPECT_TRUE(eventually([&] { return seen.pieces >= i * 50'000 / 65'536; }));
    std::this_thread::sleep_for(milliseconds(500));
  }
  EXPECT_EQ(slow.read_response().body, "200000 xxxxxxxxxx…xxxxxxxxxx");
  auto still = server.connect();
  still.send(head("/upload", "Content-Length: 200000\r\n") + std::string(100'000, 'x'));
  EXPECT_TRUE(still.closed());
  EXPECT_TRUE(eventually([&] { return seen.refused.load(); }));
}

// S42
TEST_F(Uploads, WithBrokenChunksAreRefused) {
  for (const std::string body : {"5\r\nhelloXX0\r\n\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n", "zz\r\n",
                                 "5\r\nhello\r\n0\r\nHost: b\r\n\r\n"}) {
    auto connection = server.connect();
    connection.send(head("/upload", "Transfer-Encoding: chunked\r\n") + body +
                    "GET /hidden HTTP/1.1\r\nHost: a.example\r\n\r\n");
    const RawResponse response = connection.read_response();
    EXPECT_EQ(response.status, 400) << body;
    EXPECT_EQ(response.body, "malformed-request") << body;
    EXPECT_TRUE(connection.closed()) << body;
  }
}

TEST_F(Uploads, ThatBreakOffAreToldToTheHandler) {
  auto connection = server.connect();
  connection.send(head("/upload", "Content-Length: 200000\r\n") + std::string(70'000, 'x'));
  EXPECT_TRUE(eventually([&] { return seen.pieces == 1; }));
  connection.close();
  EXPECT_TRUE(eventually([&] { return seen.refused.load(); }));
}

}  // namespace
}  // namespace billspay::http
