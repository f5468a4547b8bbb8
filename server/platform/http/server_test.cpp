#include "platform/http/server.hpp"

#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "platform/http/test_server.hpp"
#include "platform/observability/log.hpp"
#include "tests/support/certificates.hpp"

namespace billspay::http {
namespace {

using std::chrono::milliseconds;
using test::RawConnection;
using test::RawResponse;

const std::string host = "Host: a.example\r\n";

// Gone with the test.
struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "billspay-http-XXXXXX").string();
    path = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }
  [[nodiscard]] std::string file(std::string_view name) const { return (path / name).string(); }
};

TlsFiles make_self_signed(const Folder& folder, std::string_view name) {
  TlsFiles files{folder.file(std::string(name) + ".crt"), folder.file(std::string(name) + ".key")};
  test_support::write_certificate(files.certificate, files.key);
  return files;
}

std::string refusal_of(TestServer& server, ListenerOptions options) {
  try {
    server.server().listen(std::move(options));
  } catch (const std::runtime_error& refusal) {
    return refusal.what();
  }
  return "";
}

TEST(Server, FinishesWhatIsInFlightAndRefusesWhatIsNew) {
  TestServer server;
  auto busy = server.connect();
  busy.send("GET /slow HTTP/1.1\r\n" + host + "\r\n");
  auto idle = server.connect();
  EXPECT_EQ(idle.get("/").status, 200);
  ASSERT_TRUE(eventually([&] { return server.notes->waiting == 1; }));
  auto done = server.drain(std::chrono::seconds(20));
  EXPECT_TRUE(idle.closed());
  EXPECT_THROW(server.connect(), std::runtime_error);
  EXPECT_NE(done.wait_for(milliseconds(0)), std::future_status::ready);
  server.notes->go_on = true;
  const RawResponse response = busy.read_response();
  EXPECT_EQ(response.body, "slow");
  EXPECT_EQ(response.header("connection"), "close");
  EXPECT_TRUE(busy.closed());
  EXPECT_EQ(done.wait_for(std::chrono::seconds(10)), std::future_status::ready);
  EXPECT_EQ(server.server().connections(), 0U);
}

TEST(Server, TellsBusyClientsToGoBeforeItClosesTheirConnections) {
  TestServer server;
  auto connection = server.connect();
  EXPECT_EQ(connection.get("/").status, 200);
  auto done = server.drain(std::chrono::seconds(20));
  RawResponse response;
  do {
    response = connection.get("/more");
    ASSERT_EQ(response.status, 200);
  } while (response.header("connection") != "close");
  EXPECT_TRUE(connection.closed());
  done.wait();
}

TEST(Server, CutsOffWhatDoesNotEnd) {
  TestServer server;
  const log::Capture capture;
  auto stuck = server.connect();
  stuck.send("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhel");
  ASSERT_TRUE(eventually([&] { return server.server().connections() == 1; }));
  server.drain(milliseconds(50)).wait();
  EXPECT_TRUE(stuck.closed());
}

TEST(Server, TellsTheFewTooManyToComeBackAndClosesTheRest) {
  TestServer server([](ListenerOptions& options) {
    options.limits.connections_per_ip = 2;
    options.limits.refused_connections = 1;
    options.limits.linger_deadline = std::chrono::seconds(60);
  });
  auto first = std::make_unique<RawConnection>(server.connect());
  auto second = server.connect();
  EXPECT_EQ(first->get("/").status, 200);
  EXPECT_EQ(second.get("/").status, 200);
  auto third = server.connect();
  const RawResponse refused = third.read_response();
  EXPECT_EQ(refused.status, 503);
  EXPECT_FALSE(refused.header("retry-after").empty());
  EXPECT_EQ(refused.header("connection"), "close");
  auto fourth = server.connect();
  EXPECT_TRUE(fourth.closed());
  third.close();
  first.reset();
  EXPECT_TRUE(eventually([&] {
    try {
      return server.connect().get("/").status == 200;
    } catch (const std::runtime_error&) {
      return false;  // closed without a word
    }
  }));
  EXPECT_EQ(second.get("/").status, 200);
}

TEST(Server, CountsNoClientsBehindATrustedProxy) {
  TestServer server([](ListenerOptions& options) {
    options.limits.connections_per_ip = 1;
    options.proxies = *TrustedProxies::parse("127.0.0.1");
  });
  std::vector<RawConnection> connections;
  for (int i = 0; i < 5; ++i) {
    connections.push_back(server.connect());
    EXPECT_EQ(connections.back().get("/").status, 200);
  }
}

// S32
TEST(Server, BelievesForwardedHeadersOfTrustedProxiesOnly) {
  const std::string headers =
      "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n"
      "Forwarded: for=1.1.1.1\r\nX-Real-IP: 1.1.1.1\r\nX-Forwarded-Host: evil\r\n";
  TestServer stranger;
  EXPECT_EQ(stranger.connect().get("/who", headers).body, "127.0.0.1 plain");
  TestServer proxied(
      [](ListenerOptions& options) { options.proxies = *TrustedProxies::parse("127.0.0.0/8"); });
  auto connection = proxied.connect();
  EXPECT_EQ(connection.get("/who", headers).body, "203.0.113.9 secure");
  EXPECT_EQ(connection.get("/who").body, "127.0.0.1 plain");
}

TEST(Server, SaysWhyItCannotListen) {
  TestServer server;
  ListenerOptions taken = server.make_options();
  taken.address.port = server.port();
  EXPECT_EQ(refusal_of(server, taken),
            "The listener 'test' cannot listen on " + taken.address.to_string() +
                ": another program listens there already. Stop it or choose another address.");
  ListenerOptions elsewhere = server.make_options();
  elsewhere.address = *ListenAddress::parse("192.0.2.1:0");
  EXPECT_NE(refusal_of(server, elsewhere).find("does not have that address"), std::string::npos);
}

TEST(Server, ListensOnUnixSockets) {
  const Folder folder;
  const std::string path = folder.file("s.sock");
  TestServer server([&](ListenerOptions& options) {
    options.address.path = path;
    options.limits.connections_per_ip = 1;
  });
  struct stat status{};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0660U);
  auto first = RawConnection::to_unix(path);
  auto second = RawConnection::to_unix(path);
  EXPECT_EQ(first.get("/who", "X-Forwarded-For: 1.1.1.1\r\n").body, "127.0.0.1 plain");
  EXPECT_EQ(second.get("/who").status, 200);

  ListenerOptions again = server.make_options();
  again.address.path = path;
  EXPECT_NE(refusal_of(server, again).find("another program listens there"), std::string::npos);
  server.drain(milliseconds(50)).wait();
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Server, ReplacesASocketFileThatNobodyListensOn) {
  const Folder folder;
  const std::string path = folder.file("s.sock");
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  const int left_behind = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(::bind(left_behind, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ::close(left_behind);
  TestServer server([&](ListenerOptions& options) { options.address.path = path; });
  EXPECT_EQ(RawConnection::to_unix(path).get("/").status, 200);

  ListenerOptions other = server.make_options();
  other.address.path = folder.file("plain");
  std::fclose(std::fopen(other.address.path.c_str(), "w"));
  EXPECT_NE(refusal_of(server, other).find("not a socket"), std::string::npos);
  EXPECT_TRUE(std::filesystem::exists(other.address.path));
}

// S66
TEST(Server, SpeaksTlsFromVersion12On) {
  const Folder folder;
  TestServer server([&](ListenerOptions& options) { options.tls = make_self_signed(folder, "a"); });
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    auto connection = RawConnection::to_tls(server.port(), version);
    EXPECT_EQ(connection.get("/who").body, "127.0.0.1 secure");
    EXPECT_EQ(connection.get("/large").body.size(), 100'000U);
    EXPECT_EQ(connection.get("/stream").body, "piece0\npiece2\n");
    EXPECT_EQ(connection.get("/", "Connection: close\r\n").status, 200);
    EXPECT_TRUE(connection.closed());
  }
  EXPECT_THROW(RawConnection::to_tls(server.port(), TLS1_1_VERSION), std::runtime_error);
  EXPECT_THROW(RawConnection::to_tls(server.port(), TLS1_VERSION), std::runtime_error);
  EXPECT_THROW(RawConnection::to_tls(server.port(), 0, "h2"), std::runtime_error);
  auto plain = server.connect();
  plain.send("GET / HTTP/1.1\r\n" + host + "\r\n");
  EXPECT_EQ(plain.read_some().find("HTTP"), std::string::npos);
}

TEST(Server, SaysWhichTlsFileIsWrong) {
  const Folder folder;
  TestServer server;
  ListenerOptions options = server.make_options();
  options.tls = TlsFiles{folder.file("none.crt"), folder.file("none.key")};
  EXPECT_NE(refusal_of(server, options).find("none.crt"), std::string::npos);
  options.tls = make_self_signed(folder, "a");
  options.tls->key = make_self_signed(folder, "b").key;
  EXPECT_NE(refusal_of(server, options).find("b.key"), std::string::npos);
}

}  // namespace
}  // namespace billspay::http
